import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';

export interface Between {
	strategyId: string;
	/** The edition in force until now, and the one that takes its place. */
	fromId: string | null;
	toId: string;
}

const sameLine = sql`
	after.tenant_id = before.tenant_id and after.lineage_id = before.lineage_id and before.id <> after.id`;

/** Goals, duties and alignments follow their clause to the edition now in force; a clause that went keeps what it had. */
export async function follow(db: Db, { strategyId, toId }: Between): Promise<void> {
	for (const table of ['goal', 'duty', 'goal_alignment'] as const)
		await sql`
			update ${sql.table(table)} tied set clause_id = after.id, version = tied.version + 1
			from clause before, clause after
			where before.tenant_id = tied.tenant_id and before.id = tied.clause_id and before.strategy_id = ${strategyId}
				and after.edition_id = ${toId} and ${sameLine}`.execute(db);
}

export interface Shaken {
	/** One of the two. */
	goalId: string | null;
	dutyId: string | null;
	lineageId: string;
	beforeId: string;
	/** Null where the clause went. */
	afterId: string | null;
}

/** Alignments of goals in use whose clause changed its words or went. */
export async function shaken(db: Db, { strategyId, fromId, toId }: Between): Promise<Shaken[]> {
	const { rows } = await sql<Shaken>`
		select tied.goal_id as "goalId", null::uuid as "dutyId", before.lineage_id as "lineageId", before.id as "beforeId", after.id as "afterId"
		from goal_alignment tied
		join goal on goal.tenant_id = tied.tenant_id and goal.id = tied.goal_id and goal.retired_at is null
		join clause before on before.tenant_id = tied.tenant_id and before.id = tied.clause_id
		left join clause after on after.edition_id = ${toId} and after.tenant_id = before.tenant_id
			and after.lineage_id = before.lineage_id
		where before.strategy_id = ${strategyId} and case when after.id is null then before.edition_id = ${fromId}
			else regexp_replace(before.text, '\\s+', ' ', 'g') <> regexp_replace(after.text, '\\s+', ' ', 'g') end`.execute(
		db,
	);
	return rows;
}

/** Open tasks of the same goal and clause: told anew by the later edition, not doubled. */
export async function renewTask(
	db: Db,
	{ goalId, dutyId, lineageId, afterId }: Shaken,
	toId: string,
): Promise<boolean> {
	const row = await db
		.updateTable('review_task')
		.set({ edition_id: toId, kind: afterId ? 'changed' : 'gone', after_clause_id: afterId })
		.where('goal_id', 'is not distinct from', goalId)
		.where('duty_id', 'is not distinct from', dutyId)
		.where('lineage_id', '=', lineageId)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('review_task_closure as closure')
						.select('closure.id')
						.whereRef('closure.task_id', '=', 'review_task.id')
						.where('closure.reopened_at', 'is', null),
				),
			),
		)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertTask(
	db: Db,
	id: string,
	one: Shaken,
	toId: string,
	openedOn: string,
): Promise<void> {
	const { goalId, dutyId, lineageId, beforeId, afterId } = one;
	const clauses = { lineage_id: lineageId, before_clause_id: beforeId, after_clause_id: afterId };
	const place = { kind: afterId ? ('changed' as const) : ('gone' as const), opened_on: openedOn };
	await db
		.insertInto('review_task')
		.values({ ...clauses, ...place, id, goal_id: goalId, duty_id: dutyId, edition_id: toId })
		.execute();
}

export interface Returned {
	taskId: string;
	subject: 'goal' | 'duty';
	subjectId: string;
	code: string;
	title: string;
}

/** Open tasks whose clause the edition has again, with the words that it had before. */
export async function returned(db: Db, { strategyId, toId }: Between): Promise<Returned[]> {
	const { rows } = await sql<Returned>`
		select task.id as "taskId", case when goal.id is null then 'duty' else 'goal' end as subject,
			coalesce(goal.id, duty.id) as "subjectId", coalesce(goal.code, '') as code, coalesce(goal.title, duty.name) as title
		from review_task task
		join clause before on before.tenant_id = task.tenant_id and before.id = task.before_clause_id
		join clause after on after.tenant_id = task.tenant_id and after.lineage_id = task.lineage_id
			and after.edition_id = ${toId}
		left join goal on goal.tenant_id = task.tenant_id and goal.id = task.goal_id
		left join duty on duty.tenant_id = task.tenant_id and duty.id = task.duty_id
		where before.strategy_id = ${strategyId}
			and regexp_replace(before.text, '\\s+', ' ', 'g') = regexp_replace(after.text, '\\s+', ' ', 'g')
			and not exists (select from review_task_closure closure where closure.tenant_id = task.tenant_id
				and closure.task_id = task.id and closure.reopened_at is null)
		order by task.id`.execute(db);
	return rows;
}

/** Closed by the text itself: nobody's word. */
export async function closeReturned(db: Db, id: string, taskId: string, day: string): Promise<void> {
	const row = { id, task_id: taskId, outcome: 'kept' as const, closed_on: day };
	await db.insertInto('review_task_closure').values(row).execute();
}

export interface Loosened {
	kind: 'goal' | 'duty';
	id: string;
	title: string;
	number: string;
}

/** Goals and duties in use, each with the clause it is made of. */
const rooted = sql`(
	select 'goal' as kind, tenant_id, id, code || ' ' || title as title, clause_id from goal where retired_at is null
	union all select 'duty', tenant_id, id, name, clause_id from duty where not exists (select from duty_retirement gone
		where gone.tenant_id = duty.tenant_id and gone.duty_id = duty.id and gone.restored_at is null))`;

const wentBetween = ({ fromId, toId }: Between) => sql`
	clause.edition_id = ${fromId} and not exists (select from clause after where after.tenant_id = clause.tenant_id
		and after.edition_id = ${toId} and after.lineage_id = clause.lineage_id)`;

/** Somebody must look at what has lost its own clause, too. */
export async function uprooted(db: Db, between: Between): Promise<Shaken[]> {
	const { rows } = await sql<Shaken>`
		select case when tied.kind = 'goal' then tied.id end as "goalId", case when tied.kind = 'duty' then tied.id end as "dutyId",
			clause.lineage_id as "lineageId", clause.id as "beforeId", null::uuid as "afterId"
		from ${rooted} tied
		join clause on clause.tenant_id = tied.tenant_id and clause.id = tied.clause_id
		where ${wentBetween(between)} order by clause.ordinal, tied.id`.execute(db);
	return rows;
}

/** Goals in use and duties whose own clause the new edition no longer has. */
export async function loosened(db: Db, between: Between): Promise<Loosened[]> {
	const { rows } = await sql<Loosened>`
		select tied.kind, tied.id, tied.title, clause.number
		from ${rooted} tied
		join clause on clause.tenant_id = tied.tenant_id and clause.id = tied.clause_id
		where ${wentBetween(between)}
		order by clause.ordinal, tied.title`.execute(db);
	return rows;
}
