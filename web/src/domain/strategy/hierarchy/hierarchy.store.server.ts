import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Document, SilentClause } from './hierarchy.ts';

export async function documents(db: Db): Promise<Document[]> {
	const { rows } = await sql<Document>`
		select strategy.id, strategy.title, strategy.kind, strategy.parent_id as "parentId", post.title as accountable,
			edition.name as "editionName", adoption.in_force_from as "inForceFrom",
			(select draft.id from edition draft where draft.tenant_id = strategy.tenant_id and draft.strategy_id = strategy.id
				and not exists (select from edition_adoption made where made.tenant_id = draft.tenant_id
					and made.edition_id = draft.id) limit 1) as "draftId",
			coalesce(reviews.open, 0)::int as "openReviews",
			(select count(*) from clause where clause.tenant_id = strategy.tenant_id
				and clause.edition_id = strategy.edition_id)::int as clauses
		from strategy
		left join position post on post.tenant_id = strategy.tenant_id and post.id = strategy.accountable_position_id
		left join edition on edition.tenant_id = strategy.tenant_id and edition.id = strategy.edition_id
		left join edition_adoption adoption on adoption.tenant_id = edition.tenant_id and adoption.edition_id = edition.id
		left join (
			select coalesce(goal.strategy_id, edition.strategy_id) as strategy_id, count(*) as open from review_task task
			left join goal on goal.tenant_id = task.tenant_id and goal.id = task.goal_id
			join edition on edition.tenant_id = task.tenant_id and edition.id = task.edition_id
			where not exists (select from review_task_closure closure where closure.tenant_id = task.tenant_id
				and closure.task_id = task.id and closure.reopened_at is null)
			group by 1
		) reviews on reviews.strategy_id = strategy.id`.execute(db);
	return rows;
}

/** Clauses of documents above that lay a duty, and that no goal in use serves. */
export async function silentClauses(db: Db): Promise<SilentClause[]> {
	const { rows } = await sql<SilentClause>`
		select clause.id, clause.number, clause.text, strategy.id as "strategyId", strategy.title as strategy
		from strategy join clause on clause.tenant_id = strategy.tenant_id and clause.edition_id = strategy.edition_id
		where clause.is_obligation and exists (select from strategy child
				where child.tenant_id = strategy.tenant_id and child.parent_id = strategy.id)
			and not exists (select from goal_alignment tied
				join goal on goal.tenant_id = tied.tenant_id and goal.id = tied.goal_id and goal.retired_at is null
				where tied.tenant_id = clause.tenant_id and tied.clause_id = clause.id and tied.stance = 'serves')
			and not exists (select from goal own where own.tenant_id = clause.tenant_id and own.clause_id = clause.id
				and own.retired_at is null)
		order by strategy.title, strategy.id, clause.ordinal`.execute(db);
	return rows;
}

/** Measures in use, by goal. */
export async function measureCounts(db: Db): Promise<{ goalId: string; measures: number }[]> {
	const { rows } = await sql<{ goalId: string; measures: number }>`
		select measure.goal_id as "goalId", count(*)::int as measures from measure
		where not exists (select from measure_retirement gone where gone.tenant_id = measure.tenant_id
			and gone.measure_id = measure.id and gone.restored_at is null)
		group by measure.goal_id`.execute(db);
	return rows;
}
