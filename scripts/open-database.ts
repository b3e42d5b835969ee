import type { Env } from '../web/src/platform/env.ts';
import { startEmbeddedPostgres } from './database/embedded-postgres.ts';
import type { Log } from './log.ts';
import type { Parts } from './stop-on-signal.ts';

/** The operator's database, or the embedded one. Returns the address of its owner. */
export async function openDatabase(env: Env, log: Log, parts: Parts): Promise<string> {
	if (env.databaseUrl) return env.databaseUrl;
	parts.database = await startEmbeddedPostgres({ dataDir: env.dataDir, log, note: env.origin });
	return parts.database.url;
}
