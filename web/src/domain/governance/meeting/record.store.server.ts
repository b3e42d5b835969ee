import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { MinutesRecord, RecordedDecision, RecordedItem } from './record.ts';

export interface DecisionOfItem extends RecordedDecision {
	itemId: string;
}

export async function decisions(db: Db, meetingId: string): Promise<DecisionOfItem[]> {
	const { rows } = await sql<DecisionOfItem>`
		select decision.id, decision.agenda_item_id as "itemId", decision.section, decision.year,
			decision.decided_on as "decidedOn", decision.matter, decision.proposal, decision.decision, decision.grounds,
			decision.appendices, decision.case_number as "caseNumber",
			case when earlier.id is not null
				then json_build_object('section', earlier.section, 'year', earlier.year) end as corrects
		from decision join agenda_item item on item.tenant_id = decision.tenant_id and item.id = decision.agenda_item_id
		left join decision earlier on earlier.tenant_id = decision.tenant_id and earlier.id = decision.corrects_id
		where item.meeting_id = ${meetingId} order by decision.section`.execute(db);
	return rows;
}

export async function followUps(
	db: Db,
	meetingId: string,
): Promise<(RecordedItem['followUps'][number] & { itemId: string })[]> {
	const { rows } = await sql<RecordedItem['followUps'][number] & { itemId: string }>`
		select task.agenda_item_id as "itemId", task.title, post.title as post, task.due_on as "dueOn"
		from follow_up task join agenda_item item on item.tenant_id = task.tenant_id and item.id = task.agenda_item_id
		join position post on post.tenant_id = task.tenant_id and post.id = task.position_id
		where item.meeting_id = ${meetingId} order by task.due_on, task.title, task.id`.execute(db);
	return rows;
}

export interface SignedOff {
	content: MinutesRecord;
	textHash: string;
	signedOffOn: string;
}

export async function signedOff(db: Db, meetingId: string): Promise<SignedOff | undefined> {
	const row = await db
		.selectFrom('minutes_sign_off')
		.select(['content', 'text_hash as textHash', 'signed_off_on as signedOffOn'])
		.where('meeting_id', '=', meetingId)
		.executeTakeFirst();
	return row as SignedOff | undefined;
}
