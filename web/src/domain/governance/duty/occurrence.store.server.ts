import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { Database } from '#platform/schema.ts';
import type { CalendarOccurrence, Occurrence } from './occurrence.ts';
import type { Span } from './rule.ts';
import type { YearSpan } from './years.server.ts';

const deciding = sql`(select json_build_object('id', decided.id, 'meetingId', taken_up.meeting_id, 'body', decider.name,
				'section', decided.section, 'year', decided.year, 'yearStarts', decider.year_starts)
				from decision decided join agenda_item taken_up on taken_up.tenant_id = decided.tenant_id
					and taken_up.id = decided.agenda_item_id
				join body decider on decider.tenant_id = decided.tenant_id and decider.id = decided.body_id
				where decided.tenant_id = completion.tenant_id and decided.id = completion.decision_id)`;

/** Posts are held by whoever holds them on the day and has an open account. */
function occurrences(day: string) {
	const held = sql`post.valid_from <= ${day} and coalesce(post.valid_to >= ${day}, true)`;
	return sql`
		with held as (
			select post.id, post.title, person.id as person_id, person.name as person from position post
			left join person on person.tenant_id = post.tenant_id and person.id = post.person_id
				and person.disabled_at is null and ${held}
		)
		select occurrence.id, duty.id as "dutyId", duty.name, body.id as "bodyId", body.name as body,
			body.year_starts as "yearStarts", duty.origin = 'statute' as "isStatutory", occurrence.year,
			occurrence.starts_on as "startsOn", occurrence.due_on as "dueOn", occurrence.is_moved as "isMoved",
			completion.outcome, completion.done_on as "doneOn", coalesce(completion.note, '') as note,
			coalesce(completion.link, '') as link, completer.name as "completedBy",
			completion.completed_at as "completedAt", ${deciding} as decision,
			owner.title as owner, owner.person as "ownerPerson", owner.person_id as "ownerPersonId",
			chair.title as chair, chair.person as "chairPerson", chair.person_id as "chairPersonId",
			exists (select 1 from work_programme programme where programme.tenant_id = duty.tenant_id
				and programme.body_id = body.id and programme.duty_id = duty.id
				and programme.year = extract(year from occurrence.due_on)
					- (extract(month from occurrence.due_on) < body.year_starts)::int) as "isProgrammed",
			occurrence.version, duty.description, duty.basis, occurrence.sequence,
			occurrence.changed_at as "changedAt",
			(gone.retired_on is not null and occurrence.due_on >= gone.retired_on
				and completion.id is null) as "isCancelled"
		from duty_occurrence occurrence
		join duty on duty.tenant_id = occurrence.tenant_id and duty.id = occurrence.duty_id
		join body on body.tenant_id = duty.tenant_id and body.id = duty.body_id
		left join held owner on owner.id = duty.owner_position_id
		left join held chair on chair.id = body.chair_position_id
		left join duty_completion completion on completion.tenant_id = occurrence.tenant_id
			and completion.occurrence_id = occurrence.id and completion.undone_at is null
		left join person completer on completer.tenant_id = completion.tenant_id
			and completer.id = completion.completed_by
		left join duty_retirement gone on gone.tenant_id = duty.tenant_id and gone.duty_id = duty.id
			and gone.restored_at is null`;
}

const isAsked = sql`not (gone.retired_on is not null and occurrence.due_on >= gone.retired_on
	and completion.id is null)`;
const inOrder = sql`order by occurrence.due_on, body.name, duty.name, occurrence.id`;

export interface Window {
	from: string;
	to: string;
	/** Open ones until this day are told too, however old they are. */
	openUntil: string;
}

export async function list(db: Db, day: string, { from, to, openUntil }: Window): Promise<Occurrence[]> {
	const { rows } = await sql<Occurrence>`${occurrences(day)}
		where (occurrence.due_on between ${from} and ${to}
			or (completion.id is null and occurrence.due_on <= ${openUntil})) and ${isAsked} ${inOrder}`.execute(
		db,
	);
	return rows;
}

export async function listOf(db: Db, day: string, dutyId: string): Promise<Occurrence[]> {
	const { rows } = await sql<Occurrence>`${occurrences(day)}
		where duty.id = ${dutyId} and ${isAsked} ${inOrder}`.execute(db);
	return rows;
}

export async function find(db: Db, day: string, id: string): Promise<Occurrence | undefined> {
	const { rows } = await sql<Occurrence>`${occurrences(day)}
		where occurrence.id = ${id} and ${isAsked}`.execute(db);
	return rows[0];
}

/** For calendars: also what was called off, so that they take it away. */
export async function listForCalendar(
	db: Db,
	day: string,
	{ from, to }: { from: string; to: string },
): Promise<CalendarOccurrence[]> {
	const { rows } = await sql<CalendarOccurrence>`${occurrences(day)}
		where occurrence.due_on between ${from} and ${to} ${inOrder}`.execute(db);
	return rows;
}

/** Holds the occurrence until the end of the change: it is marked once. */
export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('duty_occurrence').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** A year that is there already stays as it is. Answers how many were new. */
export async function insertNew(db: Db, spans: readonly (YearSpan & { dutyId: string })[]): Promise<number> {
	if (spans.length === 0) return 0;
	const rows = await db
		.insertInto('duty_occurrence')
		.values(
			spans.map(({ dutyId, year, startsOn, dueOn }) => ({
				id: newId(),
				duty_id: dutyId,
				year,
				starts_on: startsOn,
				due_on: dueOn,
			})),
		)
		.onConflict((conflict) => conflict.columns(['tenant_id', 'duty_id', 'year']).doNothing())
		.returning('id')
		.execute();
	return rows.length;
}

const changed = {
	sequence: sql<number>`sequence + 1`,
	changed_at: sql<Date>`now()`,
	version: sql<number>`version + 1`,
};

export async function setDays(db: Db, id: string, span: Span, isMoved: boolean): Promise<void> {
	await db
		.updateTable('duty_occurrence')
		.set({ starts_on: span.startsOn, due_on: span.dueOn, is_moved: isMoved, ...changed })
		.where('id', '=', id)
		.execute();
}

export async function touch(db: Db, id: string): Promise<void> {
	await db.updateTable('duty_occurrence').set(changed).where('id', '=', id).execute();
}

/** Calendars are told of what changed in the duty itself. */
export async function touchFrom(db: Db, dutyId: string, day: string): Promise<void> {
	await db
		.updateTable('duty_occurrence')
		.set(changed)
		.where('duty_id', '=', dutyId)
		.where('due_on', '>=', day)
		.execute();
}

export async function insertCompletion(
	db: Db,
	completion: Insertable<Database['duty_completion']>,
): Promise<void> {
	await db.insertInto('duty_completion').values(completion).execute();
}

/** False when nothing was marked. */
export async function liftCompletion(db: Db, occurrenceId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('duty_completion')
		.set({ undone_at: new Date(), undone_by: personId })
		.where('occurrence_id', '=', occurrenceId)
		.where('undone_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** The duty's own post, the chair's and the members' are all asked of the body. */
export async function sitsIn(db: Db, dutyId: string, personId: string, day: string): Promise<boolean> {
	const { rows } = await sql`
		select 1 from duty join body on body.tenant_id = duty.tenant_id and body.id = duty.body_id
		join position post on post.tenant_id = duty.tenant_id and post.person_id = ${personId}
			and post.valid_from <= ${day} and coalesce(post.valid_to >= ${day}, true)
		where duty.id = ${dutyId} and (post.id = duty.owner_position_id or post.id = body.chair_position_id
			or exists (select 1 from body_member member where member.tenant_id = body.tenant_id
				and member.body_id = body.id and member.position_id = post.id)) limit 1`.execute(db);
	return rows.length > 0;
}
