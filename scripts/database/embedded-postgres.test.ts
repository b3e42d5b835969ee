import { statSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { findProcess, processesIn, within } from '../processes.ts';
import { endAll, runScript } from '../testing/run-process.ts';
import { ask, scratch } from '../testing/scratch-database.ts';

afterEach(endAll);

const hold = 'scripts/testing/hold-database.ts';

test('a new database is durable, checked, Finnish and reached through a private socket only', async () => {
	using place = scratch();
	const server = await place.start(false);
	const settings = await ask(
		server.url,
		`select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes',
			'data_checksums', 'data_sync_retry', 'listen_addresses', 'max_connections', 'recovery_init_sync_method')`,
	);
	expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
		data_checksums: 'on',
		data_sync_retry: 'off',
		fsync: 'on',
		full_page_writes: 'on',
		listen_addresses: '',
		max_connections: '60',
		recovery_init_sync_method: 'syncfs',
		synchronous_commit: 'on',
	});
	const words = await ask(
		server.url,
		`select word from unnest(array['öljy', 'zeppelin', 'ärla', 'å', 'a']) word order by word`,
	);
	expect(words.map(({ word }) => word)).toEqual(['a', 'zeppelin', 'å', 'ärla', 'öljy']);
	expect(statSync(place.cluster).mode & 0o777).toBe(0o700);
	await server.stop();
	expect(processesIn(place.cluster, 'postgres')).toEqual([]);
});

test('rows outlive an orderly stop', async () => {
	using place = scratch();
	const first = await place.start();
	await ask(first.url, 'create table kept as select 1 as one');
	await first.stop();
	const second = await place.start();
	expect(await ask(second.url, 'select one from kept')).toEqual([{ one: 1 }]);
	await second.stop();
});

test('after kill -9 of the application the next start replaces the server left behind and keeps every row', async () => {
	using place = scratch();
	const app = runScript(hold, [place.dataDir]);
	const { url, pid } = JSON.parse((await app.wrote(/^\{"url".*\}$/m))[0]) as { url: string; pid: number };
	await ask(url, 'create table kept as select 1 as one');
	app.child.kill('SIGKILL');
	await app.ended;
	expect(findProcess(pid)?.isZombie).toBe(false);

	const server = await place.start();
	expect(await ask(server.url, 'select one from kept')).toEqual([{ one: 1 }]);
	expect(findProcess(pid)?.isZombie ?? true).toBe(true);
	expect(server.pid()).not.toBe(pid);
	await server.stop();
});

test('after kill -9 of both the next start recovers every acknowledged row', async () => {
	using place = scratch();
	const app = runScript(hold, [place.dataDir]);
	const { url, pid } = JSON.parse((await app.wrote(/^\{"url".*\}$/m))[0]) as { url: string; pid: number };
	await ask(url, 'create table kept as select 1 as one');
	process.kill(pid, 'SIGKILL');
	app.child.kill('SIGKILL');
	await app.ended;
	const server = await place.start();
	expect(await ask(server.url, 'select one from kept')).toEqual([{ one: 1 }]);
	await server.stop();
});

test('a second application on the same folder is refused, and told who holds it', async () => {
	using place = scratch();
	const app = runScript(hold, [place.dataDir]);
	await app.wrote(/"url"/);
	await expect(place.start()).rejects.toThrow(
		`Luotsi already runs on the data folder ${place.dataDir}: process ${app.child.pid}`,
	);
	app.child.kill('SIGTERM');
	expect(await app.ended).toBe(0);
	const server = await place.start();
	await server.stop();
});

test('of three applications that start at the same moment one gets the folder', async () => {
	using place = scratch();
	const runs = [1, 2, 3].map(() => runScript(hold, [place.dataDir]));
	const outcomes = await Promise.allSettled(runs.map((run) => run.wrote(/"url"/)));
	expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	for (const { child } of runs) child.kill('SIGTERM');
	await Promise.all(runs.map(({ ended }) => ended));
	expect(processesIn(place.cluster, 'postgres')).toEqual([]);
});

test('a server that dies is started again at the same address', async () => {
	using place = scratch();
	const server = await place.start(false);
	await ask(server.url, 'create table kept as select 1 as one');
	const first = server.pid() ?? 0;
	process.kill(first, 'SIGKILL');
	expect(await within(10_000, () => server.pid() !== first)).toBe(true);
	expect(await ask(server.url, 'select one from kept')).toEqual([{ one: 1 }]);
	await server.stop();
	expect(processesIn(place.cluster, 'postgres')).toEqual([]);
});

test('stopping while a dead server is being brought back leaves nothing running', async () => {
	using place = scratch();
	const server = await place.start();
	process.kill(server.pid() ?? 0, 'SIGKILL');
	await within(150, () => false);
	await server.stop();
	expect(processesIn(place.cluster, 'postgres')).toEqual([]);
	expect(await (await place.start()).stop()).toBeUndefined();
});
