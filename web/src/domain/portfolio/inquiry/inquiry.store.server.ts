import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { InquiryAnswer } from './inquiry.ts';

export interface Recipient {
	wordingId: string;
	unitId: string;
	personId: string | null;
	address: string | null;
}

/** The sentences standing under a need that nobody has taken back; only the wanted one, when one is wanted. */
export async function listRecipients(
	db: Db,
	needId: string,
	wordingId: string | null,
): Promise<{ id: string }[]> {
	const { rows } = await sql<{ id: string }>`
		select id from wording
		where need_id = ${needId} and (${wordingId}::uuid is null or id = ${wordingId})
			and not exists (select from wording_withdrawal gone where gone.tenant_id = wording.tenant_id
				and gone.wording_id = wording.id and gone.undone_at is null)
		order by id`.execute(db);
	return rows;
}

export async function insert(
	db: Db,
	inquiry: Insertable<Database['inquiry']>,
	wordingIds: readonly string[],
): Promise<void> {
	await db.insertInto('inquiry').values(inquiry).execute();
	const rows = wordingIds.map((wording_id) => ({ inquiry_id: inquiry.id, wording_id }));
	await db.insertInto('inquiry_recipient').values(rows).execute();
}

export async function find(db: Db, id: string) {
	const { rows } = await sql<{
		id: string;
		needId: string;
		askedBy: string | null;
		isWithdrawn: boolean;
		recipients: Recipient[];
	}>`
		select inquiry.id, inquiry.need_id as "needId", asked_by as "askedBy", withdrawn_at is not null as "isWithdrawn", (
			select json_agg(json_build_object('wordingId', wording.id, 'unitId', wording.service_unit_id,
				'personId', wording.person_id, 'address', coalesce(wording.submitter_email, person.email)) order by wording.id)
			from inquiry_recipient asked
			join wording on wording.tenant_id = asked.tenant_id and wording.id = asked.wording_id
			left join person on person.tenant_id = wording.tenant_id and person.id = wording.person_id
			where asked.tenant_id = inquiry.tenant_id and asked.inquiry_id = inquiry.id) as recipients
		from inquiry where inquiry.id = ${id}`.execute(db);
	return rows[0];
}

/** Where a need whose sentences were asked stands now. */
export async function standsAt(db: Db, inquiryId: string) {
	const { rows } = await sql<{ id: string; number: number; title: string }>`
		select need.id, need.number, need.title from inquiry_recipient asked
		join wording on wording.tenant_id = asked.tenant_id and wording.id = asked.wording_id
		join need on need.tenant_id = wording.tenant_id and need.id = wording.need_id
		where asked.inquiry_id = ${inquiryId} order by wording.id limit 1`.execute(db);
	return rows[0];
}

/** False when it was withdrawn already. */
export async function withdraw(db: Db, id: string, personId: string | null): Promise<boolean> {
	const row = await db
		.updateTable('inquiry')
		.set({ withdrawn_at: sql<Date>`now()`, withdrawn_by: personId })
		.where('id', '=', id)
		.where('withdrawn_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertAnswer(db: Db, answer: Insertable<Database['inquiry_answer']>): Promise<void> {
	await db.insertInto('inquiry_answer').values(answer).execute();
}

export async function countLately(db: Db, inquiryId: string, minutes: number): Promise<number> {
	const { count } = await db
		.selectFrom('inquiry_answer')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('inquiry_id', '=', inquiryId)
		.where('answered_at', '>', sql<Date>`now() - make_interval(mins => ${minutes})`)
		.executeTakeFirstOrThrow();
	return count;
}

export async function findPersonByEmail(db: Db, email: string) {
	return db
		.selectFrom('person')
		.select(['id', 'name', 'service_unit_id as unitId'])
		.where('email', '=', email)
		.where('disabled_at', 'is', null)
		.executeTakeFirst();
}

export interface InquiryRow {
	id: string;
	text: string;
	askedAt: Date;
	askedBy: string | null;
	askedById: string | null;
	isWithdrawn: boolean;
	needId: string;
	number: number;
	title: string;
	/** Units asked: their ids and names. */
	units: { id: string; name: string }[];
	wordingIds: string[];
	answers: (InquiryAnswer & { wordingId: string | null })[];
}

const asked = sql`asked as (
	select asked.inquiry_id, json_agg(distinct jsonb_build_object('id', unit.id, 'name', unit.name)) as units,
		json_agg(wording.id) as "wordingIds", (array_agg(wording.need_id order by wording.id))[1] as need_id
	from inquiry_recipient asked
	join wording on wording.tenant_id = asked.tenant_id and wording.id = asked.wording_id
	join service_unit unit on unit.tenant_id = wording.tenant_id and unit.id = wording.service_unit_id
	where asked.inquiry_id in (select id from wanted)
	group by asked.inquiry_id
)`;

const answers = sql`(
	select coalesce(json_agg(json_build_object('id', answer.id, 'text', answer.text, 'channel', answer.channel,
		'unit', unit.name, 'name', coalesce(person.name, answer.name), 'wordingId', answer.wording_id,
		'answeredAt', answer.answered_at) order by answer.answered_at, answer.id), '[]')
	from inquiry_answer answer
	left join wording on wording.tenant_id = answer.tenant_id and wording.id = answer.wording_id
	left join service_unit unit on unit.tenant_id = wording.tenant_id and unit.id = wording.service_unit_id
	left join person on person.tenant_id = answer.tenant_id and person.id = answer.person_id
	where answer.tenant_id = inquiry.tenant_id and answer.inquiry_id = inquiry.id
)`;

async function rowsOf(db: Db, wanted: ReturnType<typeof sql>): Promise<InquiryRow[]> {
	const { rows } = await sql<InquiryRow>`
		with wanted as (${wanted}), ${asked}
		select inquiry.id, inquiry.text, inquiry.asked_at as "askedAt", asker.name as "askedBy",
			inquiry.asked_by as "askedById", inquiry.withdrawn_at is not null as "isWithdrawn",
			need.id as "needId", need.number, need.title, asked.units, asked."wordingIds", ${answers} as answers
		from wanted join inquiry on inquiry.id = wanted.id
		join asked on asked.inquiry_id = inquiry.id
		join need on need.tenant_id = inquiry.tenant_id and need.id = asked.need_id
		left join person asker on asker.tenant_id = inquiry.tenant_id and asker.id = inquiry.asked_by
		order by inquiry.asked_at desc, inquiry.id`.execute(db);
	return rows;
}

const askedOf = (where: ReturnType<typeof sql>) => sql`select distinct asked.inquiry_id as id
	from inquiry_recipient asked
	join wording on wording.tenant_id = asked.tenant_id and wording.id = asked.wording_id where ${where}`;

/** Asked of the sentences that stand under the need now, wherever they stood when asked. */
export function listOfNeed(db: Db, needId: string): Promise<InquiryRow[]> {
	return rowsOf(db, askedOf(sql`wording.need_id = ${needId}`));
}

export function listOfWording(db: Db, wordingId: string): Promise<InquiryRow[]> {
	return rowsOf(db, askedOf(sql`wording.id = ${wordingId}`));
}

/** Questions that wait: nobody has answered, or when units are given, none of those. */
export function listOpen(db: Db, unitIds: readonly string[] | null, limit: number): Promise<InquiryRow[]> {
	const isOfUnits = sql`(${unitIds === null} or wording.service_unit_id = any(${[...(unitIds ?? [])]}::uuid[]))`;
	return rowsOf(
		db,
		sql`select inquiry.id from inquiry where withdrawn_at is null
			and exists (select from inquiry_recipient asked
				join wording on wording.tenant_id = asked.tenant_id and wording.id = asked.wording_id
				where asked.tenant_id = inquiry.tenant_id and asked.inquiry_id = inquiry.id and ${isOfUnits})
			and not exists (select from inquiry_answer answer
				left join wording on wording.tenant_id = answer.tenant_id and wording.id = answer.wording_id
				where answer.tenant_id = inquiry.tenant_id and answer.inquiry_id = inquiry.id and ${isOfUnits})
			order by asked_at desc limit ${limit}`,
	);
}
