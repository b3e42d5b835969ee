import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Alignment, ClauseAbove, Stance } from './alignment.ts';

const columns = sql`
	tied.goal_id as "goalId", clause.id as "clauseId", clause.number, clause.text, strategy.id as "strategyId",
	strategy.title as strategy, tied.stance, tied.note, clause.edition_id is not distinct from strategy.edition_id as "isInForce"
	from goal_alignment tied
	join clause on clause.tenant_id = tied.tenant_id and clause.id = tied.clause_id
	join strategy on strategy.tenant_id = clause.tenant_id and strategy.id = clause.strategy_id`;

export async function ofGoal(db: Db, goalId: string): Promise<Alignment[]> {
	const { rows } = await sql<Alignment>`select ${columns} where tied.goal_id = ${goalId}
		order by strategy.title, strategy.id, clause.ordinal`.execute(db);
	return rows;
}

/** Of goals in use. */
export async function listAll(db: Db): Promise<Alignment[]> {
	const { rows } = await sql<Alignment>`select ${columns}
		join goal on goal.tenant_id = tied.tenant_id and goal.id = tied.goal_id and goal.retired_at is null
		order by strategy.title, strategy.id, clause.ordinal`.execute(db);
	return rows;
}

/** Documents that stand above a strategy: its own line upwards first, then the other plans that are no service's. */
const above = (strategyId: string) => sql`
	with recursive line (id, parent_id, step) as (
		select id, parent_id, 0 from strategy where id = ${strategyId}
		union select upper.id, upper.parent_id, step + 1 from strategy upper join line on upper.id = line.parent_id
	), below (id) as (
		select ${strategyId}::uuid
		union select strategy.id from strategy join below on strategy.parent_id = below.id
	), above as (
		select strategy.id, min(coalesce(line.step, 1000)) as step from strategy left join line on line.id = strategy.id
		where strategy.id not in (select id from below) and (line.id is not null or strategy.kind <> 'service_strategy')
		group by strategy.id
	)`;

/** Clauses a goal may be aligned to, those of the nearest document first. */
export async function clausesAbove(db: Db, strategyId: string): Promise<ClauseAbove[]> {
	const { rows } = await sql<ClauseAbove>`
		${above(strategyId)}
		select clause.id, clause.number, left(clause.text, 120) as text, strategy.id as "strategyId", strategy.title as strategy
		from above join strategy on strategy.id = above.id
		join clause on clause.tenant_id = strategy.tenant_id and clause.edition_id = strategy.edition_id
		where clause.kind <> 'heading'
		order by above.step, strategy.title, strategy.id, clause.ordinal`.execute(db);
	return rows;
}

export async function findAbove(
	db: Db,
	strategyId: string,
	clauseId: string,
): Promise<ClauseAbove | undefined> {
	return (await clausesAbove(db, strategyId)).find(({ id }) => id === clauseId);
}

export async function put(
	db: Db,
	row: { goal_id: string; clause_id: string; stance: Stance; note: string; aligned_by: string | null },
): Promise<void> {
	await db
		.insertInto('goal_alignment')
		.values(row)
		.onConflict((conflict) =>
			conflict
				.columns(['tenant_id', 'goal_id', 'clause_id'])
				.doUpdateSet({ stance: row.stance, note: row.note, aligned_by: row.aligned_by }),
		)
		.execute();
}

export async function remove(db: Db, goalId: string, clauseId: string): Promise<boolean> {
	const row = await db
		.deleteFrom('goal_alignment')
		.where('goal_id', '=', goalId)
		.where('clause_id', '=', clauseId)
		.returning('goal_id')
		.executeTakeFirst();
	return row !== undefined;
}
