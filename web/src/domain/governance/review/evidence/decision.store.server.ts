import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { untilDay, type FactOf, type Ground } from '../fact.ts';

interface Row {
	goalId: string | null;
	measureId: string | null;
	meetingId: string;
	body: string;
	section: number;
	matter: string;
	decidedOn: string;
}

/** What has been decided during the year of the goal or the measure, in meetings that are closed. */
export async function decisions(db: Db, ground: Ground): Promise<FactOf[]> {
	const { rows } = await sql<Row>`
		select case item.subject_kind when 'goal' then item.subject_id end as "goalId",
			case item.subject_kind when 'measure' then item.subject_id end as "measureId",
			item.meeting_id as "meetingId", body.name as body, decision.section, decision.matter,
			decision.decided_on as "decidedOn"
		from agenda_item item
		join decision on decision.tenant_id = item.tenant_id and decision.agenda_item_id = item.id
		join body on body.tenant_id = decision.tenant_id and body.id = decision.body_id
		where item.subject_kind in ('goal', 'measure')
			and item.subject_id = any(${[...ground.goalIds, ...ground.measureIds]}::uuid[])
			and decision.decided_on between ${ground.period.from} and ${untilDay(ground)}
			and exists (select from meeting_closing over where over.tenant_id = item.tenant_id
				and over.meeting_id = item.meeting_id and over.undone_at is null)
		order by decision.decided_on, decision.section`.execute(db);
	return rows.map(({ goalId, measureId, meetingId, ...values }) => ({
		of: goalId ? { goalId } : { measureId: measureId ?? '' },
		kind: 'decision',
		said: 'made',
		tone: 'plain',
		values,
		path: `/year/meetings/${meetingId}`,
	}));
}
