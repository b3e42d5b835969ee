import { sql, type Expression, type ExpressionBuilder } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { FoundNeed, GoalCoverage, TiedNeed } from './goal-coverage.ts';

const gone = ['merged', 'rejected', 'withdrawn'] as const;
const once = sql<number>`need.cost_investment + need.cost_one_off`;
const sum = (amount: Expression<number>) => sql<number>`coalesce(sum(${amount}), 0)`;

export function coverage(db: Db): Promise<GoalCoverage[]> {
	return db
		.selectFrom('need_goal')
		.innerJoin('need', (join) =>
			join.onRef('need.tenant_id', '=', 'need_goal.tenant_id').onRef('need.id', '=', 'need_goal.need_id'),
		)
		.where('need.state', 'not in', gone)
		.groupBy('need_goal.goal_id')
		.select((e) => [
			'need_goal.goal_id as goalId',
			e.fn.countAll<number>().as('needs'),
			e.fn.countAll<number>().filterWhere('need.state', '=', 'accepted').as('accepted'),
			e.fn.countAll<number>().filterWhere('need.state', '=', 'planned').as('planned'),
			e.fn.countAll<number>().filterWhere('need.state', '=', 'done').as('done'),
			sum(once).as('once'),
			sum(e.ref('need.cost_yearly')).as('yearly'),
		])
		.execute();
}

function needs(db: Db) {
	return db
		.selectFrom('need')
		.innerJoin('service_unit', (join) =>
			join
				.onRef('service_unit.tenant_id', '=', 'need.tenant_id')
				.onRef('service_unit.id', '=', 'need.service_unit_id'),
		)
		.select(['need.id', 'need.number', 'need.title', 'need.state', 'service_unit.name as unit']);
}

/** The need's item in the plan adopted last. */
function newestItem(e: ExpressionBuilder<Database, 'need'>) {
	return e
		.selectFrom('plan_item')
		.innerJoin('plan', (join) =>
			join.onRef('plan.tenant_id', '=', 'plan_item.tenant_id').onRef('plan.id', '=', 'plan_item.plan_id'),
		)
		.whereRef('plan_item.tenant_id', '=', 'need.tenant_id')
		.whereRef('plan_item.need_id', '=', 'need.id')
		.orderBy('plan.adopted_at', 'desc')
		.limit(1)
		.select(['plan.title as planTitle', 'plan_item.starts_on as startsOn', 'plan_item.ends_on as endsOn'])
		.as('newest');
}

export async function needsOf(db: Db, goalId: string): Promise<TiedNeed[]> {
	const rows = await needs(db)
		.innerJoin('need_goal', (join) =>
			join.onRef('need_goal.tenant_id', '=', 'need.tenant_id').onRef('need_goal.need_id', '=', 'need.id'),
		)
		.leftJoinLateral(newestItem, (join) => join.onTrue())
		.where('need_goal.goal_id', '=', goalId)
		.select([
			once.as('once'),
			'need.cost_yearly as yearly',
			'newest.planTitle',
			'newest.startsOn',
			'newest.endsOn',
		])
		.orderBy('need.number')
		.execute();
	return rows.map(({ planTitle, startsOn, endsOn, ...need }) => ({
		...need,
		plan: planTitle === null ? null : { title: planTitle, startsOn, endsOn },
	}));
}

export function search(db: Db, goalId: string, words: string): Promise<FoundNeed[]> {
	const pattern = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
	const number = /^#?\d{1,6}$/.test(words) ? Number(words.replace('#', '')) : -1;
	return needs(db)
		.where('need.state', 'not in', gone)
		.where((e) => e.or([e('need.title', 'ilike', pattern), e('need.number', '=', number)]))
		.where((e) =>
			e.not(
				e.exists(
					e
						.selectFrom('need_goal')
						.select('need_goal.need_id')
						.whereRef('need_goal.need_id', '=', 'need.id')
						.where('need_goal.goal_id', '=', goalId),
				),
			),
		)
		.orderBy((e) => e('need.number', '=', number), 'desc')
		.orderBy('need.number')
		.limit(20)
		.execute();
}

export function findNeed(db: Db, id: string) {
	return db.selectFrom('need').select(['number', 'title', 'state']).where('id', '=', id).executeTakeFirst();
}

export async function tie(db: Db, needId: string, goalId: string): Promise<boolean> {
	const row = await db
		.insertInto('need_goal')
		.values({ need_id: needId, goal_id: goalId })
		.onConflict((conflict) => conflict.doNothing())
		.returning('need_id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function untie(db: Db, needId: string, goalId: string): Promise<boolean> {
	const row = await db
		.deleteFrom('need_goal')
		.where('need_id', '=', needId)
		.where('goal_id', '=', goalId)
		.returning('need_id')
		.executeTakeFirst();
	return row !== undefined;
}
