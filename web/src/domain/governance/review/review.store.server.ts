import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Fact } from './fact.ts';
import type { Concluded, ReviewRound } from './review.ts';

/** The meeting that has the round before it: neither cancelled nor closed without deciding. */
const meetingOf = sql`
	left join lateral (select meeting.id, meeting.held_on, opening.id is not null as is_open
		from review_agenda_item taken
		join agenda_item item on item.tenant_id = taken.tenant_id and item.id = taken.agenda_item_id
		join meeting on meeting.tenant_id = item.tenant_id and meeting.id = item.meeting_id
		left join meeting_opening opening on opening.tenant_id = meeting.tenant_id
			and opening.meeting_id = meeting.id and opening.undone_at is null
		where taken.tenant_id = round.tenant_id and taken.round_id = round.id
			and not exists (select from agenda_item_removal gone where gone.tenant_id = item.tenant_id
				and gone.agenda_item_id = item.id and gone.restored_at is null)
			and not exists (select from meeting_cancellation off where off.tenant_id = meeting.tenant_id
				and off.meeting_id = meeting.id and off.restored_at is null)
			and (conclusion.round_id is not null or not exists (select from meeting_closing over
				where over.tenant_id = meeting.tenant_id and over.meeting_id = meeting.id and over.undone_at is null))
		order by meeting.held_on desc, meeting.id desc limit 1) held on true`;

const rounds = sql`
	select round.id, body.id as "bodyId", body.name as body, body.year_starts as "yearStarts",
		round.strategy_id as "strategyId", strategy.title as strategy, round.service_area_id as "areaId",
		area.name as area, round.model, round.year, round.from_on as "fromOn", round.to_on as "toOn", round.name,
		round.opens_on as "opensOn", round.answer_by as "answerBy", round.is_whole as "isWhole",
		round.occurrence_id as "occurrenceId", occurrence.duty_id as "dutyId", round.evidence,
		round.evidence_on as "evidenceOn",
		case when conclusion.round_id is not null then 'concluded' when off.id is not null then 'cancelled'
			when held.is_open then 'in_meeting' when held.id is not null then 'on_agenda' else 'asking' end as state,
		coalesce(off.reason, '') as "cancelledReason", held.id as "meetingId", held.held_on as "heldOn",
		conclusion.concluded_on as "concludedOn", conclusion.decision_id as "decisionId", decision.section,
		conclusion.edition_id as "editionId",
		(select count(*) from review_item item where item.tenant_id = round.tenant_id
			and item.round_id = round.id)::int as items,
		(select count(*) from review_item item where item.tenant_id = round.tenant_id and item.round_id = round.id
			and exists (select from verdict where verdict.tenant_id = item.tenant_id
				and verdict.review_item_id = item.id))::int as answered,
		opener.name as "openedBy", round.version
	from review_round round
	join body on body.tenant_id = round.tenant_id and body.id = round.body_id
	left join strategy on strategy.tenant_id = round.tenant_id and strategy.id = round.strategy_id
	left join service_area area on area.tenant_id = round.tenant_id and area.id = round.service_area_id
	left join duty_occurrence occurrence on occurrence.tenant_id = round.tenant_id
		and occurrence.id = round.occurrence_id
	left join review_cancellation off on off.tenant_id = round.tenant_id and off.round_id = round.id
		and off.restored_at is null
	left join review_conclusion conclusion on conclusion.tenant_id = round.tenant_id
		and conclusion.round_id = round.id
	left join decision on decision.tenant_id = conclusion.tenant_id and decision.id = conclusion.decision_id
	left join person opener on opener.tenant_id = round.tenant_id and opener.id = round.opened_by
	${meetingOf}`;

/** The newest first. */
export async function list(db: Db): Promise<ReviewRound[]> {
	const { rows } = await sql<ReviewRound>`${rounds}
		order by round.opens_on desc, body.name, round.id`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<ReviewRound | undefined> {
	const { rows } = await sql<ReviewRound>`${rounds} where round.id = ${id}`.execute(db);
	return rows[0];
}

/** Rounds of one strategy, or of one body without a strategy, are opened and decided one at a time. */
export async function lockScope(
	db: Db,
	{ strategyId, bodyId }: { strategyId: string | null; bodyId: string },
): Promise<void> {
	const table = strategyId ? 'strategy' : 'body';
	await db
		.selectFrom(table)
		.select('id')
		.where('id', '=', strategyId ?? bodyId)
		.forNoKeyUpdate()
		.execute();
}

export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('review_round').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export async function insert(db: Db, round: Insertable<Database['review_round']>): Promise<void> {
	await db.insertInto('review_round').values(round).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['review_round']>,
): Promise<boolean> {
	const row = await db
		.updateTable('review_round')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function setEvidence(db: Db, id: string, evidence: readonly Fact[], day: string): Promise<void> {
	await db
		.updateTable('review_round')
		.set({ evidence: JSON.stringify(evidence), evidence_on: day })
		.where('id', '=', id)
		.execute();
}

/** Goals and measures that another open round has before it, or one of the same year has had. */
export async function takenIn(
	db: Db,
	{ year, except }: { year: number; except: string | null },
): Promise<{ goalIds: Set<string>; measureIds: Set<string> }> {
	const { rows } = await sql<{ goalId: string; measureId: string | null }>`
		select item.goal_id as "goalId", item.measure_id as "measureId" from review_item item
		join review_round round on round.tenant_id = item.tenant_id and round.id = item.round_id
		left join review_conclusion conclusion on conclusion.tenant_id = round.tenant_id
			and conclusion.round_id = round.id
		where (conclusion.round_id is null or round.year = ${year}) and round.id is distinct from ${except}::uuid
			and not exists (select from review_cancellation off where off.tenant_id = round.tenant_id
				and off.round_id = round.id and off.restored_at is null)`.execute(db);
	const goals = rows.filter(({ measureId }) => measureId === null);
	return {
		goalIds: new Set(goals.map(({ goalId }) => goalId)),
		measureIds: new Set(rows.flatMap(({ measureId }) => measureId ?? [])),
	};
}

export async function insertCancellation(
	db: Db,
	row: Insertable<Database['review_cancellation']>,
): Promise<void> {
	await db.insertInto('review_cancellation').values(row).execute();
}

/** False when it is not cancelled. */
export async function liftCancellation(db: Db, roundId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('review_cancellation')
		.set({ restored_at: new Date(), restored_by: personId })
		.where('round_id', '=', roundId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertConclusion(
	db: Db,
	row: Omit<Insertable<Database['review_conclusion']>, 'content'> & { content: Concluded },
): Promise<void> {
	await db
		.insertInto('review_conclusion')
		.values({ ...row, content: JSON.stringify(row.content) })
		.execute();
}

export async function findContent(db: Db, roundId: string): Promise<Concluded | undefined> {
	const row = await db
		.selectFrom('review_conclusion')
		.select('content')
		.where('round_id', '=', roundId)
		.executeTakeFirst();
	return row?.content as Concluded | undefined;
}
