import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Meeting, MeetingFilter } from './meeting.ts';

export interface Looking {
	personId: string | null;
	isPlanner: boolean;
	day: string;
}

const counts = sql`
	(select count(*) from meeting_notice notice where notice.tenant_id = meeting.tenant_id
		and notice.meeting_id = meeting.id)::int as notices,
	(select max(sent_on) from meeting_notice notice where notice.tenant_id = meeting.tenant_id
		and notice.meeting_id = meeting.id) as "noticedOn",
	(select count(*) from agenda_item item where item.tenant_id = meeting.tenant_id and item.meeting_id = meeting.id
		and not exists (select from agenda_item_removal gone where gone.tenant_id = item.tenant_id
			and gone.agenda_item_id = item.id and gone.restored_at is null))::int as items,
	(select count(*) from decision join agenda_item item on item.tenant_id = decision.tenant_id
		and item.id = decision.agenda_item_id
		where item.tenant_id = meeting.tenant_id and item.meeting_id = meeting.id)::int as decisions,
	(select count(*) from follow_up join agenda_item item on item.tenant_id = follow_up.tenant_id
		and item.id = follow_up.agenda_item_id
		where item.tenant_id = meeting.tenant_id and item.meeting_id = meeting.id
		and not exists (select from follow_up_completion done where done.tenant_id = follow_up.tenant_id
			and done.follow_up_id = follow_up.id and done.undone_at is null))::int as "openFollowUps"`;

/** Seats are those of the posts that the one who looks holds on the day. */
function meetings({ personId, isPlanner, day }: Looking) {
	return sql`
		with own as (
			select id from position where person_id = ${personId}::uuid
				and valid_from <= ${day} and coalesce(valid_to >= ${day}, true)
		), seat as (
			select body_id from body_member where position_id in (select id from own)
			union select id from body where chair_position_id in (select id from own)
		), listed as (
			select meeting_id, array_remove(array_agg(office), null) as offices from attendance
			where person_id = ${personId}::uuid group by meeting_id
		)
		select meeting.id, body.id as "bodyId", body.name as body, body.year_starts as "yearStarts",
			meeting.year, meeting.number, meeting.held_on as "heldOn", meeting.starts_at as "startsAt",
			meeting.ends_at as "endsAt", meeting.place,
			case when cancellation.id is not null then 'cancelled' when signed.meeting_id is not null then 'signed'
				when closing.id is not null then 'closed' when opening.id is not null then 'open'
				else 'planned' end as state,
			coalesce(cancellation.reason, '') as "cancelledReason",
			opening.opened_on as "openedOn", opening.clock as "openedClock", coalesce(opening.statement, '') as statement,
			opening.chair, coalesce(opening.is_chair_elected, false) as "isChairElected",
			closing.closed_on as "closedOn", closing.clock as "closedClock", signed.signed_off_on as "signedOffOn",
			${counts},
			exists (select from seat where seat.body_id = body.id) as "isSeated",
			listed.meeting_id is not null as "isListed", coalesce(listed.offices, '{}') as offices,
			${isPlanner}::boolean as "isPlanner", meeting.version
		from meeting
		join body on body.tenant_id = meeting.tenant_id and body.id = meeting.body_id
		left join listed on listed.meeting_id = meeting.id
		left join meeting_cancellation cancellation on cancellation.tenant_id = meeting.tenant_id
			and cancellation.meeting_id = meeting.id and cancellation.restored_at is null
		left join meeting_opening opening on opening.tenant_id = meeting.tenant_id
			and opening.meeting_id = meeting.id and opening.undone_at is null
		left join meeting_closing closing on closing.tenant_id = meeting.tenant_id
			and closing.meeting_id = meeting.id and closing.undone_at is null
		left join minutes_sign_off signed on signed.tenant_id = meeting.tenant_id
			and signed.meeting_id = meeting.id`;
}

/** The newest first. */
export async function list(db: Db, looking: Looking, { bodyId, year }: MeetingFilter): Promise<Meeting[]> {
	const { rows } = await sql<Meeting>`${meetings(looking)}
		where (${bodyId ?? null}::uuid is null or body.id = ${bodyId ?? null}::uuid)
			and (${year ?? null}::int is null or meeting.year = ${year ?? null}::int)
		order by meeting.held_on desc, meeting.starts_at desc, body.name, meeting.id`.execute(db);
	return rows;
}

export async function find(db: Db, looking: Looking, id: string): Promise<Meeting | undefined> {
	const { rows } = await sql<Meeting>`${meetings(looking)} where meeting.id = ${id}`.execute(db);
	return rows[0];
}

/** Years in which some body has met or will, the newest first. */
export async function listYears(db: Db): Promise<number[]> {
	const rows = await db.selectFrom('meeting').select('year').distinct().orderBy('year', 'desc').execute();
	return rows.map(({ year }) => year);
}

/** Holds the meeting until the end of the change: what happens in it happens one at a time. */
export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('meeting').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export async function nextNumber(db: Db, bodyId: string, year: number): Promise<number> {
	const row = await db
		.selectFrom('meeting')
		.select((of) => of.fn.max('number').as('last'))
		.where('body_id', '=', bodyId)
		.where('year', '=', year)
		.executeTakeFirst();
	return Number(row?.last ?? 0) + 1;
}

/** Neither opened, closed nor cancelled, the nearest first. */
export async function nextPlanned(
	db: Db,
	bodyId: string,
	day: string,
): Promise<{ id: string; heldOn: string } | null> {
	const { rows } = await sql<{ id: string; heldOn: string }>`
		select meeting.id, meeting.held_on as "heldOn" from meeting where meeting.body_id = ${bodyId} and meeting.held_on >= ${day}
			and not exists (select from meeting_opening opening where opening.tenant_id = meeting.tenant_id
				and opening.meeting_id = meeting.id and opening.undone_at is null)
			and not exists (select from meeting_cancellation gone where gone.tenant_id = meeting.tenant_id
				and gone.meeting_id = meeting.id and gone.restored_at is null)
		order by meeting.held_on, meeting.starts_at, meeting.id limit 1`.execute(db);
	return rows[0] ?? null;
}

export async function insert(db: Db, meeting: Insertable<Database['meeting']>): Promise<void> {
	await db.insertInto('meeting').values(meeting).execute();
}

const noticed = { sequence: sql<number>`sequence + 1`, changed_at: sql<Date>`now()` };

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['meeting']>,
): Promise<boolean> {
	const row = await db
		.updateTable('meeting')
		.set({ ...values, ...noticed, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Calendars are told. */
export async function touch(db: Db, id: string): Promise<void> {
	await db.updateTable('meeting').set(noticed).where('id', '=', id).execute();
}

export async function insertCancellation(
	db: Db,
	cancellation: Insertable<Database['meeting_cancellation']>,
): Promise<void> {
	await db.insertInto('meeting_cancellation').values(cancellation).execute();
}

/** False when it is not cancelled. */
export async function liftCancellation(db: Db, meetingId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('meeting_cancellation')
		.set({ restored_at: new Date(), restored_by: personId })
		.where('meeting_id', '=', meetingId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export interface CalendarMeeting {
	id: string;
	bodyId: string;
	body: string;
	year: number;
	number: number;
	yearStarts: number;
	heldOn: string;
	startsAt: string;
	endsAt: string | null;
	place: string;
	isCancelled: boolean;
	sequence: number;
	changedAt: Date;
	titles: string[];
}

/** Of one body, or of every body in which the person holds a seat on the day. */
export async function listForCalendar(
	db: Db,
	{ bodyId, personId, day }: { bodyId: string | null; personId: string | null; day: string },
	window: { from: string; to: string },
): Promise<CalendarMeeting[]> {
	const { rows } = await sql<CalendarMeeting>`
		with own as (
			select id from position where person_id = ${personId}::uuid
				and valid_from <= ${day} and coalesce(valid_to >= ${day}, true)
		)
		select meeting.id, body.id as "bodyId", body.name as body, meeting.year, meeting.number,
			body.year_starts as "yearStarts", meeting.held_on as "heldOn", meeting.starts_at as "startsAt",
			meeting.ends_at as "endsAt", meeting.place, meeting.sequence, meeting.changed_at as "changedAt",
			exists (select from meeting_cancellation gone where gone.tenant_id = meeting.tenant_id
				and gone.meeting_id = meeting.id and gone.restored_at is null) as "isCancelled",
			coalesce((select array_agg(item.title order by item.ordinal, item.id) from agenda_item item
				where item.tenant_id = meeting.tenant_id and item.meeting_id = meeting.id
				and not exists (select from agenda_item_removal gone where gone.tenant_id = item.tenant_id
					and gone.agenda_item_id = item.id and gone.restored_at is null)), '{}') as titles
		from meeting join body on body.tenant_id = meeting.tenant_id and body.id = meeting.body_id
		where meeting.held_on between ${window.from} and ${window.to}
			and case when ${bodyId}::uuid is not null then body.id = ${bodyId}::uuid
				else body.chair_position_id in (select id from own) or exists (select from body_member member
					where member.tenant_id = body.tenant_id and member.body_id = body.id
					and member.position_id in (select id from own)) end
		order by meeting.held_on, meeting.starts_at, meeting.id`.execute(db);
	return rows;
}
