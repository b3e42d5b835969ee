import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { PgBoss } from 'pg-boss';
import type { Database } from './schema.ts';
import type { Env } from './env.ts';

/** What is started once per process. It stands on globalThis because the start script and the built app load modules apart. */
export interface Runtime {
	env: Env;
	log: Logger;
	db: Kysely<Database>;
	jobs: PgBoss | null;
	/** Set by the app: founds the demonstration municipality; null when it is there already. */
	openDemonstration?: (password: string) => Promise<{ email: string; address: string } | null>;
}

const KEY = Symbol.for('luotsi.runtime');
const holder = globalThis as { [KEY]?: Runtime };

export function setRuntime(runtime: Runtime | undefined): void {
	if (runtime) holder[KEY] = runtime;
	else delete holder[KEY];
}

export function runtime(): Runtime {
	const found = holder[KEY];
	if (!found) throw new Error('Luotsi has not been started: call boot() first.');
	return found;
}
