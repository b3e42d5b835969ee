import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { AgendaItem, Renumbered } from './agenda.ts';

const items = sql`
	select item.id, item.meeting_id as "meetingId",
		(case when gone.id is null then row_number() over (partition by item.meeting_id, gone.id is null
			order by item.ordinal, item.made_at, item.id) else 0 end)::int as number,
		item.title, item.subject_kind as "subjectKind", item.subject_id as "subjectId", item.grounds, item.proposal,
		item.case_number as "caseNumber", item.presenter_position_id as "presenterId", post.title as presenter,
		item.appendices, gone.id is not null as "isRemoved", decision.section, decision.id as "decisionId", item.version
	from agenda_item item
	left join agenda_item_removal gone on gone.tenant_id = item.tenant_id and gone.agenda_item_id = item.id
		and gone.restored_at is null
	left join position post on post.tenant_id = item.tenant_id and post.id = item.presenter_position_id
	left join decision on decision.tenant_id = item.tenant_id and decision.agenda_item_id = item.id`;

/** In order; what was removed comes last. */
export async function list(db: Db, meetingId: string): Promise<AgendaItem[]> {
	const { rows } = await sql<AgendaItem>`${items} where item.meeting_id = ${meetingId}
		order by gone.id is not null, item.ordinal, item.made_at, item.id`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<AgendaItem | undefined> {
	const { rows } = await sql<AgendaItem>`select * from (${items}
		where item.meeting_id = (select meeting_id from agenda_item where id = ${id})) of where of.id = ${id}`.execute(
		db,
	);
	return rows[0];
}

export async function meetingOf(db: Db, itemId: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('agenda_item')
		.select('meeting_id')
		.where('id', '=', itemId)
		.executeTakeFirst();
	return row?.meeting_id;
}

export async function nextOrdinal(db: Db, meetingId: string): Promise<number> {
	const row = await db
		.selectFrom('agenda_item')
		.select((of) => of.fn.max('ordinal').as('last'))
		.where('meeting_id', '=', meetingId)
		.executeTakeFirst();
	return Number(row?.last ?? 0) + 1;
}

export async function insert(db: Db, item: Insertable<Database['agenda_item']>): Promise<void> {
	await db.insertInto('agenda_item').values(item).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['agenda_item']>,
): Promise<boolean> {
	const row = await db
		.updateTable('agenda_item')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** The order as given, from one on. */
export async function setOrder(db: Db, ids: readonly string[]): Promise<void> {
	await sql`update agenda_item item set ordinal = given.place
		from unnest(${[...ids]}::uuid[]) with ordinality as given (id, place)
		where item.id = given.id and item.ordinal <> given.place`.execute(db);
}

/** The meeting's own § of each year, dealt anew in the order of its agenda. Answers what got another one. */
export async function dealSections(db: Db, meetingId: string): Promise<Renumbered[]> {
	const { rows } = await sql<Renumbered>`
		with own as (
			select decision.id, decision.section as was, decision.year,
				row_number() over (partition by decision.year order by item.ordinal, item.made_at, item.id) as place,
				row_number() over (partition by decision.year order by decision.section) as rank
			from decision
			join agenda_item item on item.tenant_id = decision.tenant_id and item.id = decision.agenda_item_id
			where item.meeting_id = ${meetingId}
		)
		update decision set section = given.was
		from own join own given on given.year = own.year and given.rank = own.place
		where decision.id = own.id and own.was <> given.was
		returning decision.id, decision.matter, own.was, decision.section`.execute(db);
	return rows;
}

export async function insertRemoval(
	db: Db,
	removal: Insertable<Database['agenda_item_removal']>,
): Promise<void> {
	await db.insertInto('agenda_item_removal').values(removal).execute();
}

/** False when it is on the agenda already. */
export async function liftRemoval(db: Db, itemId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('agenda_item_removal')
		.set({ restored_at: new Date(), restored_by: personId })
		.where('agenda_item_id', '=', itemId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function isPost(db: Db, positionId: string): Promise<boolean> {
	const row = await db.selectFrom('position').select('id').where('id', '=', positionId).executeTakeFirst();
	return row !== undefined;
}
