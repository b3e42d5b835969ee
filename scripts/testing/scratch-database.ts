import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../database/embedded-postgres.ts';
import { logTo } from '../log.ts';
import { processesIn, signal } from '../processes.ts';
import { temporaryFolder } from './temporary-folder.ts';

const log = logTo(process.stderr, 'silent');

/** A data folder of its own for one test; whatever still runs in it at the end is ended. */
export function scratch() {
	const folder = temporaryFolder();
	const dataDir = path.join(folder, 'data');
	const cluster = path.join(dataDir, 'postgres');
	return {
		dataDir,
		cluster,
		start: (isFast = true): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ dataDir, log, isFast }),
		/** Lock file of the server while it runs. */
		postmasterLock: () => readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'),
		[Symbol.dispose]() {
			for (const { pid } of processesIn(cluster, 'postgres')) signal(pid, 'SIGKILL');
			rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
		},
	};
}

export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
	const client = new pg.Client({ connectionString: url });
	client.on('error', () => undefined);
	await client.connect();
	const { rows } = await client.query(sql).finally(() => client.end());
	return rows as Record<string, unknown>[];
}
