import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findProcess, processesIn, within } from '../processes.ts';
import { endAll, runProcess } from '../testing/run-process.ts';
import { ask, scratch } from '../testing/scratch-database.ts';
import { isRoot } from './native-binaries.ts';

afterEach(endAll);

// A pid of another user would never stand in PostgreSQL's way.
const asDatabaseUser = isRoot ? { uid: 65_534, gid: 65_534 } : {};

/** Stops the server, then leaves its lock file as if it had been killed and its pid were this one. */
async function leaveLock(place: ReturnType<typeof scratch>, pid: number | string): Promise<void> {
	const server = await place.start();
	await ask(server.url, 'create table kept as select 1 as one');
	const lock = place.postmasterLock();
	await server.stop();
	const text = pid === '' ? '' : lock.replace(/^\d+/, String(pid));
	writeFileSync(path.join(place.cluster, 'postmaster.pid'), text);
	writeFileSync(path.join(place.cluster, '.s.PGSQL.5432.lock'), text);
}

async function startsWithItsRows(place: ReturnType<typeof scratch>): Promise<void> {
	const server = await place.start();
	expect(await ask(server.url, 'select one from kept')).toEqual([{ one: 1 }]);
	await server.stop();
}

test('a lock file of a dead server does not stop the start', async () => {
	using place = scratch();
	const gone = runProcess('true', []);
	await gone.ended;
	await leaveLock(place, gone.child.pid ?? 0);
	await startsWithItsRows(place);
});

test('a lock file that names a zombie does not stop the start', async () => {
	using place = scratch();
	const parent = runProcess('sh', ['-c', 'true & exec sleep 60'], asDatabaseUser);
	const zombie = () => childrenOf(parent.child.pid ?? 0).find((pid) => findProcess(pid)?.isZombie);
	expect(await within(5000, () => zombie() !== undefined)).toBe(true);
	await leaveLock(place, zombie() ?? 0);
	await startsWithItsRows(place);
});

test('a lock file whose pid belongs to another program by now does not stop the start', async () => {
	using place = scratch();
	const other = runProcess('sleep', ['60'], asDatabaseUser);
	await leaveLock(place, other.child.pid ?? 0);
	await startsWithItsRows(place);
	expect(other.child.exitCode).toBeNull();
});

test('a lock file whose pid is the server of another folder does not stop the start, nor harm that server', async () => {
	using place = scratch();
	using neighbour = scratch();
	const other = await neighbour.start();
	await leaveLock(place, other.pid() ?? 0);
	await startsWithItsRows(place);
	expect(await ask(other.url, 'select 1 as one')).toEqual([{ one: 1 }]);
	await other.stop();
});

test('an empty lock file, as a full disk leaves it, does not stop the start', async () => {
	using place = scratch();
	await leaveLock(place, '');
	await startsWithItsRows(place);
});

test('processes are known by the folder they work in', async () => {
	using place = scratch();
	const server = await place.start();
	expect(processesIn(place.cluster, 'postgres').map(({ pid }) => pid)).toContain(server.pid());
	expect(processesIn(place.dataDir, 'postgres')).toEqual([]);
	await server.stop();
});

function childrenOf(parent: number): number[] {
	const pids = Array.from({ length: 200 }, (_, step) => parent + step);
	return pids.filter((pid) => findProcess(pid)?.parent === parent);
}
