import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { logTo } from '../log.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { isRoot } from './native-binaries.ts';

const log = logTo(process.stderr, 'silent');

test.runIf(isRoot)(
	'below a closed folder the database is kept elsewhere, noted, and never silently begun anew',
	async () => {
		const closed = mkdtempSync(path.join(os.tmpdir(), 'luotsi-'));
		const options = { dataDir: path.join(closed, 'data'), log, isFast: true };
		const first = await startEmbeddedPostgres(options);
		await first.stop();
		const note = path.join(options.dataDir, 'database-folder');
		expect(first.folder).toMatch(/^\/var\/lib\/luotsi-data-/);
		expect(readFileSync(note, 'utf8').trim()).toBe(first.folder);

		chmodSync(closed, 0o755);
		const second = await startEmbeddedPostgres(options);
		await second.stop();
		expect(second.folder).toBe(first.folder);

		rmSync(path.dirname(first.folder), { recursive: true });
		await expect(startEmbeddedPostgres(options)).rejects.toThrow(
			`The database folder ${first.folder} is missing.`,
		);
		rmSync(closed, { recursive: true });
	},
);

test('a folder with a long path works: the socket is then kept elsewhere', async () => {
	const folder = temporaryFolder();
	const options = { dataDir: path.join(folder, 'n'.repeat(100)), log, isFast: true };
	const server = await startEmbeddedPostgres(options);
	expect(decodeURIComponent(server.url)).not.toContain('nnnn');
	await server.stop();
	rmSync(folder, { recursive: true });
});
