import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Period } from './ledger.ts';

/** One text of a strategy. */
export interface Text {
	strategyId: string;
	editionId: string;
}

export interface DutyRow {
	clauseId: string;
	dutyId: string;
	name: string;
	body: string;
	dueOn: string | null;
	outcome: 'done' | 'left_undone' | null;
	doneOn: string | null;
	/** The decision that did it, where one did. */
	section: number | null;
	sectionYear: number;
	yearStarts: number;
}

const within = (day: ReturnType<typeof sql.ref>, { year }: Period) =>
	sql`${day} between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`;

/** Clauses of the edition asked for, each with the ids that the same clause has in any edition: what is tied to it. */
const clausesOf = (editionId: string) => sql`(select asked.tenant_id, asked.id, tied.id as tied_id
	from clause asked join clause tied on tied.tenant_id = asked.tenant_id and tied.lineage_id = asked.lineage_id
		and tied.strategy_id = asked.strategy_id
	where asked.edition_id = ${editionId}) clause`;

/** In use on the day: what was closed later was there then. */
const goalInUse = (asOf: string) =>
	sql`coalesce((goal.retired_at at time zone 'Europe/Helsinki')::date > ${asOf}::date, true)`;

/** Duties that rest on a clause of the edition, with what the year asks of them. */
export async function duties(db: Db, editionId: string, period: Period): Promise<DutyRow[]> {
	const { rows } = await sql<DutyRow>`
		select clause.id as "clauseId", duty.id as "dutyId", duty.name, body.name as body, occurrence.due_on as "dueOn",
			completion.outcome, completion.done_on as "doneOn",
			decision.section, coalesce(decision.year, 0) as "sectionYear", body.year_starts as "yearStarts"
		from ${clausesOf(editionId)}
		join duty on duty.tenant_id = clause.tenant_id and duty.clause_id = clause.tied_id
		join body on body.tenant_id = duty.tenant_id and body.id = duty.body_id
		left join duty_retirement gone on gone.tenant_id = duty.tenant_id and gone.duty_id = duty.id and gone.restored_at is null
		left join duty_occurrence occurrence on occurrence.tenant_id = duty.tenant_id and occurrence.duty_id = duty.id
			and ${within(sql.ref('occurrence.due_on'), period)}
		left join duty_completion completion on completion.tenant_id = occurrence.tenant_id
			and completion.occurrence_id = occurrence.id and completion.undone_at is null
		left join decision on decision.tenant_id = completion.tenant_id and decision.id = completion.decision_id
		where (gone.id is null or coalesce(occurrence.due_on < gone.retired_on, false))
		order by occurrence.due_on, duty.name`.execute(db);
	return rows;
}

export interface GoalRow {
	clauseId: string;
	goalId: string;
	goal: string;
	needs: number;
	/** Planned, or marked as done only after the day of the ledger. */
	planned: number;
	/** Marked as done within the year; what an earlier year got done is no work of this one. */
	done: number;
	/** Of the needs in the newest adopted plans: the next end to come, and the last one of all. */
	nextEnd: string | null;
	lateEnd: string | null;
}

/** Goals made of a clause in force, with their needs and when the adopted plan ends them. */
export async function goals(db: Db, editionId: string, { year, asOf }: Period): Promise<GoalRow[]> {
	const { rows } = await sql<GoalRow>`
		with newest as (
			select distinct on (item.need_id) item.tenant_id, item.need_id, item.ends_on from plan_item item
			join plan on plan.tenant_id = item.tenant_id and plan.id = item.plan_id
			order by item.need_id, plan.adopted_at desc
		)
		select clause.id as "clauseId", goal.id as "goalId", goal.code || ' ' || goal.title as goal,
			count(need.id)::int as needs,
			count(*) filter (where need.state = 'planned' or (need.state = 'done' and need.done_on > ${asOf}::date))::int as planned,
			count(*) filter (where need.state = 'done'
				and need.done_on between ${`${year}-01-01`}::date and ${asOf}::date)::int as done,
			min(newest.ends_on) filter (where need.state = 'planned' and newest.ends_on >= ${asOf}::date) as "nextEnd",
			min(newest.ends_on) filter (where need.state = 'planned' and newest.ends_on < ${asOf}::date) as "lateEnd"
		from ${clausesOf(editionId)}
		join goal on goal.tenant_id = clause.tenant_id and goal.clause_id = clause.tied_id and ${goalInUse(asOf)}
		left join need_goal on need_goal.tenant_id = goal.tenant_id and need_goal.goal_id = goal.id
		left join need on need.tenant_id = need_goal.tenant_id and need.id = need_goal.need_id
			and need.state not in ('merged', 'rejected', 'withdrawn')
		left join newest on newest.tenant_id = need.tenant_id and newest.need_id = need.id
		group by clause.id, goal.id, goal.code, goal.title
		order by goal.code`.execute(db);
	return rows;
}

export interface MeasureRow {
	clauseId: string;
	measureId: string;
	measure: string;
	endsOn: string | null;
	percent: number | null;
	state: string | null;
	saidOn: string | null;
}

/** Measures of those goals, with what was said of them last within the year. */
export async function measures(db: Db, editionId: string, period: Period): Promise<MeasureRow[]> {
	const { rows } = await sql<MeasureRow>`
		select clause.id as "clauseId", measure.id as "measureId", measure.code || ' ' || measure.title as measure,
			measure.ends_on as "endsOn", said.percent, said.state, said.said_on as "saidOn"
		from ${clausesOf(editionId)}
		join goal on goal.tenant_id = clause.tenant_id and goal.clause_id = clause.tied_id and ${goalInUse(period.asOf)}
		join measure on measure.tenant_id = goal.tenant_id and measure.goal_id = goal.id
		left join lateral (select percent, state, said_on from measure_progress progress
			where progress.tenant_id = measure.tenant_id and progress.measure_id = measure.id
			and progress.said_on <= ${period.asOf}::date order by said_on desc, progress.id desc limit 1) said on true
		where not exists (select from measure_retirement gone where gone.tenant_id = measure.tenant_id
			and gone.measure_id = measure.id and gone.restored_at is null and gone.retired_on <= ${period.asOf}::date)
			and (measure.starts_on is null or measure.starts_on <= ${`${period.year}-12-31`}::date)
		order by measure.code`.execute(db);
	return rows;
}

export interface DecisionRow {
	clauseId: string;
	meetingId: string;
	decidedOn: string;
	section: number;
	body: string;
	matter: string;
}

/** Decisions of the year about a goal or a duty of the clause. */
export async function decisions(
	db: Db,
	{ strategyId, editionId }: Text,
	period: Period,
): Promise<DecisionRow[]> {
	const { rows } = await sql<DecisionRow>`
		with subject as (
			select goal.tenant_id, goal.clause_id, goal.id from goal where goal.strategy_id = ${strategyId}
			union all select duty.tenant_id, duty.clause_id, duty.id from duty where duty.clause_id is not null
			union all select duty.tenant_id, duty.clause_id, occurrence.id from duty
				join duty_occurrence occurrence on occurrence.tenant_id = duty.tenant_id and occurrence.duty_id = duty.id
				where duty.clause_id is not null
		)
		select distinct clause.id as "clauseId", item.meeting_id as "meetingId", decision.decided_on as "decidedOn",
			decision.section, body.name as body, decision.matter
		from ${clausesOf(editionId)}
		join subject on subject.tenant_id = clause.tenant_id and subject.clause_id = clause.tied_id
		join agenda_item item on item.tenant_id = subject.tenant_id and item.subject_id = subject.id
		join decision on decision.tenant_id = item.tenant_id and decision.agenda_item_id = item.id
		join body on body.tenant_id = decision.tenant_id and body.id = decision.body_id
		where ${within(sql.ref('decision.decided_on'), period)}
			and decision.decided_on <= ${period.asOf}::date
		order by decision.decided_on, decision.section`.execute(db);
	return rows;
}

export interface ReviewFact {
	clauseId: string;
	roundId: string;
	name: string;
	answerBy: string;
	concludedOn: string | null;
	section: number | null;
}

/** Yearly reviews done for the duty of a clause, decided this year or open. */
export async function reviews(
	db: Db,
	editionId: string,
	{ year, asOf }: { year: number; asOf: string },
): Promise<ReviewFact[]> {
	const { rows } = await sql<ReviewFact>`
		select distinct clause.id as "clauseId", round.id as "roundId", round.name,
			round.answer_by as "answerBy", conclusion.concluded_on as "concludedOn", decision.section
		from review_round round
		join duty_occurrence occurrence on occurrence.tenant_id = round.tenant_id
			and occurrence.id = round.occurrence_id
		join duty on duty.tenant_id = occurrence.tenant_id and duty.id = occurrence.duty_id
		join ${clausesOf(editionId)} on clause.tenant_id = duty.tenant_id and clause.tied_id = duty.clause_id
		left join review_conclusion conclusion on conclusion.tenant_id = round.tenant_id
			and conclusion.round_id = round.id and conclusion.concluded_on <= ${asOf}
		left join decision on decision.tenant_id = conclusion.tenant_id and decision.id = conclusion.decision_id
		where round.opens_on <= ${asOf} and extract(year from occurrence.due_on) = ${year}
			and not exists (select from review_cancellation off where off.tenant_id = round.tenant_id
				and off.round_id = round.id and off.restored_at is null)
		order by round.answer_by, round.id`.execute(db);
	return rows;
}
