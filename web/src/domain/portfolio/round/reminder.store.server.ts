import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { SentReminder } from './reminder.ts';

export interface Editor {
	personId: string;
	name: string;
	locale: Locale;
	unitId: string;
	unit: string;
}

/** Those who may be written to for an open unit, one row for each unit of theirs. */
export async function listEditors(db: Db): Promise<Editor[]> {
	const { rows } = await sql<Editor>`
		select distinct person.id as "personId", person.name, person.locale, unit.id as "unitId", unit.name as unit
		from access_grant access
		join person on person.tenant_id = access.tenant_id and person.id = access.person_id
		join service_unit unit on unit.tenant_id = access.tenant_id and unit.id = access.service_unit_id
		where access.access_role = 'unit_editor' and person.disabled_at is null and unit.closed_on is null
		order by person.name, person.id, unit.name`.execute(db);
	return rows;
}

export async function listSent(db: Db, roundId: string): Promise<SentReminder[]> {
	const { rows } = await sql<SentReminder>`
		select reminder.id, reminder.kind, reminder.sent_at as "sentAt", person.name as "sentBy",
			(select count(distinct person_id) from round_letter letter
				where letter.tenant_id = reminder.tenant_id and letter.reminder_id = reminder.id) as people,
			(select count(distinct service_unit_id) from round_letter letter
				where letter.tenant_id = reminder.tenant_id and letter.reminder_id = reminder.id) as units
		from round_reminder reminder
		left join person on person.tenant_id = reminder.tenant_id and person.id = reminder.sent_by
		where reminder.round_id = ${roundId} order by reminder.sent_at, reminder.id`.execute(db);
	return rows;
}

export interface NewReminder {
	id: string;
	round_id: string;
	kind: SentReminder['kind'];
	sent_on: string;
	occasion: string;
	sent_by: string | null;
}

/** False when it was sent already: the occasion is claimed with the letters, or neither is kept. */
export async function claim(db: Db, reminder: NewReminder): Promise<boolean> {
	const row = await db
		.insertInto('round_reminder')
		.values(reminder)
		.onConflict((conflict) => conflict.columns(['tenant_id', 'round_id', 'occasion']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertLetters(db: Db, reminderId: string, to: readonly Editor[]): Promise<void> {
	if (to.length === 0) return;
	const rows = to.map(({ personId, unitId }) => ({
		reminder_id: reminderId,
		service_unit_id: unitId,
		person_id: personId,
	}));
	await db.insertInto('round_letter').values(rows).execute();
}
