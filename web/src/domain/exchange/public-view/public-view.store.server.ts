import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { PublicFigures } from './public-view.ts';

/** Plans whose publication is in force; of each portfolio the newest is the current one. */
export const live = sql`live as (
	select plan.id, plan.title, portfolio.name as portfolio, portfolio.first_year, portfolio.last_year, plan.adopted_at,
		in_force.published_at, row_number() over (partition by plan.portfolio_id order by plan.number desc) = 1 as is_current
	from plan
	join portfolio on portfolio.tenant_id = plan.tenant_id and portfolio.id = plan.portfolio_id
	join lateral (
		select max(published_at) as published_at from publication
		where publication.tenant_id = plan.tenant_id and publication.plan_id = plan.id and withdrawn_at is null
		having count(*) > 0
	) in_force on true
)`;

/** Where the current plans have a need; a scheduled place wins. */
export const place = sql`place as (
	select distinct on (item.need_id) item.need_id, item.outcome, item.starts_on, item.ends_on, item.reasons
	from plan_item item join live on live.id = item.plan_id and live.is_current
	order by item.need_id, (item.outcome = 'scheduled') desc, item.starts_on
)`;

/** True of a sentence that its speaker has taken back. */
const isTakenBack = sql`exists (select from wording_withdrawal gone where gone.tenant_id = wording.tenant_id
	and gone.wording_id = wording.id and gone.undone_at is null)`;

/** True of a need whose field the municipality keeps back; the item kept back keeps back all. */
const isKeptBack = (field: 'item' | 'words') => sql`exists (select from item_publicity kept
	where kept.tenant_id = need.tenant_id and kept.subject_kind = 'need' and kept.subject_id = need.id
	and kept.field in ('item', ${field}) and kept.state <> 'public' and kept.superseded_at is null)`;

/** Every sentence with what may be told of its need; `waiting` is only counted, null is not even that. */
export const stand = sql`stand as (
	select wording.id, wording.service_unit_id, wording.need_id, wording.base_need_id, wording.said_at,
		coalesce(now_at.starts_on, base_at.starts_on) as starts_on,
		coalesce(now_at.ends_on, base_at.ends_on) as ends_on,
		coalesce(now_at.reasons, base_at.reasons) as reasons,
		case
			when need.state = 'withdrawn' or ${isTakenBack} then null
			when ${isKeptBack('item')} then 'waiting'
			when need.state = 'done' then 'done'
			when need.state = 'rejected' then case when need.state_reason <> '' then 'rejected' end
			when coalesce(now_at.outcome, base_at.outcome) = 'scheduled' then 'planned'
			when coalesce(now_at.outcome, base_at.outcome) = 'not_scheduled' then 'left_out'
			when need.state in ('accepted', 'planned') then 'considered'
			else 'waiting'
		end as state
	from wording
	join need on need.tenant_id = wording.tenant_id and need.id = wording.need_id
	left join place now_at on now_at.need_id = wording.need_id
	left join place base_at on base_at.need_id = wording.base_need_id
)`;

export interface PlanRow {
	id: string;
	title: string;
	portfolio: string;
	firstYear: number;
	lastYear: number;
	adoptedAt: Date;
	publishedAt: Date;
	isCurrent: boolean;
}

export async function listPlans(db: Db): Promise<PlanRow[]> {
	const { rows } = await sql<PlanRow>`
		with ${live}
		select id, title, portfolio, first_year as "firstYear", last_year as "lastYear", adopted_at as "adoptedAt",
			published_at as "publishedAt", is_current as "isCurrent"
		from live order by is_current desc, adopted_at desc, id limit 100`.execute(db);
	return rows;
}

export async function countFigures(db: Db): Promise<PublicFigures> {
	const { rows } = await sql<PublicFigures>`
		with ${live}, ${place},
		told as (
			select place.need_id, extract(isoyear from place.starts_on)::int as year
			from place join need on need.id = place.need_id
			where place.outcome = 'scheduled' and need.state <> 'withdrawn'
		)
		select said, units,
			(select count(*)::int from need where state not in ('merged', 'withdrawn')) as needs,
			(select count(*)::int from told) as planned,
			(select count(*)::int from need where state = 'done') as done,
			(select coalesce(json_agg(json_build_object('year', year, 'count', count) order by year), '[]')
				from (select year, count(*)::int from told group by year) by_year) as years
		from (
			select count(*)::int as said, count(distinct wording.service_unit_id)::int as units
			from wording join need on need.tenant_id = wording.tenant_id and need.id = wording.need_id
			where need.state <> 'withdrawn' and not ${isTakenBack}
		) sums`.execute(db);
	return rows[0]!;
}

export interface ItemRow {
	id: string;
	number: number;
	title: string;
	kind: string | null;
	outcome: 'scheduled' | 'not_scheduled';
	startsOn: string | null;
	endsOn: string | null;
	once: number;
	yearly: number;
	reasons: unknown;
	state: string;
	given: string;
	units: string[];
}

/** Items of one published plan, with the units that have asked for them; the withdrawn are not there. */
export async function listItems(db: Db, planId: string): Promise<ItemRow[]> {
	const { rows } = await sql<ItemRow>`
		with ${live},
		asked as (
			select said.need_id, json_agg(unit.name order by unit.name) as units
			from (
				select need_id, service_unit_id from wording where not ${isTakenBack}
				union select base_need_id, service_unit_id from wording where not ${isTakenBack}
			) said
			join service_unit unit on unit.id = said.service_unit_id
			group by said.need_id
		)
		select item.need_id as id, item.number, item.title, need.kind, item.outcome,
			item.starts_on as "startsOn", item.ends_on as "endsOn",
			item.cost_investment + item.cost_one_off as once, item.cost_yearly as yearly,
			case when item.outcome = 'not_scheduled' then item.reasons end as reasons, need.state,
			case when need.state = 'rejected' then need.state_reason else '' end as given,
			coalesce(asked.units, '[]') as units
		from plan_item item
		join live on live.id = item.plan_id
		join need on need.tenant_id = item.tenant_id and need.id = item.need_id
		left join asked on asked.need_id = item.need_id
		where item.plan_id = ${planId} and need.state <> 'withdrawn' and not ${isKeptBack('item')}
		order by item.starts_on, item.number`.execute(db);
	return rows;
}

export interface UnitRow {
	id: string;
	name: string;
	area: string;
	said: number;
	planned: number;
	done: number;
}

/** Units at work, and closed ones that still have something to tell. */
export async function listUnits(db: Db): Promise<UnitRow[]> {
	const { rows } = await sql<UnitRow>`
		with ${live}, ${place}, ${stand}, counted as (
			select service_unit_id, count(*)::int as said, count(*) filter (where state <> 'waiting')::int as told,
				count(distinct need_id) filter (where state = 'planned')::int as planned,
				count(distinct need_id) filter (where state = 'done')::int as done
			from stand where state is not null group by service_unit_id
		)
		select unit.id, unit.name, area.name as area, coalesce(said, 0) as said, coalesce(planned, 0) as planned,
			coalesce(done, 0) as done
		from service_unit unit
		join service_area area on area.tenant_id = unit.tenant_id and area.id = unit.service_area_id
		left join counted on counted.service_unit_id = unit.id
		where unit.closed_on is null or counted.told > 0
		order by area.position, area.name, unit.name`.execute(db);
	return rows;
}

export async function findUnit(db: Db, id: string) {
	const { rows } = await sql<{ id: string; name: string; area: string }>`
		select unit.id, unit.name, area.name as area
		from service_unit unit
		join service_area area on area.tenant_id = unit.tenant_id and area.id = unit.service_area_id
		where unit.id = ${id}`.execute(db);
	return rows[0];
}

export interface SentenceRow {
	needId: string;
	state: string;
	/** Null while the need is only counted. */
	title: string | null;
	text: string | null;
	given: string;
	startsOn: string | null;
	endsOn: string | null;
	reasons: unknown;
	/** The municipality's answer in force. */
	answer: string | null;
	otherUnits: number;
}

/** The unit's sentences in the order they were said. */
export async function listSentences(db: Db, unitId: string): Promise<SentenceRow[]> {
	const { rows } = await sql<SentenceRow>`
		with ${live}, ${place}, ${stand}
		select stand.need_id as "needId", stand.state,
			case when stand.state <> 'waiting' then need.title end as title,
			case when stand.state <> 'waiting' and not ${isKeptBack('words')} then wording.text end as text,
			case when stand.state = 'rejected' then need.state_reason else '' end as given,
			case when stand.state = 'planned' then stand.starts_on end as "startsOn",
			case when stand.state = 'planned' then stand.ends_on end as "endsOn",
			case when stand.state = 'left_out' then stand.reasons end as reasons,
			case when stand.state <> 'waiting' then (select answer.text from official_answer answer
				where answer.tenant_id = need.tenant_id and answer.need_id = need.id and answer.withdrawn_at is null) end as answer,
			(select count(distinct other.service_unit_id)::int from stand other
				where other.need_id = need.id and other.state is not null and other.service_unit_id <> stand.service_unit_id
			) as "otherUnits"
		from stand
		join wording on wording.id = stand.id
		join need on need.id = stand.need_id
		where stand.service_unit_id = ${unitId} and stand.state is not null
		order by stand.said_at, stand.id`.execute(db);
	return rows;
}

/** Strategies whose publication is in force. */
export function listStrategies(db: Db) {
	return db
		.selectFrom('strategy')
		.innerJoin('strategy_publication as in_force', (join) =>
			join
				.onRef('in_force.tenant_id', '=', 'strategy.tenant_id')
				.onRef('in_force.strategy_id', '=', 'strategy.id')
				.on('in_force.withdrawn_at', 'is', null),
		)
		.leftJoin('service_area as area', (join) =>
			join
				.onRef('area.tenant_id', '=', 'strategy.tenant_id')
				.onRef('area.id', '=', 'strategy.service_area_id'),
		)
		.select(['strategy.id', 'strategy.title', 'area.name as area'])
		.orderBy('area.position')
		.orderBy('strategy.imported_at')
		.limit(50)
		.execute();
}

export function listClauses(db: Db, strategyId: string) {
	return db
		.selectFrom('strategy')
		.innerJoin('clause', (join) =>
			join
				.onRef('clause.tenant_id', '=', 'strategy.tenant_id')
				.onRef('clause.edition_id', '=', 'strategy.edition_id'),
		)
		.select(['clause.id', 'clause.number', 'clause.kind', 'clause.level', 'clause.text'])
		.where('strategy.id', '=', strategyId)
		.orderBy('clause.ordinal')
		.execute();
}
