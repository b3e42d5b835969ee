import { createHash } from 'node:crypto';
import type { Db } from './db.server.ts';

export interface Subject {
	type: string;
	id: string;
}

export interface AuditEntry {
	verb: string;
	subject: Subject;
	change?: Record<string, unknown>;
}

interface Who {
	personId: string | null;
	name: string;
}

/** Keys sorted at every depth, so that a hash made before the database equals one made after. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
	entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

function chain(previous: Buffer, event: Record<string, unknown>): Buffer {
	return createHash('sha256').update(previous).update(canonical(event)).digest();
}

interface Link {
	seq: number;
	hash: Buffer;
}

/** The next row of the chain: everything it tells is in its hash. */
function follow(previous: Link, at: Date, who: Who, { verb, subject, change = {} }: AuditEntry) {
	const plain = JSON.parse(JSON.stringify(change)) as Record<string, unknown>;
	const told = {
		seq: previous.seq + 1,
		person_id: who.personId,
		person_name: who.name,
		verb,
		subject_type: subject.type,
		subject_id: subject.id,
	};
	const hash = chain(previous.hash, { ...told, at: at.toISOString(), change: plain });
	return { ...told, at, change: JSON.stringify(plain), hash };
}

/** Appends events to the tenant's chain; the head row is locked, so the order is one. */
export async function append(
	db: Db,
	tenantId: string,
	who: Who,
	entries: readonly AuditEntry[],
): Promise<void> {
	const heads = db.selectFrom('audit_head').select(['seq', 'hash']).where('tenant_id', '=', tenantId);
	let last: Link = await heads.forUpdate().executeTakeFirstOrThrow();
	const at = new Date();
	const rows = entries.map((entry) => {
		const row = follow(last, at, who, entry);
		last = row;
		return row;
	});
	for (let from = 0; from < rows.length; from += 500)
		await db
			.insertInto('audit_event')
			.values(rows.slice(from, from + 500))
			.execute();
	const { seq, hash } = last;
	await db.updateTable('audit_head').set({ seq, hash }).where('tenant_id', '=', tenantId).execute();
}

/** The first event whose hash does not follow from the one before it, or null when the whole chain holds. */
export async function firstBroken(db: Db): Promise<number | null> {
	let previous: Buffer = Buffer.from([0]);
	let seq = 0;
	for (;;) {
		const events = await db
			.selectFrom('audit_event')
			.selectAll()
			.where('seq', '>', seq)
			.orderBy('seq')
			.limit(1000)
			.execute();
		for (const { tenant_id: _, hash, at, ...rest } of events) {
			if (rest.seq !== seq + 1) return seq + 1;
			const expected = chain(previous, { ...rest, at: at.toISOString() });
			if (!expected.equals(hash)) return rest.seq;
			previous = hash;
			seq = rest.seq;
		}
		if (events.length < 1000) break;
	}
	const head = await db.selectFrom('audit_head').selectAll().executeTakeFirst();
	return head && (head.seq !== seq || !head.hash.equals(previous)) ? seq + 1 : null;
}
