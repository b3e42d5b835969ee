import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';

export interface OpenDuty {
	id: string;
	dutyId: string;
	name: string;
	body: string;
	dueOn: string;
	remindDays: number[];
	escalateAfter: number | null;
	ownerPersonId: string | null;
	chairPersonId: string | null;
	/** Steps already sent. */
	sent: string[];
}

/** What is not marked and could be written about on the day. */
export async function listOpen(db: Db, day: string, until: string): Promise<OpenDuty[]> {
	const { rows } = await sql<OpenDuty>`
		with held as (
			select post.id, person.id as person_id from position post
			join person on person.tenant_id = post.tenant_id and person.id = post.person_id
				and person.disabled_at is null
			where post.valid_from <= ${day} and coalesce(post.valid_to >= ${day}, true)
		)
		select occurrence.id, duty.id as "dutyId", duty.name, body.name as body, occurrence.due_on as "dueOn",
			duty.remind_days as "remindDays", duty.escalate_after as "escalateAfter",
			owner.person_id as "ownerPersonId", chair.person_id as "chairPersonId",
			coalesce((select array_agg(occasion) from duty_reminder reminder
				where reminder.tenant_id = occurrence.tenant_id and reminder.occurrence_id = occurrence.id), '{}') as sent
		from duty_occurrence occurrence
		join duty on duty.tenant_id = occurrence.tenant_id and duty.id = occurrence.duty_id
		join body on body.tenant_id = duty.tenant_id and body.id = duty.body_id
		left join held owner on owner.id = duty.owner_position_id
		left join held chair on chair.id = body.chair_position_id
		left join duty_retirement gone on gone.tenant_id = duty.tenant_id and gone.duty_id = duty.id
			and gone.restored_at is null
		where occurrence.due_on <= ${until}
			and coalesce(occurrence.due_on < gone.retired_on, true)
			and not exists (select 1 from duty_completion completion where completion.tenant_id = occurrence.tenant_id
				and completion.occurrence_id = occurrence.id and completion.undone_at is null)
		order by occurrence.due_on, occurrence.id`.execute(db);
	return rows;
}

/** Those who answer for the municipality: its directors, or its administrators where it has none. */
export async function listDirectors(db: Db): Promise<string[]> {
	const { rows } = await sql<{ id: string; role: string }>`
		select distinct person.id, held.access_role as role from access_grant held
		join person on person.tenant_id = held.tenant_id and person.id = held.person_id
			and person.disabled_at is null
		where held.access_role in ('director', 'administrator') order by person.id`.execute(db);
	const directors = rows.filter(({ role }) => role === 'director');
	return (directors.length > 0 ? directors : rows).map(({ id }) => id);
}

export async function localesOf(db: Db, personIds: readonly string[]): Promise<Map<string, Locale>> {
	if (personIds.length === 0) return new Map();
	const rows = await db.selectFrom('person').select(['id', 'locale']).where('id', 'in', personIds).execute();
	return new Map(rows.map(({ id, locale }) => [id, locale]));
}

/** False when it was sent already, and once somebody has marked the duty meanwhile. */
export async function claim(
	db: Db,
	occurrenceId: string,
	occasion: string,
	people: number,
): Promise<boolean> {
	const { rows } = await sql`
		insert into duty_reminder (occurrence_id, occasion, people)
		select ${occurrenceId}::uuid, ${occasion}, ${people}
		where not exists (select 1 from duty_completion
			where occurrence_id = ${occurrenceId}::uuid and undone_at is null)
		on conflict do nothing returning occasion`.execute(db);
	return rows.length > 0;
}
