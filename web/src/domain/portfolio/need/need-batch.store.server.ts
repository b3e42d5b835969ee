import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Database } from '#platform/schema.ts';

export type NeedRow = Insertable<Database['need']>;
export type WordingRow = Insertable<Database['wording']>;
export type EffortRow = Insertable<Database['need_effort']>;

/** Where news of a sentence go, in the language in which it was said; nothing when no address was left. */
export function newsColumns({ locale }: { locale: Locale }, email: string | undefined) {
	return email ? { submitter_email: email.toLowerCase(), submitter_locale: locale } : {};
}

const ROWS_AT_ONCE = 1000;

/** The first of `count` new numbers; the row stays locked until the end, so that none is skipped or given twice. */
export async function takeNumbers(db: Db, count: number): Promise<number> {
	const { last } = await db
		.insertInto('need_counter')
		.values({ last_number: count })
		.onConflict((conflict) =>
			conflict
				.column('tenant_id')
				.doUpdateSet({ last_number: sql<number>`need_counter.last_number + ${count}` }),
		)
		.returning('last_number as last')
		.executeTakeFirstOrThrow();
	return last - count + 1;
}

/** Ids of the rows in fact written: an outside key that is already there is left out. */
export async function insertNeeds(db: Db, rows: readonly NeedRow[]): Promise<number> {
	let written = 0;
	for (const part of parts(rows)) {
		const answer = await db
			.insertInto('need')
			.values([...part])
			.onConflict((conflict) => conflict.columns(['tenant_id', 'external_key']).doNothing())
			.executeTakeFirstOrThrow();
		written += Number(answer.numInsertedOrUpdatedRows);
	}
	return written;
}

export async function insertWordings(db: Db, rows: readonly WordingRow[]): Promise<void> {
	for (const part of parts(rows))
		await db
			.insertInto('wording')
			.values([...part])
			.execute();
}

export async function insertEffort(db: Db, rows: readonly EffortRow[]): Promise<void> {
	for (const part of parts(rows))
		await db
			.insertInto('need_effort')
			.values([...part])
			.execute();
}

export async function countUnits(db: Db, ids: readonly string[]): Promise<number> {
	const { count } = await db
		.selectFrom('service_unit')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('id', 'in', ids)
		.executeTakeFirstOrThrow();
	return count;
}

export async function countRoles(db: Db, ids: readonly string[]): Promise<number> {
	const { count } = await db
		.selectFrom('role')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('id', 'in', ids)
		.executeTakeFirstOrThrow();
	return count;
}

function* parts<T>(rows: readonly T[]): Generator<readonly T[]> {
	for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE);
}
