import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Evidence, MemoContent, WaitingNeed } from './memo.ts';
import type { CaseFacts, Decided, Step } from './post-case.ts';

const cases = sql`
	select post_case.id, post_case.title, post_case.position_id as "positionId", post.title as post,
		role.id as "roleId", role.name as role, person.id is null as "isVacant", post.tenure,
		post.valid_to as "validTo", post.full_time_percent as "fullTimePercent", post_case.body_id as "bodyId",
		body.name as body, post_case.owner_position_id as "ownerId", owner.title as owner, post_case.grounds,
		post_case.starts_on as "startsOn", post_case.years, salary_yearly::float8 as "salaryYearly",
		side_costs_percent::float8 as "sideCostsPercent", other_yearly::float8 as "otherYearly",
		one_off::float8 as "oneOff", present_yearly::float8 as "presentYearly",
		rise_percent::float8 as "risePercent", post_case.version
	from post_case
	join position post on post.tenant_id = post_case.tenant_id and post.id = post_case.position_id
	join role on role.tenant_id = post.tenant_id and role.id = post.role_id
	left join person on person.tenant_id = post.tenant_id and person.id = post.person_id and person.disabled_at is null
	join body on body.tenant_id = post_case.tenant_id and body.id = post_case.body_id
	left join position owner on owner.tenant_id = post_case.tenant_id and owner.id = post_case.owner_position_id`;

export async function list(db: Db): Promise<CaseFacts[]> {
	const { rows } = await sql<CaseFacts>`${cases} order by post_case.title, post_case.id`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<CaseFacts | undefined> {
	const { rows } = await sql<CaseFacts>`${cases} where post_case.id = ${id}`.execute(db);
	return rows[0];
}

/** Changes of one case and of its steps wait for each other. */
export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('post_case').select('id').where('id', '=', id).forUpdate().execute();
}

export async function insert(db: Db, row: Insertable<Database['post_case']>): Promise<void> {
	await db.insertInto('post_case').values(row).execute();
}

export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['post_case']>,
): Promise<boolean> {
	const row = await db
		.updateTable('post_case')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** What the case refers to and this municipality does not have. */
export async function firstMissing(
	db: Db,
	{ bodyIds, positionIds }: { bodyIds: readonly (string | null)[]; positionIds: readonly (string | null)[] },
): Promise<'body' | 'position' | undefined> {
	const [bodies, posts] = [bodyIds, positionIds].map((ids) => [...new Set(ids.filter((id) => id !== null))]);
	const { rows } = await sql<{ bodies: boolean; posts: boolean }>`
		select (select count(*) from body where id = any(${bodies}::uuid[])) = ${bodies!.length} as bodies,
			(select count(*) from position where id = any(${posts}::uuid[])) = ${posts!.length} as posts`.execute(
		db,
	);
	if (!rows[0]!.bodies) return 'body';
	return rows[0]!.posts ? undefined : 'position';
}

export type CaseStep = Step & { caseId: string };

// A duty that is called off asks for nothing: its step has no day, unless it was marked before.
const gone = sql`exists (select from duty_retirement off where off.tenant_id = step.tenant_id
	and off.duty_id = step.duty_id and off.restored_at is null)`;

const steps = sql`
	select step.id, step.case_id as "caseId", step.ordinal, step.kind, step.name, step.body_id as "bodyId",
		body.name as body, step.position_id as "positionId", post.title as post, step.duty_id as "dutyId",
		occurrence.id as "occurrenceId", case when completion.id is not null or not ${gone} then occurrence.due_on end as "dueOn", completion.outcome,
		completion.done_on as "doneOn", coalesce(completion.note, '') as note, coalesce(completion.link, '') as link,
		step.version
	from post_case_step step
	left join body on body.tenant_id = step.tenant_id and body.id = step.body_id
	left join position post on post.tenant_id = step.tenant_id and post.id = step.position_id
	left join duty_occurrence occurrence on occurrence.tenant_id = step.tenant_id and occurrence.duty_id = step.duty_id
	left join duty_completion completion on completion.tenant_id = occurrence.tenant_id
		and completion.occurrence_id = occurrence.id and completion.undone_at is null`;

export async function stepsOf(db: Db, caseId: string | null): Promise<CaseStep[]> {
	const { rows } = await sql<CaseStep>`${steps} where ${caseId}::uuid is null or step.case_id = ${caseId}
		order by step.ordinal, step.id`.execute(db);
	return rows;
}

export async function findStep(db: Db, id: string): Promise<CaseStep | undefined> {
	const { rows } = await sql<CaseStep>`${steps} where step.id = ${id}`.execute(db);
	return rows[0];
}

export async function insertSteps(
	db: Db,
	rows: readonly Insertable<Database['post_case_step']>[],
): Promise<void> {
	await db
		.insertInto('post_case_step')
		.values([...rows])
		.execute();
}

export async function updateStep(
	db: Db,
	id: string,
	values: Updateable<Database['post_case_step']>,
): Promise<void> {
	await db
		.updateTable('post_case_step')
		.set({ ...values, version: sql<number>`version + 1` })
		.where('id', '=', id)
		.execute();
}

export async function removeStep(db: Db, id: string): Promise<void> {
	await db.deleteFrom('post_case_step').where('id', '=', id).execute();
}

const decisions = sql`
	select id, case_id as "caseId", outcome, decided_on as "decidedOn", decider, case_number as "caseNumber", reason
	from post_case_decision`;

/** The newest first. */
export async function decisionsOf(db: Db, caseId: string | null): Promise<(Decided & { caseId: string })[]> {
	const { rows } = await sql<Decided & { caseId: string }>`${decisions}
		where ${caseId}::uuid is null or case_id = ${caseId}
		order by decided_on desc, decided_at desc, id desc`.execute(db);
	return rows;
}

export async function findDecision(
	db: Db,
	id: string,
): Promise<(Decided & { caseId: string; content: MemoContent }) | undefined> {
	const { rows } = await sql<Decided & { caseId: string; content: MemoContent }>`
		select id, case_id as "caseId", outcome, decided_on as "decidedOn", decider, case_number as "caseNumber",
			reason, content from post_case_decision where id = ${id}`.execute(db);
	return rows[0];
}

export async function insertDecision(db: Db, row: Insertable<Database['post_case_decision']>): Promise<void> {
	await db.insertInto('post_case_decision').values(row).execute();
}

/** Needs that ask for the role's work: in the newest adopted plans, and waiting outside them. */
export async function needsOf(db: Db, roleId: string): Promise<Pick<Evidence, 'waiting' | 'planned'>> {
	const { rows } = await sql<WaitingNeed & { isPlanned: boolean }>`
		select need.id, need.number, need.title, need.state, effort.days::float8 as days,
			need.state = 'planned' as "isPlanned"
		from need_effort effort
		join need on need.tenant_id = effort.tenant_id and need.id = effort.need_id
		where effort.role_id = ${roleId} and need.state in ('new', 'clarifying', 'accepted', 'planned')
		order by effort.days desc, need.number`.execute(db);
	const planned = rows.filter(({ isPlanned }) => isPlanned);
	return {
		waiting: rows.flatMap(({ isPlanned, ...need }) => (isPlanned ? [] : need)),
		planned: { needs: planned.length, days: planned.reduce((sum, { days }) => sum + days, 0) },
	};
}
