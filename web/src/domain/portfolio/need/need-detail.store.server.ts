import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/db.server.ts';
import { effortOf, goalsOf, linkedTo, mergedIntoOf, wordingsOf } from './need-parts.store.server.ts';

/** A need with all that hangs on it, in one query. */
export function find(db: Db, id: string) {
	return db
		.selectFrom('need')
		.innerJoin('service_unit as unit', (join) =>
			join.onRef('unit.tenant_id', '=', 'need.tenant_id').onRef('unit.id', '=', 'need.service_unit_id'),
		)
		.select((eb) => [
			'need.id',
			'need.number',
			'need.title',
			'need.state',
			'need.state_reason as stateReason',
			'need.kind',
			'unit.id as unitId',
			'unit.name as unit',
			'need.channel',
			'need.cost_investment as costInvestment',
			'need.cost_one_off as costOneOff',
			'need.cost_yearly as costYearly',
			'need.earliest_on as earliestOn',
			'need.deadline_on as deadlineOn',
			'need.duration_weeks as durationWeeks',
			'need.external_key as externalKey',
			'need.created_at as createdAt',
			'need.version',
			effortOf(eb).as('effort'),
			goalsOf(eb).as('goals'),
			linkedTo(eb, 'dependsOn').as('dependsOn'),
			linkedTo(eb, 'awaitedBy').as('awaitedBy'),
			mergedIntoOf(eb).as('mergedInto'),
			wordingsOf(eb).as('wordings'),
		])
		.where('need.id', '=', id)
		.executeTakeFirst();
}

export interface MergedRow {
	mergerId: string;
	intoId: string;
	mergedAt: Date;
	mergedBy: string | null;
	id: string;
	number: number;
	title: string;
	unit: string;
	fromState: string;
	kind: string | null;
	costInvestment: number;
	costOneOff: number;
	costYearly: number;
	earliestOn: string | null;
	deadlineOn: string | null;
	durationWeeks: number | null;
	effort: { roleId: string; role: string; days: number }[];
}

/** Every need that now stands under this one, also through needs merged earlier. */
export async function listMerged(db: Db, needId: string): Promise<MergedRow[]> {
	const { rows } = await sql<MergedRow>`
		with recursive under as (
			select id, from_need_id, into_need_id, from_state, merged_by, merged_at
			from need_merger where into_need_id = ${needId} and undone_at is null
			union all
			select merger.id, merger.from_need_id, merger.into_need_id, merger.from_state, merger.merged_by, merger.merged_at
			from under join need_merger merger on merger.into_need_id = under.from_need_id and merger.undone_at is null
		)
		select under.id as "mergerId", under.into_need_id as "intoId", under.merged_at as "mergedAt",
			person.name as "mergedBy", need.id, need.number, need.title, unit.name as unit, under.from_state as "fromState",
			need.kind, need.cost_investment as "costInvestment", need.cost_one_off as "costOneOff",
			need.cost_yearly as "costYearly", need.earliest_on as "earliestOn", need.deadline_on as "deadlineOn",
			need.duration_weeks as "durationWeeks",
			coalesce((
				select json_agg(json_build_object('roleId', role.id, 'role', role.name, 'days', effort.days) order by role.name)
				from need_effort effort join role on role.id = effort.role_id
				where effort.need_id = need.id), '[]') as effort
		from under
		join need on need.id = under.from_need_id
		join service_unit unit on unit.id = need.service_unit_id
		left join person on person.id = under.merged_by
		order by under.merged_at, need.number`.execute(db);
	return rows;
}

export interface HistoryRow {
	seq: number;
	at: Date;
	who: string;
	verb: string;
	change: unknown;
}

export function listHistory(db: Db, needId: string, limit: number): Promise<HistoryRow[]> {
	return db
		.selectFrom('audit_event')
		.select(['seq', 'at', 'person_name as who', 'verb', 'change'])
		.where('subject_type', '=', 'need')
		.where('subject_id', '=', needId)
		.orderBy('seq', 'desc')
		.limit(limit)
		.execute();
}

/** What the forms of a need offer to choose from, in one query. */
export async function findChoices(db: Db) {
	const kinds = sql<
		string[]
	>`(select coalesce(json_agg(distinct kind), '[]') from need where kind is not null)`;
	return db
		.selectNoFrom((eb) => [
			jsonArrayFrom(eb.selectFrom('role').select(['id', 'name']).orderBy('name')).as('roles'),
			jsonArrayFrom(
				eb.selectFrom('goal').select(['id', 'code', 'title']).where('retired_at', 'is', null).orderBy('code'),
			).as('goals'),
			jsonArrayFrom(
				eb.selectFrom('service_unit').select(['id', 'name']).where('closed_on', 'is', null).orderBy('name'),
			).as('units'),
			jsonArrayFrom(
				eb.selectFrom('service_area').select(['id', 'name']).orderBy('position').orderBy('name'),
			).as('areas'),
			kinds.as('kinds'),
		])
		.executeTakeFirstOrThrow();
}
