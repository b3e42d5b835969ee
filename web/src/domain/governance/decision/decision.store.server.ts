import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Decision } from './decision.ts';

const decisions = sql`
	select decision.id, decision.agenda_item_id as "itemId", item.meeting_id as "meetingId", body.id as "bodyId",
		body.name as body, decision.section, decision.year, body.year_starts as "yearStarts",
		decision.decided_on as "decidedOn", decision.matter, decision.proposal, decision.decision, decision.grounds,
		decision.appendices, decision.case_number as "caseNumber",
		(select json_build_object('id', earlier.id, 'section', earlier.section, 'year', earlier.year)
			from decision earlier where earlier.tenant_id = decision.tenant_id
			and earlier.id = decision.corrects_id) as corrects,
		coalesce((select json_agg(json_build_object('id', later.id, 'section', later.section, 'year', later.year)
				order by later.year, later.section)
			from decision later where later.tenant_id = decision.tenant_id
			and later.corrects_id = decision.id), '[]') as "correctedBy", decision.version
	from decision
	join agenda_item item on item.tenant_id = decision.tenant_id and item.id = decision.agenda_item_id
	join body on body.tenant_id = decision.tenant_id and body.id = decision.body_id`;

export async function listOfMeeting(db: Db, meetingId: string): Promise<Decision[]> {
	const { rows } = await sql<Decision>`${decisions} where item.meeting_id = ${meetingId}
		order by decision.section`.execute(db);
	return rows;
}

/** The newest first. */
export async function listOfBody(db: Db, bodyId: string): Promise<Decision[]> {
	const { rows } = await sql<Decision>`${decisions} where body.id = ${bodyId}
		order by decision.year desc, decision.section desc`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<Decision | undefined> {
	const { rows } = await sql<Decision>`${decisions} where decision.id = ${id}`.execute(db);
	return rows[0];
}

/** Only while the body is held: § runs without a gap. */
export async function nextSection(db: Db, bodyId: string, year: number): Promise<number> {
	const row = await db
		.selectFrom('decision')
		.select((of) => of.fn.max('section').as('last'))
		.where('body_id', '=', bodyId)
		.where('year', '=', year)
		.executeTakeFirst();
	return Number(row?.last ?? 0) + 1;
}

/** Two meetings of one body may decide at the same time. */
export async function lockBody(db: Db, bodyId: string): Promise<void> {
	await db.selectFrom('body').select('id').where('id', '=', bodyId).forNoKeyUpdate().execute();
}

export async function insert(db: Db, decision: Insertable<Database['decision']>): Promise<void> {
	await db.insertInto('decision').values(decision).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['decision']>,
): Promise<boolean> {
	const row = await db
		.updateTable('decision')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
