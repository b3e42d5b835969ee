import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { ReminderKind, SentReminder } from './reminder.ts';

export interface Asked {
	personId: string;
	locale: Locale;
}

/** Those of whom it is asked, or those of them who have not given their answers. */
export async function listAsked(db: Db, surveyId: string, kind: ReminderKind, day: string): Promise<Asked[]> {
	const { rows } = await sql<Asked>`
		select person.id as "personId", person.locale from survey
		join person on person.tenant_id = survey.tenant_id and person.disabled_at is null
		where survey.id = ${surveyId} and survey_asks(survey.tenant_id, survey.id, person.id, ${day})
			and (${kind === 'opened'} or not exists (select from assessment
			where assessment.tenant_id = person.tenant_id and assessment.person_id = person.id
				and assessment.survey_id = ${surveyId} and assessment.submitted_at is not null))
		order by person.id`.execute(db);
	return rows;
}

export async function listSent(db: Db, surveyId: string): Promise<SentReminder[]> {
	const { rows } = await sql<SentReminder>`
		select reminder.kind, reminder.sent_at as "sentAt", reminder.people, person.name as "sentBy"
		from survey_reminder reminder
		left join person on person.tenant_id = reminder.tenant_id and person.id = reminder.sent_by
		where reminder.survey_id = ${surveyId} order by reminder.sent_at, reminder.id`.execute(db);
	return rows;
}

export interface NewReminder {
	id: string;
	survey_id: string;
	kind: ReminderKind;
	occasion: string;
	sent_on: string;
	people: number;
	sent_by: string | null;
}

/** False when it was sent already: the occasion is claimed with the letters, or neither is kept. */
export async function claim(db: Db, reminder: NewReminder): Promise<boolean> {
	const row = await db
		.insertInto('survey_reminder')
		.values(reminder)
		.onConflict((conflict) => conflict.columns(['tenant_id', 'survey_id', 'occasion']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
