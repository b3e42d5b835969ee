import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Objection } from './objection.ts';

export interface MergedWording {
	unitId: string;
	text: string;
	/** The merger in force that moved it; null where it stands at home. */
	mergerId: string | null;
	needId: string;
}

export async function findWording(db: Db, id: string): Promise<MergedWording | undefined> {
	const { rows } = await sql<MergedWording>`
		select wording.service_unit_id as "unitId", wording.text, merger.id as "mergerId", wording.need_id as "needId"
		from wording left join need_merger merger
			on merger.from_need_id = wording.base_need_id and merger.undone_at is null
		where wording.id = ${id}`.execute(db);
	return rows[0];
}

interface NewObjection {
	id: string;
	merger_id: string;
	service_unit_id: string;
	text: string;
	objected_by: string | null;
}

/** False where the unit's objection to the same merger is still open. */
export async function insert(db: Db, row: NewObjection): Promise<boolean> {
	const written = await db
		.insertInto('merger_objection')
		.values(row)
		.onConflict((conflict) =>
			conflict
				.columns(['tenant_id', 'merger_id', 'service_unit_id'])
				.where('outcome', 'is', null)
				.doNothing(),
		)
		.returning('id')
		.executeTakeFirst();
	return written !== undefined;
}

type Which = { isOpen: true } | { intoId: string } | { unitId: string } | { id: string };

function condition(which: Which) {
	if ('isOpen' in which) return sql`objection.outcome is null`;
	if ('intoId' in which) return sql`merger.into_need_id = ${which.intoId}`;
	if ('unitId' in which) return sql`objection.service_unit_id = ${which.unitId}`;
	return sql`objection.id = ${which.id}`;
}

/** The oldest open ones first, then the answered, newest first. */
export async function list(db: Db, which: Which): Promise<Objection[]> {
	const { rows } = await sql<Objection>`
		select objection.id, objection.merger_id as "mergerId", objection.text, unit.id as "unitId", unit.name as unit,
			objection.objected_at as "objectedAt", need.id as "needId", need.number, need.title,
			into_need.id as "intoId", into_need.number as "intoNumber", into_need.title as "intoTitle",
			(select coalesce(json_agg(wording.text order by wording.said_at), '[]') from wording
				where wording.base_need_id = need.id and wording.service_unit_id = unit.id) as sentences,
			objection.outcome, objection.answer, objection.answered_at as "answeredAt"
		from merger_objection objection
		join need_merger merger on merger.id = objection.merger_id
		join need on need.id = merger.from_need_id
		join need into_need on into_need.id = merger.into_need_id
		join service_unit unit on unit.id = objection.service_unit_id
		where ${condition(which)}
		order by objection.outcome is not null, case when objection.outcome is null then objection.objected_at end,
			objection.answered_at desc
		limit 200`.execute(db);
	return rows;
}

/** The merger stays, for the reason given. False when another was first to answer. */
export async function keep(db: Db, id: string, answer: string, answeredBy: string | null): Promise<boolean> {
	const row = await db
		.updateTable('merger_objection')
		.set({ outcome: 'kept', answer, answered_by: answeredBy, answered_at: sql<Date>`now()` })
		.where('id', '=', id)
		.where('outcome', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Answers by splitting all that are open against the given mergers; their ids. */
export async function answerBySplit(
	db: Db,
	mergerIds: readonly string[],
	answeredBy: string | null,
): Promise<string[]> {
	const rows = await db
		.updateTable('merger_objection')
		.set({ outcome: 'split', answered_by: answeredBy, answered_at: sql<Date>`now()` })
		.where('merger_id', 'in', mergerIds)
		.where('outcome', 'is', null)
		.returning('id')
		.execute();
	return rows.map(({ id }) => id);
}

/** The mergers stand again, so the units wait for an answer again. */
export async function reopen(db: Db, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await db
		.updateTable('merger_objection')
		.set({ outcome: null, answer: '', answered_by: null, answered_at: null })
		.where('id', 'in', ids)
		.execute();
}

export async function listMergers(
	db: Db,
	ids: readonly string[],
): Promise<{ id: string; fromId: string; intoId: string }[]> {
	return db
		.selectFrom('need_merger')
		.select(['id', 'from_need_id as fromId', 'into_need_id as intoId'])
		.where('id', 'in', ids)
		.where('undone_at', 'is', null)
		.execute();
}

/** What a unit said of a need that was merged. */
export async function listSentencesOf(db: Db, needId: string, unitId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('wording')
		.select('id')
		.where('base_need_id', '=', needId)
		.where('service_unit_id', '=', unitId)
		.execute();
	return rows.map(({ id }) => id);
}
