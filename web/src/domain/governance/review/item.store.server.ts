import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Fact } from './fact.ts';
import type { ItemRow } from './review.ts';
import type { Candidate } from './candidate.store.server.ts';

/** A post with whoever holds it on the day and has an open account. */
const post = (column: ReturnType<typeof sql>) => sql`
	(select json_build_object('positionId', held.id, 'title', held.title, 'personId', held.person_id,
		'person', held.person) from held where held.id = ${column})`;

const deputies = sql`
	coalesce((select json_agg(json_build_object('duty', deputy.duty, 'positionId', held.id,
			'title', held.title, 'personId', held.person_id, 'person', held.person) order by held.title, held.id)
		from measure_deputy deputy join held on held.id = deputy.position_id
		where deputy.tenant_id = item.tenant_id and deputy.measure_id = item.measure_id), '[]')`;

const verdicts = sql`
	coalesce((select json_agg(json_build_object('id', verdict.id, 'seat', verdict.seat,
			'verdict', verdict.verdict, 'reason', verdict.reason, 'proposal', verdict.proposal,
			'behalfReason', verdict.behalf_reason, 'saidOn', verdict.said_on, 'saidBy', speaker.name)
			order by verdict.said_at, verdict.sequence, verdict.id)
		from verdict left join person speaker on speaker.tenant_id = verdict.tenant_id
			and speaker.id = verdict.said_by
		where verdict.tenant_id = item.tenant_id and verdict.review_item_id = item.id), '[]')`;

/** The matter of its own that it has on an agenda. */
const matter = sql`
	left join lateral (select taken.agenda_item_id as id, decision.section from review_agenda_item taken
	left join decision on decision.tenant_id = taken.tenant_id
		and decision.agenda_item_id = taken.agenda_item_id
	left join agenda_item_removal off on off.tenant_id = taken.tenant_id
		and off.agenda_item_id = taken.agenda_item_id and off.restored_at is null
	where taken.tenant_id = item.tenant_id and taken.review_item_id = item.id and off.id is null
	order by decision.section desc nulls last, taken.agenda_item_id desc limit 1) matter on true`;

function items(day: string) {
	return sql`
		with held as (
			select post.id, post.title, person.id as person_id, person.name as person from position post
			left join person on person.tenant_id = post.tenant_id and person.id = post.person_id
				and person.disabled_at is null and post.valid_from <= ${day} and coalesce(post.valid_to >= ${day}, true)
		)
		select item.id, item.round_id as "roundId", item.ordinal, item.goal_id as "goalId",
			item.measure_id as "measureId", goal.code as "goalCode", goal.title as goal, item.subject, item.evidence,
			(goal.retired_at is not null or exists (select from measure_retirement gone
				where gone.tenant_id = item.tenant_id and gone.measure_id = item.measure_id
				and gone.restored_at is null)) as "isGone",
			${post(sql`strategy.accountable_position_id`)} as accountable,
			${post(sql`measure.planning_position_id`)} as planning,
			${post(sql`measure.implementing_position_id`)} as implementing,
			${post(sql`body.chair_position_id`)} as chair,
			${deputies} as deputies, ${verdicts} as verdicts,
			matter.id as "agendaItemId", matter.section
		from review_item item
		join review_round round on round.tenant_id = item.tenant_id and round.id = item.round_id
		join body on body.tenant_id = round.tenant_id and body.id = round.body_id
		join goal on goal.tenant_id = item.tenant_id and goal.id = item.goal_id
		left join strategy on strategy.tenant_id = round.tenant_id and strategy.id = round.strategy_id
		left join measure on measure.tenant_id = item.tenant_id and measure.id = item.measure_id
		${matter}`;
}

export async function listOf(db: Db, roundId: string, day: string): Promise<ItemRow[]> {
	const { rows } = await sql<ItemRow>`${items(day)} where item.round_id = ${roundId}
		order by item.ordinal, item.id`.execute(db);
	return rows;
}

export async function find(db: Db, id: string, day: string): Promise<ItemRow | undefined> {
	const { rows } = await sql<ItemRow>`${items(day)} where item.id = ${id}`.execute(db);
	return rows[0];
}

/** What is new is added, what was there takes its words and place as they are now. */
export async function put(
	db: Db,
	roundId: string,
	found: readonly Candidate[],
	day: string,
): Promise<number> {
	const there = await db
		.selectFrom('review_item')
		.select(['id', 'goal_id', 'measure_id'])
		.where('round_id', '=', roundId)
		.execute();
	const idOf = new Map(there.map((row) => [row.measure_id ?? row.goal_id, row.id]));
	const fresh = found.filter(({ goalId, measureId }) => !idOf.has(measureId ?? goalId));
	for (const { goalId, measureId, ordinal, subject } of found) {
		const id = idOf.get(measureId ?? goalId);
		if (!id) continue;
		const values = { ordinal, subject: JSON.stringify(subject) };
		await db.updateTable('review_item').set(values).where('id', '=', id).execute();
	}
	if (fresh.length > 0)
		await db
			.insertInto('review_item')
			.values(
				fresh.map(({ goalId, measureId, ordinal, subject }) => ({
					...{ id: newId(), round_id: roundId, goal_id: goalId, measure_id: measureId, ordinal },
					...{ subject: JSON.stringify(subject), added_on: day },
				})),
			)
			.execute();
	return fresh.length;
}

export async function setEvidence(db: Db, facts: ReadonlyMap<string, readonly Fact[]>): Promise<void> {
	const rows = [...facts].map(([id, evidence]) => ({ id, evidence }));
	await sql`update review_item item set evidence = told.evidence
		from json_to_recordset(${JSON.stringify(rows)}::json) as told(id uuid, evidence jsonb)
		where item.id = told.id`.execute(db);
}

export async function insertVerdict(
	db: Db,
	row: Omit<Insertable<Database['verdict']>, 'sequence'>,
): Promise<void> {
	const last = await db
		.selectFrom('verdict')
		.select((of) => of.fn.max('sequence').as('last'))
		.where('review_item_id', '=', row.review_item_id)
		.where('seat', '=', row.seat)
		.executeTakeFirst();
	await db
		.insertInto('verdict')
		.values({ ...row, sequence: Number(last?.last ?? 0) + 1 })
		.execute();
}

export async function insertTaken(db: Db, row: Insertable<Database['review_agenda_item']>): Promise<void> {
	await db.insertInto('review_agenda_item').values(row).execute();
}

export interface TakenUp {
	agendaItemId: string;
	meetingId: string;
	part: 'kept' | 'unanswered' | 'item' | 'adoption';
	reviewItemId: string | null;
	title: string;
	ordinal: number;
	version: number;
	/** Its § once it is decided. */
	section: number | null;
}

/** The round's matters on one meeting's agenda, in order. */
export async function takenUp(db: Db, roundId: string, meetingId: string): Promise<TakenUp[]> {
	const { rows } = await sql<TakenUp>`
		select taken.agenda_item_id as "agendaItemId", item.meeting_id as "meetingId", taken.part,
			taken.review_item_id as "reviewItemId", item.title, item.ordinal, item.version, decision.section
		from review_agenda_item taken
		join agenda_item item on item.tenant_id = taken.tenant_id and item.id = taken.agenda_item_id
		left join decision on decision.tenant_id = item.tenant_id and decision.agenda_item_id = item.id
		where taken.round_id = ${roundId} and item.meeting_id = ${meetingId}
			and not exists (select from agenda_item_removal gone where gone.tenant_id = item.tenant_id
				and gone.agenda_item_id = item.id and gone.restored_at is null)
		order by item.ordinal, item.made_at, item.id`.execute(db);
	return rows;
}
