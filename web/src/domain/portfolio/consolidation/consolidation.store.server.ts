import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Act, ActKind, Done, Named } from './consolidation-act.ts';
import type { Pair } from './suggested-group.ts';

export interface NewAct<Kind extends ActKind = ActKind> {
	id: string;
	kind: Kind;
	needId: string;
	needIds: readonly string[];
	done: Done[Kind] & { names: readonly Named[] };
	doneBy: string | null;
}

/** The caller holds the lock of dependencies, so that numbers go one by one. */
export async function insert(db: Db, act: NewAct): Promise<number> {
	const { number } = await db
		.insertInto('consolidation_act')
		.values({
			id: act.id,
			number: sql<number>`(select coalesce(max(number), 0) + 1 from consolidation_act)`,
			kind: act.kind,
			need_id: act.needId,
			need_ids: [...act.needIds],
			done: JSON.stringify(act.done),
			done_by: act.doneBy,
		})
		.returning('number')
		.executeTakeFirstOrThrow();
	return number;
}

function acts(db: Db) {
	return db
		.selectFrom('consolidation_act as act')
		.leftJoin('person as doer', (join) =>
			join.onRef('doer.tenant_id', '=', 'act.tenant_id').onRef('doer.id', '=', 'act.done_by'),
		)
		.leftJoin('person as undoer', (join) =>
			join.onRef('undoer.tenant_id', '=', 'act.tenant_id').onRef('undoer.id', '=', 'act.undone_by'),
		)
		.select([
			'act.id',
			'act.number',
			'act.kind',
			'act.need_id as needId',
			'act.need_ids as needIds',
			'act.done',
			'act.done_at as doneAt',
			'act.undone_at as undoneAt',
			'doer.name as doneBy',
			'undoer.name as undoneBy',
		]);
}

export async function find(db: Db, id: string): Promise<Act | undefined> {
	return (await acts(db).where('act.id', '=', id).executeTakeFirst()) as Act | undefined;
}

/** Newest first. */
export async function list(db: Db, from: { offset: number; size: number }): Promise<Act[]> {
	const rows = await acts(db).orderBy('act.number', 'desc').offset(from.offset).limit(from.size).execute();
	return rows as Act[];
}

export async function count(db: Db): Promise<{ all: number; live: number }> {
	return db
		.selectFrom('consolidation_act')
		.select([
			sql<number>`count(*)`.as('all'),
			sql<number>`count(*) filter (where undone_at is null)`.as('live'),
		])
		.executeTakeFirstOrThrow();
}

/** The newest act of a person that is not undone. */
export async function findLatest(db: Db, personId: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('consolidation_act')
		.select('id')
		.where('done_by', '=', personId)
		.where('undone_at', 'is', null)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.id;
}

/** Mergers in force under the given need that were made on the workbench, with what was chosen then. */
export async function listMergesInto(db: Db, needId: string): Promise<Act[]> {
	const rows = await acts(db)
		.where('act.need_id', '=', needId)
		.where('act.kind', '=', 'merge')
		.where('act.undone_at', 'is', null)
		.orderBy('act.number')
		.execute();
	return rows as Act[];
}

/** False when another was first to undo it. */
export async function markUndone(db: Db, id: string, personId: string | null): Promise<boolean> {
	const row = await db
		.updateTable('consolidation_act')
		.set({ undone_at: sql<Date>`now()`, undone_by: personId })
		.where('id', '=', id)
		.where('undone_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** The pairs that were not judged before; always the smaller id first. */
export async function insertDifferences(
	db: Db,
	actId: string,
	pairs: readonly Pair[],
	judgedBy: string | null,
): Promise<Pair[]> {
	if (pairs.length === 0) return [];
	const rows = pairs.map(([need_id, other_id]) => ({
		need_id,
		other_id,
		act_id: actId,
		judged_by: judgedBy,
	}));
	const written = await db
		.insertInto('need_difference')
		.values(rows)
		.onConflict((conflict) => conflict.columns(['tenant_id', 'need_id', 'other_id']).doNothing())
		.returning(['need_id', 'other_id'])
		.execute();
	return written.map(({ need_id, other_id }) => [need_id, other_id] as const);
}

export async function deleteDifferences(db: Db, actId: string): Promise<void> {
	await db.deleteFrom('need_difference').where('act_id', '=', actId).execute();
}

/** Pairs of part and whole; those said before stay as they were. */
export async function insertParts(db: Db, actId: string, pairs: readonly Pair[]): Promise<Pair[]> {
	const rows = pairs.map(([part_id, whole_id]) => ({ part_id, whole_id, act_id: actId }));
	const written = await db
		.insertInto('need_part')
		.values(rows)
		.onConflict((conflict) => conflict.columns(['tenant_id', 'part_id', 'whole_id']).doNothing())
		.returning(['part_id', 'whole_id'])
		.execute();
	return written.map(({ part_id, whole_id }) => [part_id, whole_id] as const);
}

export async function deleteParts(db: Db, actId: string): Promise<void> {
	await db.deleteFrom('need_part').where('act_id', '=', actId).execute();
}

export async function restoreState(
	db: Db,
	id: string,
	{ state, reason }: { state: string; reason: string },
): Promise<void> {
	await db
		.updateTable('need')
		.set(({ eb }) => ({ state: state as 'new', state_reason: reason, version: eb('version', '+', 1) }))
		.where('id', '=', id)
		.execute();
}

/** An undone act has not moved a need: it has stood in its state as long as before. */
export async function restoreSince(db: Db, needs: readonly Named[]): Promise<void> {
	for (const { id, since } of needs)
		await sql`update need set state_since = ${since}::timestamptz where id = ${id}`.execute(db);
}

/** The sentences that stand under the needs. */
export async function listSentences(db: Db, needIds: readonly string[]): Promise<string[]> {
	const rows = await db.selectFrom('wording').select('id').where('need_id', 'in', needIds).execute();
	return rows.map(({ id }) => id);
}
