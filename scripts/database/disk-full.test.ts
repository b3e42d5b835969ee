import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { logTo } from '../log.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

const log = logTo(process.stderr, 'silent');
const canMount = process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0;

function smallDisk(megabytes: number) {
	const folder = temporaryFolder();
	execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
	const ballast = path.join(folder, 'ballast');
	return {
		dataDir: path.join(folder, 'data'),
		fill() {
			const { bavail, bsize } = statfsSync(folder);
			writeFileSync(ballast, Buffer.alloc(bavail * bsize));
		},
		free: () => rmSync(ballast),
		[Symbol.dispose]() {
			execFileSync('umount', ['-l', folder]);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

test.runIf(canMount)('a new database on a nearly full disk is refused with what it needs', async () => {
	using disk = smallDisk(50);
	await expect(startEmbeddedPostgres({ dataDir: disk.dataDir, log })).rejects.toThrow(
		/has \d+ MB free; a new database needs 200 MB/,
	);
});

test.runIf(canMount)('a start on a full disk says so, and works again when space is freed', async () => {
	using disk = smallDisk(260);
	const options = { dataDir: disk.dataDir, log, isFast: true };
	await (await startEmbeddedPostgres(options)).stop();
	disk.fill();
	await expect(startEmbeddedPostgres(options)).rejects.toThrow(/disk .*is full/i);
	disk.free();
	await (await startEmbeddedPostgres(options)).stop();
});

test('a data folder that cannot be made is refused in a sentence', async () => {
	const folder = temporaryFolder();
	writeFileSync(path.join(folder, 'file'), '');
	const dataDir = path.join(folder, 'file', 'data');
	await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toThrow(
		/Using the data folder .* failed: ENOTDIR/,
	);
	rmSync(folder, { recursive: true });
});
