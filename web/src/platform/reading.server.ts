import { inTenant, type Db } from './db.server.ts';
import { runtime } from './runtime.server.ts';

interface Open {
	db: Promise<Db>;
	readers: number;
	end(): void;
}

/**
 * Reads of one actor that overlap or follow at once share a transaction: each statement still sees what is committed
 * when it begins. After a fault the next read begins anew.
 */
export class Reading {
	readonly #tenantId: string;
	#open: Open | undefined;

	constructor(tenantId: string) {
		this.#tenantId = tenantId;
	}

	async read<T>(work: (db: Db) => Promise<T>): Promise<T> {
		const open = (this.#open ??= this.#begin());
		open.readers++;
		try {
			return await work(await open.db);
		} catch (error) {
			if (this.#open === open) this.#open = undefined;
			throw error;
		} finally {
			open.readers--;
			if (this.#open === open) setImmediate(() => this.#endIfIdle(open));
			else if (open.readers === 0) open.end();
		}
	}

	#endIfIdle(open: Open): void {
		if (open.readers > 0 || this.#open !== open) return;
		this.#open = undefined;
		open.end();
	}

	#begin(): Open {
		const begun = Promise.withResolvers<Db>();
		const ended = Promise.withResolvers<void>();
		const whole = inTenant(runtime().db, this.#tenantId, 'read', (db) => {
			begun.resolve(db);
			return ended.promise;
		});
		// What was read is read; that the end of it failed changes nothing.
		whole.catch(begun.reject);
		begun.promise.catch(() => {});
		return { db: begun.promise, readers: 0, end: ended.resolve };
	}
}
