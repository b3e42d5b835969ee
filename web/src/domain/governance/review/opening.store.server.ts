import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';

export async function hasStrategy(db: Db, id: string): Promise<boolean> {
	return (await db.selectFrom('strategy').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Duties of the ready-made year that are done by a review. */
const DONE_BY_REVIEW = '/(strategy_evaluation|principals_review)$';
/** Done when the edition is adopted. */
const DONE_BY_EDITION = '/strategy_update$';
/** Done when the plan of the work-year is adopted. */
const DONE_BY_WORK_PLAN = '/work_year_plan$';

const isOpen = sql`not exists (select from duty_completion done where done.tenant_id = occurrence.tenant_id
	and done.occurrence_id = occurrence.id and done.undone_at is null)
	and not exists (select from duty_retirement gone where gone.tenant_id = duty.tenant_id
		and gone.duty_id = duty.id and gone.restored_at is null and occurrence.due_on >= gone.retired_on)`;

async function open(
	db: Db,
	bodyId: string,
	key: string,
	{ from, to }: { from: string; to: string },
): Promise<string | null> {
	const { rows } = await sql<{ id: string }>`
		select occurrence.id from duty_occurrence occurrence
		join duty on duty.tenant_id = occurrence.tenant_id and duty.id = occurrence.duty_id
		where duty.body_id = ${bodyId} and duty.template_key ~ ${key}
			and occurrence.due_on between ${from} and ${to} and ${isOpen}
			and not exists (select from review_round round where round.tenant_id = occurrence.tenant_id
				and round.occurrence_id = occurrence.id
				and not exists (select from review_cancellation off where off.tenant_id = round.tenant_id
					and off.round_id = round.id and off.restored_at is null))
		order by occurrence.due_on limit 1`.execute(db);
	return rows[0]?.id ?? null;
}

type Days = { from: string; to: string };
export const dutyToDo = (db: Db, bodyId: string, days: Days) => open(db, bodyId, DONE_BY_REVIEW, days);
export const updateToDo = (db: Db, bodyId: string, days: Days) => open(db, bodyId, DONE_BY_EDITION, days);
export const workPlanToDo = (db: Db, bodyId: string, days: Days) => open(db, bodyId, DONE_BY_WORK_PLAN, days);

export async function bodyOfOccurrence(db: Db, id: string): Promise<string | null> {
	const { rows } = await sql<{
		bodyId: string;
	}>`select duty.body_id as "bodyId" from duty_occurrence occurrence
		join duty on duty.tenant_id = occurrence.tenant_id and duty.id = occurrence.duty_id
		where occurrence.id = ${id}`.execute(db);
	return rows[0]?.bodyId ?? null;
}

export interface DueDuty {
	id: string;
	name: string;
	bodyId: string;
	body: string;
	dueOn: string;
}

export async function listDueDuties(db: Db, until: string): Promise<DueDuty[]> {
	const { rows } = await sql<DueDuty>`
		select occurrence.id, duty.name, body.id as "bodyId", body.name as body, occurrence.due_on as "dueOn"
		from duty_occurrence occurrence
		join duty on duty.tenant_id = occurrence.tenant_id and duty.id = occurrence.duty_id
		join body on body.tenant_id = duty.tenant_id and body.id = duty.body_id
		where duty.template_key ~ ${DONE_BY_REVIEW} and occurrence.due_on <= ${until} and ${isOpen}
			and not exists (select from review_round round where round.tenant_id = occurrence.tenant_id
				and round.occurrence_id = occurrence.id
				and not exists (select from review_cancellation off where off.tenant_id = round.tenant_id
					and off.round_id = round.id and off.restored_at is null))
		order by occurrence.due_on, body.name limit 20`.execute(db);
	return rows;
}

export async function put(
	db: Db,
	row: { dutyId: string; strategyId: string | null; answerDays: number; setBy: string | null },
): Promise<void> {
	const values = { strategy_id: row.strategyId, answer_days: row.answerDays, set_by: row.setBy };
	await db
		.insertInto('review_opening')
		.values({ duty_id: row.dutyId, ...values })
		.onConflict((conflict) => conflict.columns(['tenant_id', 'duty_id']).doUpdateSet(values))
		.execute();
}

export interface DueOpening {
	occurrenceId: string;
	bodyId: string;
	yearStarts: number;
	strategyId: string | null;
	answerDays: number;
	dueOn: string;
	/** Goals of the round before, where it looked at some only. */
	goalIds: string[];
}

/** Duties whose days have begun, that open a review by themselves and have none yet. */
export async function listDue(db: Db, day: string): Promise<DueOpening[]> {
	const { rows } = await sql<DueOpening>`
		select occurrence.id as "occurrenceId", duty.body_id as "bodyId", body.year_starts as "yearStarts",
			opening.strategy_id as "strategyId", opening.answer_days as "answerDays", occurrence.due_on as "dueOn",
			coalesce((select array_agg(item.goal_id::text) from review_item item
				join goal on goal.tenant_id = item.tenant_id and goal.id = item.goal_id and goal.retired_at is null
				where item.round_id = before.id and item.measure_id is null), '{}') as "goalIds"
		from review_opening opening
		join duty on duty.tenant_id = opening.tenant_id and duty.id = opening.duty_id
		join body on body.tenant_id = duty.tenant_id and body.id = duty.body_id
		join duty_occurrence occurrence on occurrence.tenant_id = duty.tenant_id and occurrence.duty_id = duty.id
		left join lateral (select round.id from review_round round where round.tenant_id = duty.tenant_id
				and round.body_id = body.id and round.strategy_id is not distinct from opening.strategy_id
				and not round.is_whole order by round.opens_on desc, round.id desc limit 1) before on true
		where occurrence.starts_on <= ${day} and occurrence.due_on >= ${day} and ${isOpen}
			and not exists (select from review_round round where round.tenant_id = occurrence.tenant_id
				and round.occurrence_id = occurrence.id)
			and not exists (select from body_retirement gone where gone.tenant_id = body.tenant_id
				and gone.body_id = body.id and gone.restored_at is null)
		order by occurrence.due_on, occurrence.id`.execute(db);
	return rows;
}
