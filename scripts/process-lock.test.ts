import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { lockHolder, takeLock } from './process-lock.ts';
import { endAll, runProcess } from './testing/run-process.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

afterEach(endAll);

const newLockFile = () => path.join(temporaryFolder(), 'a.lock');

async function heldLock(): Promise<{ file: string; holder: Record<string, unknown> }> {
	const file = newLockFile();
	const lock = await takeLock(file, 'http://localhost:1');
	const holder = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
	lock.release();
	return { file, holder };
}

test('a held lock is refused with its holder; a released one can be taken', async () => {
	const file = newLockFile();
	const lock = await takeLock(file, 'http://localhost:1');
	await expect(takeLock(file)).rejects.toMatchObject({
		holder: { pid: process.pid, note: 'http://localhost:1' },
	});
	expect(await lockHolder(file)).toMatchObject({ pid: process.pid });
	lock.release();
	expect(existsSync(file)).toBe(false);
	(await takeLock(file)).release();
});

test('a lock whose pid is reused by another process is taken over', async () => {
	const { file, holder } = await heldLock();
	const other = runProcess('sleep', ['60']);
	writeFileSync(file, JSON.stringify({ ...holder, pid: other.child.pid }));
	(await takeLock(file)).release();
});

test('a lock of a process that is gone is taken over', async () => {
	const { file, holder } = await heldLock();
	const other = runProcess('true', []);
	await other.ended;
	writeFileSync(file, JSON.stringify({ ...holder, pid: other.child.pid }));
	expect(await lockHolder(file)).toBeUndefined();
	(await takeLock(file)).release();
});

test('a broken lock file is taken over', async () => {
	const file = newLockFile();
	writeFileSync(file, '{"pid":');
	(await takeLock(file)).release();
});

test('a lock from another container counts while it is renewed, and no longer', async () => {
	const { file, holder } = await heldLock();
	writeFileSync(file, JSON.stringify({ ...holder, place: 'another', host: 'other-container' }));
	const renewing = setInterval(() => utimesSync(file, new Date(), new Date()), 200);
	await expect(takeLock(file)).rejects.toMatchObject({ holder: { host: 'other-container' } });
	clearInterval(renewing);
	const longAgo = new Date(Date.now() - 3_600_000);
	utimesSync(file, longAgo, longAgo);
	(await takeLock(file)).release();
});
