import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { FoundDocument, TrailLine } from './found-kind.ts';

export async function headSeq(db: Db): Promise<number> {
	const head = await db.selectFrom('audit_head').select('seq').executeTakeFirst();
	return head?.seq ?? 0;
}

/** What has happened after a line of the trail, each subject once, at most so many. */
export function changesAfter(db: Db, seq: number, most: number): Promise<TrailLine[]> {
	return db
		.selectFrom('audit_event')
		.select(['verb', 'subject_type as subjectType', 'subject_id as subjectId'])
		.distinct()
		.where('seq', '>', seq)
		.limit(most)
		.execute();
}

interface Wanted {
	ids?: readonly string[];
	after?: string;
	limit?: number;
}

/** Either the ids, or the next ones after an id. */
function narrowed(column: RawBuilder<unknown>, { ids, after, limit = 1000 }: Wanted): RawBuilder<unknown> {
	if (ids) return sql`${column} = any(${[...ids]}::uuid[])`;
	return sql`(${column} > ${after}::uuid) order by ${column} limit ${limit}`;
}

export async function needs(db: Db, wanted: Wanted): Promise<FoundDocument[]> {
	const { rows } = await sql<FoundDocument>`
		select need.id, need.number::text as code, need.title, need.state, null as holder,
			coalesce(said.texts, '[]') as texts, coalesce(said.units, '[]') as units
		from need
		left join lateral (
			select json_agg(json_build_object('text', part.text, 'weight', part.weight) order by wording.said_at, wording.id, part.weight desc)
					filter (where part.text <> '') as texts,
				(select json_agg(json_build_object('id', unit.id, 'name', unit.name) order by unit.name)
					from service_unit unit where unit.tenant_id = need.tenant_id and unit.id in (
						select own.service_unit_id from wording own where own.tenant_id = need.tenant_id and own.need_id = need.id)) as units
			from wording
			cross join lateral (values (wording.text, 1.0::float8), (wording.place, 0.8), (wording.why, 0.7)) as part (text, weight)
			where wording.tenant_id = need.tenant_id and wording.need_id = need.id and not exists (
				select from wording_withdrawal taken where taken.tenant_id = wording.tenant_id
					and taken.wording_id = wording.id and taken.undone_at is null)
		) said on true
		where ${narrowed(sql`need.id`, wanted)}`.execute(db);
	return rows;
}

/** Needs whose sentences have stood under these, or the other way round. */
export async function relatedNeeds(db: Db, ids: readonly string[]): Promise<string[]> {
	const asked = sql`any(${[...ids]}::uuid[])`;
	const { rows } = await sql<{ id: string }>`
		select into_need_id as id from need_merger where from_need_id = ${asked}
		union select from_need_id from need_merger where into_need_id = ${asked}
		union select need_id from wording where base_need_id = ${asked}
		union select base_need_id from wording where need_id = ${asked}`.execute(db);
	return rows.map(({ id }) => id);
}

export async function goals(db: Db, wanted: Wanted): Promise<FoundDocument[]> {
	const { rows } = await sql<FoundDocument>`
		select goal.id, goal.code, goal.title, case when goal.retired_at is null then null else 'retired' end as state,
			json_build_array(json_build_object('text', goal.description, 'weight', 1)) as texts, '[]'::json as units,
			json_build_object('id', strategy.id, 'title', strategy.title) as holder
		from goal join strategy on strategy.tenant_id = goal.tenant_id and strategy.id = goal.strategy_id
		where ${narrowed(sql`goal.id`, wanted)}`.execute(db);
	return rows;
}

export async function clauses(db: Db, wanted: Wanted): Promise<FoundDocument[]> {
	const { rows } = await sql<FoundDocument>`
		select clause.id, clause.number as code, clause.text as title, null as state, '[]'::json as texts, '[]'::json as units,
			json_build_object('id', strategy.id, 'title', strategy.title) as holder
		from clause join strategy on strategy.tenant_id = clause.tenant_id and strategy.edition_id = clause.edition_id
		where ${narrowed(sql`clause.id`, wanted)}`.execute(db);
	return rows;
}

/** Measures in use, and what the newest plan of each portfolio holds that is no measure yet, known by its need. */
export async function measures(db: Db, wanted: Wanted): Promise<FoundDocument[]> {
	const { rows } = await sql<FoundDocument>`
		select found.* from (
			select item.need_id as id, item.number::text as code, item.title, item.outcome as state, '[]'::json as texts,
				'[]'::json as units, json_build_object('id', newest.id, 'title', newest.title) as holder
			from (select distinct on (portfolio_id) tenant_id, id, title from plan order by portfolio_id, number desc) newest
			join plan_item item on item.tenant_id = newest.tenant_id and item.plan_id = newest.id
			where not exists (select 1 from measure
				where measure.tenant_id = item.tenant_id and measure.need_id = item.need_id)
			union all
			select measure.id, measure.code, measure.title, null,
				json_build_array(json_build_object('text', measure.description, 'weight', 0.5),
					json_build_object('text', measure.host_activity, 'weight', 0.5)),
				coalesce((select json_agg(json_build_object('id', unit.id, 'name', unit.name) order by unit.name)
					from measure_unit joined
					join service_unit unit on unit.tenant_id = joined.tenant_id and unit.id = joined.service_unit_id
					where joined.tenant_id = measure.tenant_id and joined.measure_id = measure.id), '[]'), null
			from measure
			where not exists (select 1 from measure_retirement gone where gone.tenant_id = measure.tenant_id
				and gone.measure_id = measure.id and gone.restored_at is null)) found
		where ${narrowed(sql`found.id`, wanted)}`.execute(db);
	return rows;
}

const isClosed = sql`exists (select from meeting_closing closing where closing.tenant_id = meeting.tenant_id
	and closing.meeting_id = meeting.id and closing.undone_at is null)`;
const numberOf = sql`meeting.number || '/' || meeting.year`;

/** Of meetings that are closed: before that they are the body's own. */
export async function decisions(db: Db, wanted: Wanted): Promise<FoundDocument[]> {
	const { rows } = await sql<FoundDocument>`
		select decision.id, '§ ' || decision.section as code, decision.matter as title, null as state,
			json_build_array(json_build_object('text', decision.decision, 'weight', 1),
				json_build_object('text', decision.grounds, 'weight', 0.7)) as texts, '[]'::json as units,
			json_build_object('id', meeting.id, 'title', body.name || ' ' || ${numberOf}) as holder
		from decision
		join agenda_item item on item.tenant_id = decision.tenant_id and item.id = decision.agenda_item_id
		join meeting on meeting.tenant_id = item.tenant_id and meeting.id = item.meeting_id
		join body on body.tenant_id = meeting.tenant_id and body.id = meeting.body_id
		where ${isClosed} and ${narrowed(sql`decision.id`, wanted)}`.execute(db);
	return rows;
}

export async function meetings(db: Db, wanted: Wanted): Promise<FoundDocument[]> {
	const { rows } = await sql<FoundDocument>`
		select meeting.id, ${numberOf} as code, body.name || ' ' || ${numberOf} as title, null as state,
			coalesce((select json_agg(json_build_object('text', item.title, 'weight', 0.8) order by item.ordinal)
				from agenda_item item where item.tenant_id = meeting.tenant_id and item.meeting_id = meeting.id), '[]') as texts,
			'[]'::json as units, null as holder
		from meeting join body on body.tenant_id = meeting.tenant_id and body.id = meeting.body_id
		where ${isClosed} and ${narrowed(sql`meeting.id`, wanted)}`.execute(db);
	return rows;
}
