import { sql, type ExpressionBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import { joinableStates } from '../need/similar-need.ts';

type Need = ExpressionBuilder<Database, 'need'>;

function effortOf(eb: Need) {
	return jsonArrayFrom(
		eb
			.selectFrom('need_effort')
			.innerJoin('role', (join) =>
				join
					.onRef('role.tenant_id', '=', 'need_effort.tenant_id')
					.onRef('role.id', '=', 'need_effort.role_id'),
			)
			.select(['role.id as roleId', 'role.name as role', 'need_effort.days'])
			.whereRef('need_effort.tenant_id', '=', 'need.tenant_id')
			.whereRef('need_effort.need_id', '=', 'need.id')
			.orderBy('role.name'),
	);
}

function wordingsOf(eb: Need) {
	return jsonArrayFrom(
		eb
			.selectFrom('wording')
			.innerJoin('service_unit as unit', (join) =>
				join
					.onRef('unit.tenant_id', '=', 'wording.tenant_id')
					.onRef('unit.id', '=', 'wording.service_unit_id'),
			)
			.select(['wording.id', 'wording.text', 'wording.place', 'wording.why', 'unit.name as unit'])
			.select(['unit.id as unitId', 'unit.service_area_id as areaId'])
			.whereRef('wording.tenant_id', '=', 'need.tenant_id')
			.whereRef('wording.need_id', '=', 'need.id')
			.orderBy('wording.said_at')
			.orderBy('wording.id'),
	);
}

/** The needs of groups, whole, as they lie side by side; only those still open. */
export function listMembers(db: Db, ids: readonly string[]) {
	if (ids.length === 0) return Promise.resolve([]);
	return db
		.selectFrom('need')
		.select((eb) => [
			'need.id',
			'need.number',
			'need.version',
			'need.title',
			'need.state',
			'need.kind',
			'need.cost_investment as costInvestment',
			'need.cost_one_off as costOneOff',
			'need.cost_yearly as costYearly',
			'need.earliest_on as earliestOn',
			'need.deadline_on as deadlineOn',
			'need.duration_weeks as durationWeeks',
			effortOf(eb).as('effort'),
			wordingsOf(eb).as('wordings'),
		])
		.where('need.id', 'in', ids)
		.where('need.state', 'in', joinableStates)
		.orderBy('need.number')
		.execute();
}

export interface Tally {
	/** Needs that still wait for their answer, and the sentences under them. */
	needs: number;
	wordings: number;
	acts: number;
	objections: number;
}

export async function tally(db: Db): Promise<Tally> {
	const { rows } = await sql<Tally>`select
		(select count(*) from need where state = any(${[...joinableStates]}::text[])) as needs,
		(select count(*) from wording join need on need.id = wording.need_id
			where need.state = any(${[...joinableStates]}::text[])) as wordings,
		(select count(*) from consolidation_act where undone_at is null) as acts,
		(select count(*) from merger_objection where outcome is null) as objections`.execute(db);
	return rows[0]!;
}

/** Needs of each group that was put aside and not taken up again. */
export async function listPutAside(db: Db): Promise<{ actId: string; needIds: string[] }[]> {
	return db
		.selectFrom('consolidation_act')
		.select(['id as actId', 'need_ids as needIds'])
		.where('kind', '=', 'later')
		.where('undone_at', 'is', null)
		.execute();
}

export function listAreas(db: Db): Promise<{ id: string; name: string }[]> {
	return db.selectFrom('service_area').select(['id', 'name']).orderBy('position').orderBy('name').execute();
}
