import { AsyncLocalStorage } from 'node:async_hooks';
import {
	CompiledQuery,
	Kysely,
	PostgresDialect,
	PostgresDriver,
	type DatabaseConnection,
	type Driver,
	type Transaction,
	type TransactionSettings,
} from 'kysely';
import pg from 'pg';
import { nameStatements } from './named-statements.server.ts';
import type { Database } from './schema.ts';

export type Db = Transaction<Database>;

const { types } = pg;
// Dates stay as written; counts and money fit a double.
types.setTypeParser(types.builtins.DATE, (value) => value);
types.setTypeParser(types.builtins.INT8, Number);
types.setTypeParser(types.builtins.NUMERIC, Number);

export function openPool(connectionString: string, size: number, onError: (error: Error) => void): pg.Pool {
	const pool = new pg.Pool({
		connectionString,
		max: size,
		connectionTimeoutMillis: 10_000,
		statement_timeout: 15_000,
		idle_in_transaction_session_timeout: 30_000,
	});
	// Without both listeners a server shutdown would end the process.
	pool.on('error', onError);
	pool.on('connect', (client) => client.on('error', onError));
	pool.on('connect', nameStatements);
	return pool;
}

export function openDatabase(pool: pg.Pool): Kysely<Database> {
	return new Kysely<Database>({ dialect: new TenantDialect(pool) });
}

// On globalThis, because the start script opens the pool and the built app begins the transactions.
const KEY = Symbol.for('luotsi.tenant');
const holder = globalThis as { [KEY]?: AsyncLocalStorage<string> };
const beginsFor = (holder[KEY] ??= new AsyncLocalStorage<string>());

class TenantDialect extends PostgresDialect {
	readonly #pool: pg.Pool;

	constructor(pool: pg.Pool) {
		super({ pool });
		this.#pool = pool;
	}

	override createDriver(): Driver {
		return new TenantDriver({ pool: this.#pool });
	}
}

/** Begins and names the tenant in one round trip. */
class TenantDriver extends PostgresDriver {
	override async beginTransaction(
		connection: DatabaseConnection,
		settings: TransactionSettings,
	): Promise<void> {
		const tenantId = beginsFor.getStore();
		if (!tenantId) throw new Error('A transaction is of one tenant: call inTenant().');
		const begin = `start transaction ${settings.accessMode ?? 'read only'}`;
		const see = `select set_config('app.tenant', ${pg.escapeLiteral(tenantId)}, true)`;
		await connection.executeQuery(CompiledQuery.raw(`${begin}; ${see}`));
	}
}

const away = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|53300|57P0[123]|08...)$/;
const cut =
	/^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** True of an error that says nothing of the request: the database is down, restarts or takes no more connections. */
export function isDatabaseAway(cause: unknown): boolean {
	if (!(cause instanceof Error)) return false;
	const { code, syscall } = cause as Error & { code?: string; syscall?: string };
	if (code === 'ENOENT') return syscall === 'connect';
	return (code !== undefined && away.test(code)) || cut.test(cause.message);
}

/** Runs work in one transaction that sees one tenant's rows and no other. */
export function inTenant<T>(
	db: Kysely<Database>,
	tenantId: string,
	mode: 'read' | 'change',
	work: (db: Db) => Promise<T>,
): Promise<T> {
	return beginsFor.run(tenantId, () =>
		db
			.transaction()
			.setAccessMode(mode === 'read' ? 'read only' : 'read write')
			.execute(work),
	);
}
