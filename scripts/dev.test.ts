import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { processesIn } from './processes.ts';
import { freePort } from './testing/free-port.ts';
import { endAll, runScript } from './testing/run-process.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

afterEach(endAll);

test('SIGTERM ends the start for development in order and leaves no database server behind', async () => {
	const folder = temporaryFolder();
	const env = {
		...process.env,
		DATABASE_URL: '',
		ORIGIN: '',
		PORT: String(await freePort()),
		DATA_DIR: folder,
	};
	const run = runScript('scripts/dev.ts', [], { env });
	await run.wrote(/Luotsi is ready: /);
	const cluster = path.join(folder, 'postgres');
	expect(processesIn(cluster, 'postgres')).not.toEqual([]);
	run.child.kill('SIGTERM');
	expect(await run.ended).toBe(0);
	expect(run.output()).toContain('stopped');
	expect(processesIn(cluster, 'postgres')).toEqual([]);
}, 60_000);
