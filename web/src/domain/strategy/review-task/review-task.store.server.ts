import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Outcome, ReviewTask } from './review-task.ts';

interface Asked {
	strategyId?: string;
	goalId?: string;
	dutyId?: string;
	taskId?: string;
	onlyOpen?: boolean;
	/** Posts held on this day answer. */
	today: string;
	personId: string | null;
	mayManage: boolean;
}

export async function list(db: Db, asked: Asked): Promise<ReviewTask[]> {
	const { strategyId = null, goalId = null, dutyId = null, taskId = null, onlyOpen = false } = asked;
	const { rows } = await sql<ReviewTask>`
		select task.id, case when goal.id is null then 'duty' else 'goal' end as subject,
			coalesce(goal.id, duty.id) as "subjectId", coalesce(goal.code, '') as code,
			coalesce(goal.title, duty.name) as title, strategy.id as "strategyId",
			strategy.title as strategy, task.kind, parent.id as "parentId", parent.title as parent, edition.name as "editionName",
			coalesce(after.number, before.number) as number, before.text as before, after.text as after,
			task.opened_on as "openedOn", post.title as accountable, closure.outcome, closure.note,
			closure.closed_on as "closedOn", closer.name as "closedBy",
			${asked.mayManage} or coalesce(post.person_id = ${asked.personId}::uuid and post.valid_from <= ${asked.today}::date
				and coalesce(post.valid_to >= ${asked.today}::date, true), false) as "isMine"
		from review_task task
		left join goal on goal.tenant_id = task.tenant_id and goal.id = task.goal_id
		left join duty on duty.tenant_id = task.tenant_id and duty.id = task.duty_id
		join clause before on before.tenant_id = task.tenant_id and before.id = task.before_clause_id
		left join clause after on after.tenant_id = task.tenant_id and after.id = task.after_clause_id
		join edition on edition.tenant_id = task.tenant_id and edition.id = task.edition_id
		join strategy parent on parent.tenant_id = edition.tenant_id and parent.id = edition.strategy_id
		join strategy on strategy.tenant_id = task.tenant_id and strategy.id = coalesce(goal.strategy_id, edition.strategy_id)
		left join position post on post.tenant_id = strategy.tenant_id and post.id = strategy.accountable_position_id
		left join review_task_closure closure on closure.tenant_id = task.tenant_id and closure.task_id = task.id
			and closure.reopened_at is null
		left join person closer on closer.tenant_id = closure.tenant_id and closer.id = closure.closed_by
		where (${strategyId}::uuid is null or strategy.id = ${strategyId}) and (${goalId}::uuid is null or goal.id = ${goalId})
			and (${dutyId}::uuid is null or duty.id = ${dutyId}) and (${taskId}::uuid is null or task.id = ${taskId}) and (not ${onlyOpen} or closure.id is null)
		order by closure.id is not null, closure.closed_at desc, task.opened_on, parent.title, before.ordinal, goal.code, duty.name, task.id`.execute(
		db,
	);
	return rows;
}

/** False when somebody else was first. */
export async function close(
	db: Db,
	row: {
		id: string;
		task_id: string;
		outcome: Outcome;
		note: string;
		closed_on: string;
		closed_by: string | null;
	},
): Promise<boolean> {
	const written = await db
		.insertInto('review_task_closure')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return written !== undefined;
}

export async function reopen(db: Db, taskId: string, personId: string | null): Promise<boolean> {
	const row = await db
		.updateTable('review_task_closure')
		.set({ reopened_at: sql<Date>`now()`, reopened_by: personId })
		.where('task_id', '=', taskId)
		.where('reopened_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
