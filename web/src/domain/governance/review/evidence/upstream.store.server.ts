import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { FactOf, Ground } from '../fact.ts';

/** A document above has changed its words, and nobody has said whether the goal still holds. */
export async function upstream(db: Db, ground: Ground): Promise<FactOf[]> {
	const { rows } = await sql<{ goalId: string; title: string; kind: 'changed' | 'gone' }>`
		select task.goal_id as "goalId", strategy.title, task.kind from review_task task
		join edition on edition.tenant_id = task.tenant_id and edition.id = task.edition_id
		join strategy on strategy.tenant_id = edition.tenant_id and strategy.id = edition.strategy_id
		where task.goal_id = any(${[...ground.goalIds]}::uuid[])
			and not exists (select from review_task_closure closure where closure.tenant_id = task.tenant_id
				and closure.task_id = task.id and closure.reopened_at is null)`.execute(db);
	return rows.map(({ goalId, title, kind }) => ({
		of: { goalId },
		kind: 'upstream',
		said: kind,
		tone: 'bad',
		values: { title },
		path: `/strategy/goals/${goalId}`,
	}));
}
