import { createHash, randomBytes } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import pg from 'pg';
import { pino, type Logger } from 'pino';
import { openDatabase, openPool } from './db.server.ts';
import type { Env } from './env.ts';
import { migrate } from './migrate.server.ts';
import { assertPowerless, assertDurable } from './safety.server.ts';
import { setRuntime } from './runtime.server.ts';

interface BootOptions {
	ownerUrl: string;
	env: Env;
	log?: Logger;
}

/** A one-time link for the first administrator; made only while there is no tenant at all. */
async function foundingLink(ownerUrl: string, env: Env): Promise<string | null> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		const { rowCount } = await client.query(
			'select 1 from gate.tenant_address where not is_demonstration limit 1',
		);
		if (rowCount) return null;
		const token = randomBytes(24).toString('base64url');
		await client.query('delete from gate.founding_token where used_at is null');
		await client.query('insert into gate.founding_token (token_hash) values ($1)', [
			createHash('sha256').update(token).digest(),
		]);
		return `${env.origin}/found/${token}`;
	} finally {
		await client.end();
	}
}

function makeJobs(url: string, onError: (error: Error) => void): PgBoss {
	const jobs = new PgBoss({ connectionString: url, schema: 'pgboss', createSchema: false, max: 4 });
	jobs.on('error', onError);
	return jobs;
}

/** Migrates, opens the powerless pools and leaves the runtime where the app finds it. */
export async function boot(
	options: BootOptions,
): Promise<{ close(): Promise<void>; foundingLink: string | null }> {
	const { env, ownerUrl } = options;
	const log = options.log ?? createLog(env);
	const urls = await migrate(ownerUrl);
	let isClosing = false;
	// The error carries its whole client: only what happened is told, and nothing of the connections we close ourselves.
	const tell = (what: string) => (error: Error & { code?: string }) => {
		if (!isClosing) log.warn({ code: error.code, reason: error.message }, what);
	};
	const pool = openPool(urls.app, env.databasePoolSize, tell('database connection'));
	await assertPowerless(pool);
	await assertDurable(pool);
	const jobs = makeJobs(urls.jobs, tell('job queue'));
	const db = openDatabase(pool);
	setRuntime({ env, log, db, jobs });
	return {
		foundingLink: await foundingLink(ownerUrl, env),
		async close() {
			isClosing = true;
			await jobs.stop({ graceful: true, timeout: 5_000 }).catch(() => {});
			await db.destroy();
			setRuntime(undefined);
		},
	};
}

export function createLog(env: Env): Logger {
	return pino({
		level: env.logLevel,
		redact: {
			paths: [
				'password',
				'*.password',
				'token',
				'*.token',
				'cookie',
				'*.cookie',
				'authorization',
				'*.authorization',
			],
			censor: '[hidden]',
		},
	});
}
