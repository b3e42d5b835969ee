import { append, type AuditEntry, type Subject } from './audit.server.ts';
import { inTenant, type Db } from './db.server.ts';
import { once } from './idempotency.server.ts';
import { permissionsOf, type Permission, type Standing } from './permission/permissions.ts';
import { refuse } from './refusal.ts';
import { Reading } from './reading.server.ts';
import { runtime } from './runtime.server.ts';

export type Locale = 'fi' | 'sv' | 'en';

/** Notes what a change did; the notes are written to the audit trail in the same transaction. */
export type RecordEvent = (verb: string, subject: Subject, change?: Record<string, unknown>) => void;

export interface Standings {
	tenantId: string;
	tenantSlug: string;
	personId: string | null;
	name: string;
	standings: readonly Standing[];
	/** Units the person speaks for; null means every unit. */
	unitIds: readonly string[] | null;
	locale: Locale;
}

/** Who acts, for which tenant, with which rights: the only way to a database handle. */
export class Actor {
	readonly tenantId: string;
	readonly tenantSlug: string;
	readonly personId: string | null;
	readonly name: string;
	readonly standings: readonly Standing[];
	readonly unitIds: readonly string[] | null;
	readonly locale: Locale;
	readonly permissions: ReadonlySet<Permission>;
	readonly #reading: Reading;

	constructor(who: Standings, reading = new Reading(who.tenantId)) {
		this.tenantId = who.tenantId;
		this.tenantSlug = who.tenantSlug;
		this.personId = who.personId;
		this.name = who.name;
		this.standings = who.standings;
		this.unitIds = who.unitIds;
		this.locale = who.locale;
		this.permissions = permissionsOf(who.standings);
		this.#reading = reading;
	}

	may(permission: Permission): boolean {
		return this.permissions.has(permission);
	}

	/** Refuses unless the permission is held, and for the given unit where the right is a unit's. */
	must(permission: Permission, unitId?: string): void {
		if (!this.may(permission)) refuse(this.personId ? 'forbidden' : 'sign_in_first', { permission });
		if (unitId && this.unitIds && !this.unitIds.includes(unitId)) refuse('forbidden', { permission });
	}

	/** The person behind the act; a link or a visitor has none. */
	get person(): string {
		return this.personId ?? refuse('sign_in_first');
	}

	read<T>(work: (db: Db) => Promise<T>): Promise<T> {
		return this.#reading.read(work);
	}

	/**
	 * Work and its audit events share one transaction; work that notes nothing is a bug and is rolled back.
	 * With a key, the same call made twice is done once and answered twice. Work may be run again where it and another
	 * change wait for each other.
	 */
	change<T>(
		work: (db: Db, record: RecordEvent) => Promise<T>,
		key?: { verb: string; key: string | undefined },
	): Promise<T> {
		return untilNoDeadlock(() => this.#changeOnce(work, key));
	}

	#changeOnce<T>(
		work: (db: Db, record: RecordEvent) => Promise<T>,
		key: { verb: string; key: string | undefined } | undefined,
	): Promise<T> {
		return inTenant(runtime().db, this.tenantId, 'change', async (db) => {
			const run = async () => {
				const entries: AuditEntry[] = [];
				const answer = await work(db, (verb, subject, change) =>
					entries.push({ verb, subject, ...(change && { change }) }),
				);
				if (entries.length === 0) throw new Error('A change must leave at least one audit event.');
				await append(db, this.tenantId, this, entries);
				return answer;
			};
			return key?.key ? once(db, { verb: key.verb, key: key.key }, run) : run();
		});
	}
}

const MOST_TRIES = 4;
/** PostgreSQL's codes of a transaction that may simply be tried again: deadlock and serialization failure. */
const passing = new Set(['40P01', '40001']);

async function untilNoDeadlock<T>(run: () => Promise<T>): Promise<T> {
	for (let left = MOST_TRIES; ; left--) {
		try {
			return await run();
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? String(error.code) : '';
			if (left === 1 || !passing.has(code)) throw error;
		}
	}
}
