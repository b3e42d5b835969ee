import { createServer, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { endAll, runScript } from './testing/run-process.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

afterEach(endAll);

test('a wrong setting ends the start with one sentence for each and no stack', async () => {
	const env = { ...process.env, PORT: 'abc', DATABASE_URL: 'mysql://root:hunter2@db' };
	const run = runScript('scripts/start.ts', [], { env });
	expect(await run.ended).toBe(1);
	expect(run.output()).toBe(
		'PORT is "abc", but it must be a whole number from 1 to 65535.\n' +
			'DATABASE_URL is (a hidden value), but it must be an address such as postgres://user:password@host:5432/luotsi.\n',
	);
});

test('a taken port ends the start before anything else is touched', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => other.once('listening', resolve));
	const { port } = other.address() as AddressInfo;
	const env = { ...process.env, PORT: String(port), DATA_DIR: temporaryFolder() };
	const run = runScript('scripts/start.ts', [], { env });
	expect(await run.ended).toBe(1);
	expect(run.output()).toMatch(
		/^Port \d+ is taken by process \d+ \(.+\)\. Use another: PORT=\d+ npm start\n$/,
	);
	other.close();
});

test('a demonstration that cannot be made is told after the product is ready, and the product runs on', async () => {
	const run = runScript('scripts/testing/hold-demonstration.ts', ['--demo'], { env: process.env });
	await run.wrote(/The demonstration municipality could not be made\. .*no schedule/);
	expect(run.output()).toMatch(/^Luotsi is ready: \S+/);
	run.child.kill('SIGTERM');
	expect(await run.ended).toBe(0);
});
