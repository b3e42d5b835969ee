import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { NeedState } from './need.ts';

export interface NewMerger {
	id: string;
	from_need_id: string;
	into_need_id: string;
	from_state: NeedState;
	merged_by: string | null;
}

export interface Merger {
	id: string;
	fromId: string;
	intoId: string;
	fromState: NeedState;
}

export async function insert(db: Db, mergers: readonly NewMerger[]): Promise<void> {
	await db
		.insertInto('need_merger')
		.values([...mergers])
		.execute();
}

export async function markMerged(db: Db, ids: readonly string[]): Promise<void> {
	await db
		.updateTable('need')
		.set(({ eb }) => ({ state: 'merged', version: eb('version', '+', 1) }))
		.where('id', 'in', ids)
		.execute();
}

export async function touch(db: Db, ids: readonly string[]): Promise<void> {
	await db
		.updateTable('need')
		.set(({ eb }) => ({ version: eb('version', '+', 1) }))
		.where('id', 'in', ids)
		.execute();
}

/** Mergers still in force, whichever of the given ones are. */
export async function findLive(db: Db, ids: readonly string[]): Promise<Merger[]> {
	const rows = await db
		.selectFrom('need_merger')
		.select(['id', 'from_need_id as fromId', 'into_need_id as intoId', 'from_state as fromState'])
		.where('id', 'in', ids)
		.where('undone_at', 'is', null)
		.execute();
	return rows.map((row) => ({ ...row, fromState: row.fromState as NeedState }));
}

/** Mergers that have been undone, in the order they were made. */
export async function findUndone(db: Db, ids: readonly string[]): Promise<Merger[]> {
	const rows = await db
		.selectFrom('need_merger')
		.select(['id', 'from_need_id as fromId', 'into_need_id as intoId', 'from_state as fromState'])
		.where('id', 'in', ids)
		.where('undone_at', 'is not', null)
		.orderBy('merged_at')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ ...row, fromState: row.fromState as NeedState }));
}

/** False when its need has been merged otherwise meanwhile. */
export async function revive(db: Db, id: string): Promise<boolean> {
	const { rows } = await sql<{ id: string }>`
		update need_merger set undone_at = null, from_state = need.state
		from need
		where need.id = need_merger.from_need_id and need_merger.id = ${id} and need_merger.undone_at is not null
			and need.state <> 'merged'
		returning need_merger.id`.execute(db);
	return rows.length > 0;
}

/** False when the sentence is no longer where it was taken to. */
export async function returnWording(
	db: Db,
	id: string,
	from: string,
	{ baseId, rootId }: { baseId: string; rootId: string },
): Promise<boolean> {
	const row = await db
		.updateTable('wording')
		.set({ need_id: rootId, base_need_id: baseId })
		.where('id', '=', id)
		.where('need_id', '=', from)
		.where('base_need_id', '=', from)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** False when another was first to undo it. */
export async function undo(db: Db, id: string): Promise<boolean> {
	const row = await db
		.updateTable('need_merger')
		.set({ undone_at: sql<Date>`now()` })
		.where('id', '=', id)
		.where('undone_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function restoreState(db: Db, id: string, state: NeedState): Promise<void> {
	await db
		.updateTable('need')
		.set(({ eb }) => ({ state, version: eb('version', '+', 1) }))
		.where('id', '=', id)
		.execute();
}

/** All that stands under the merged needs now stands under the target. */
export async function moveWordings(db: Db, fromIds: readonly string[], intoId: string): Promise<void> {
	await db.updateTable('wording').set({ need_id: intoId }).where('need_id', 'in', fromIds).execute();
}

/** Brings back to a need what belongs to it and to the needs still merged under it. */
export async function bringBackWordings(db: Db, needId: string): Promise<void> {
	await sql`
		with recursive under (id) as (
			select ${needId}::uuid
			union all
			select merger.from_need_id from under
			join need_merger merger on merger.into_need_id = under.id and merger.undone_at is null
		)
		update wording set need_id = ${needId}
		where base_need_id in (select id from under)`.execute(db);
}

/** The need at the end of the live mergers. */
export async function standsAt(db: Db, needId: string): Promise<string> {
	const { rows } = await sql<{ id: string }>`
		with recursive up (id, depth) as (
			select ${needId}::uuid, 0
			union all
			select merger.into_need_id, up.depth + 1 from up
			join need_merger merger on merger.from_need_id = up.id and merger.undone_at is null
		)
		select id from up order by depth desc limit 1`.execute(db);
	return rows[0]!.id;
}

export interface StandingWording {
	id: string;
	baseId: string;
	unitId: string;
	text: string;
	/** How many sentences belong to the same base, this one included. */
	siblings: number;
}

export async function listWordings(
	db: Db,
	needId: string,
	ids: readonly string[],
): Promise<StandingWording[]> {
	return db
		.selectFrom('wording')
		.select([
			'id',
			'base_need_id as baseId',
			'service_unit_id as unitId',
			'text',
			sql<number>`(select count(*) from wording other
				where other.tenant_id = wording.tenant_id and other.base_need_id = wording.base_need_id)`.as(
				'siblings',
			),
		])
		.where('need_id', '=', needId)
		.where('id', 'in', ids)
		.orderBy('said_at')
		.orderBy('id')
		.execute();
}

export async function rebaseWordings(db: Db, ids: readonly string[], needId: string): Promise<void> {
	await db
		.updateTable('wording')
		.set({ need_id: needId, base_need_id: needId })
		.where('id', 'in', ids)
		.execute();
}

export async function copyOrigin(db: Db, needId: string) {
	return db.selectFrom('need').select(['kind', 'channel']).where('id', '=', needId).executeTakeFirstOrThrow();
}
