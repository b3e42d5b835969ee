import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Scenario, ScenarioLine } from './scenario.ts';

export interface NewScenario {
	id: string;
	portfolio_id: string;
	name: string;
	budget_percent: number;
	capacity_percent: number;
	without_position_id: string | null;
	keeps_plan_id: string | null;
	frozen_weeks: number;
	vacated_from: string | null;
	fair_percent?: number;
}

function scenarios(db: Db) {
	return db
		.selectFrom('scenario')
		.leftJoin('position', (join) =>
			join
				.onRef('position.tenant_id', '=', 'scenario.tenant_id')
				.onRef('position.id', '=', 'scenario.without_position_id'),
		)
		.leftJoin('plan', (join) =>
			join.onRef('plan.tenant_id', '=', 'scenario.tenant_id').onRef('plan.id', '=', 'scenario.keeps_plan_id'),
		)
		.select([
			'scenario.id',
			'scenario.portfolio_id as portfolioId',
			'scenario.name',
			'budget_percent as budgetPercent',
			'capacity_percent as capacityPercent',
			'without_position_id as withoutPositionId',
			'position.title as withoutPosition',
			'keeps_plan_id as keepsPlanId',
			'plan.title as keepsPlan',
			'frozen_weeks as frozenWeeks',
			'vacated_from as vacatedFrom',
			'fair_percent as fairPercent',
			'archived_at as archivedAt',
			'scenario.version',
		]);
}

interface Latest {
	state: string;
	requested_at: string;
	scheduled: number | null;
	unscheduled: number | null;
	conflicts: number | null;
}

export async function list(db: Db, portfolioId: string): Promise<ScenarioLine[]> {
	const rows = await scenarios(db)
		.select([
			sql<number>`(select count(*)::int from pin where pin.tenant_id = scenario.tenant_id
				and pin.scenario_id = scenario.id)`.as('pins'),
			sql<Latest | null>`(select json_build_object('state', s.state, 'requested_at', s.requested_at,
				'scheduled', jsonb_array_length(s.answer -> 'items'), 'unscheduled', jsonb_array_length(s.answer -> 'unscheduled'),
				'conflicts', jsonb_array_length(jsonb_path_query_array(s.answer, '$.conflicts[*] ? (@.code != "deadline_order")'))) from schedule s where s.tenant_id = scenario.tenant_id
				and s.scenario_id = scenario.id order by s.requested_at desc limit 1)`.as('newest'),
		])
		.where('scenario.portfolio_id', '=', portfolioId)
		.where('archived_at', 'is', null)
		.orderBy('scenario.created_at')
		.limit(100)
		.execute();
	return rows.map(({ newest, ...row }) => ({
		...row,
		latest: newest && {
			state: newest.state,
			requestedAt: new Date(newest.requested_at),
			scheduled: newest.scheduled ?? 0,
			unscheduled: newest.unscheduled ?? 0,
			conflicts: newest.conflicts ?? 0,
		},
	}));
}

export function find(db: Db, id: string): Promise<Scenario | undefined> {
	return scenarios(db).where('scenario.id', '=', id).executeTakeFirst();
}

/** Names that begin so, to find one that is free. */
export async function namesLike(db: Db, portfolioId: string, name: string): Promise<string[]> {
	const rows = await db
		.selectFrom('scenario')
		.select('name')
		.where('portfolio_id', '=', portfolioId)
		.where((is) => is(is.fn<string>('left', ['name', is.lit(name.length)]), '=', name))
		.execute();
	return rows.map((row) => row.name);
}

/** The scenario that an adopted plan was made of. */
export async function idOfPlan(db: Db, planId: string): Promise<string | undefined> {
	const row = await db.selectFrom('plan').select('scenario_id').where('id', '=', planId).executeTakeFirst();
	return row?.scenario_id;
}

/** False when the portfolio has a scenario of that name. */
export async function insert(db: Db, row: NewScenario): Promise<boolean> {
	const added = await db
		.insertInto('scenario')
		.values(row)
		.onConflict((conflict) => conflict.columns(['tenant_id', 'portfolio_id', 'name']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return added !== undefined;
}

export async function isNameFree(
	db: Db,
	portfolioId: string,
	name: string,
	exceptId: string,
): Promise<boolean> {
	const other = await db
		.selectFrom('scenario')
		.select('id')
		.where('portfolio_id', '=', portfolioId)
		.where('name', '=', name)
		.where('id', '!=', exceptId)
		.executeTakeFirst();
	return other === undefined;
}

export async function update(
	db: Db,
	id: string,
	version: number,
	values: Partial<Omit<NewScenario, 'id' | 'portfolio_id'>> & { archived_at?: Date | null },
): Promise<boolean> {
	const row = await db
		.updateTable('scenario')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function copyPins(db: Db, from: string, to: string): Promise<void> {
	await sql`insert into pin (scenario_id, need_id, kind, starts_on, reason, pinned_by, pinned_at)
		select ${to}::uuid, need_id, kind, starts_on, reason, pinned_by, pinned_at from pin where scenario_id = ${from}`.execute(
		db,
	);
}

/** The identifiers are drawn by the database: nothing points to them yet. */
export async function copyAllowances(db: Db, from: string, to: string): Promise<void> {
	await sql`insert into allowance (id, scenario_id, need_id, given, given_by, given_at)
		select gen_random_uuid(), ${to}::uuid, need_id, given, given_by, given_at from allowance where scenario_id = ${from}`.execute(
		db,
	);
}

/** What an assumption points to must be of this tenant, and the plan of this portfolio. */
export async function isKnown(
	db: Db,
	portfolioId: string,
	positionId: string | null,
	planId: string | null,
): Promise<boolean> {
	if (
		positionId &&
		!(await db.selectFrom('position').select('id').where('id', '=', positionId).executeTakeFirst())
	)
		return false;
	if (!planId) return true;
	const plan = db
		.selectFrom('plan')
		.select('id')
		.where('id', '=', planId)
		.where('portfolio_id', '=', portfolioId);
	return (await plan.executeTakeFirst()) !== undefined;
}

export async function hasPortfolio(db: Db, id: string): Promise<boolean> {
	return (
		(await db.selectFrom('portfolio').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
	);
}
