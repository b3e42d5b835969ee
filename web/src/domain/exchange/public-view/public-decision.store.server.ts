import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';

export interface DecisionRow {
	id: string;
	body: string;
	year: number;
	section: number;
	decidedOn: string;
	matter: string;
	decision: string;
	grounds: string;
	/** The minutes are signed: neither § nor words change any more. */
	isSigned: boolean;
}

/** Every decision, the newest first; what of them is told is decided above. */
export async function listDecisions(db: Db): Promise<DecisionRow[]> {
	const { rows } = await sql<DecisionRow>`
		select decision.id, body.name as body, decision.year, decision.section, decision.decided_on as "decidedOn",
			decision.matter, decision.decision, decision.grounds,
			signed.meeting_id is not null as "isSigned"
		from decision join body on body.tenant_id = decision.tenant_id and body.id = decision.body_id
		join agenda_item item on item.tenant_id = decision.tenant_id and item.id = decision.agenda_item_id
		left join minutes_sign_off signed on signed.tenant_id = item.tenant_id and signed.meeting_id = item.meeting_id
		order by decision.decided_on desc, decision.section desc, decision.id limit 2000`.execute(db);
	return rows;
}
