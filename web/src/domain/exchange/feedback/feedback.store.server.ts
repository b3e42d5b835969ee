import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { SubjectKind } from '../publicity/publicity.ts';
import type { Feedback, FeedbackKind, FeedbackState } from './feedback.ts';

const told = sql`told as (
	select feedback.id, feedback.number, feedback.kind, feedback.page, feedback.subject_kind as "subjectKind",
		feedback.subject_id as "subjectId", feedback.text, feedback.email, feedback.locale, feedback.token,
		feedback.said_on as "saidOn", feedback.due_on as "dueOn", feedback.said_at, closing.reason, closing.need_id as "needId",
		need.number as "needNumber", closing.closed_on as "closedOn", erasure.erased_at as "erasedAt",
		case when closing.id is not null then closing.outcome when answers.list is not null then 'answered' else 'new' end as state,
		coalesce(answers.list, '[]') as answers
	from feedback
	left join feedback_closing closing on closing.tenant_id = feedback.tenant_id and closing.feedback_id = feedback.id
		and closing.reopened_at is null
	left join need on need.tenant_id = closing.tenant_id and need.id = closing.need_id
	left join feedback_erasure erasure on erasure.tenant_id = feedback.tenant_id and erasure.feedback_id = feedback.id
	left join lateral (
		select json_agg(json_build_object('id', answer.id, 'text', answer.text, 'answeredOn', answer.answered_on,
			'by', person.name) order by answer.answered_at, answer.id) as list
		from feedback_answer answer
		left join person on person.tenant_id = answer.tenant_id and person.id = answer.answered_by
		where answer.tenant_id = feedback.tenant_id and answer.feedback_id = feedback.id
	) answers on true
)`;

type Row = Feedback & { reason: string | null };
const plain = (row: Row): Feedback => ({ ...row, reason: row.reason ?? '' });

export interface Wanted {
	state?: FeedbackState;
	limit: number;
	offset: number;
}

/** What waits comes first, by its due day; the rest with the newest first. */
export async function list(db: Db, { state, limit, offset }: Wanted): Promise<Feedback[]> {
	const { rows } = await sql<Row>`with ${told} select * from told
		where ${state ? sql`state = ${state}` : sql`true`}
		order by (state = 'new') desc, case when state = 'new' then "dueOn" end nulls last, said_at desc, id
		limit ${limit} offset ${offset}`.execute(db);
	return rows.map(plain);
}

export async function count(db: Db): Promise<Record<FeedbackState, number>> {
	const { rows } = await sql<{ state: FeedbackState; count: number }>`
		with ${told} select state, count(*)::int as count from told group by state`.execute(db);
	const none = { new: 0, answered: 0, need: 0, closed: 0 };
	return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) };
}

export async function find(db: Db, id: string): Promise<Feedback | undefined> {
	const { rows } = await sql<Row>`with ${told} select * from told where id = ${id}`.execute(db);
	return rows[0] && plain(rows[0]);
}

export async function findByToken(db: Db, token: string): Promise<Feedback | undefined> {
	const { rows } = await sql<Row>`with ${told} select * from told where token = ${token}`.execute(db);
	return rows[0] && plain(rows[0]);
}

/** Held for the whole act on one feedback. */
export async function lock(db: Db, id: string): Promise<boolean> {
	const row = await db
		.selectFrom('feedback')
		.select('id')
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	return row !== undefined;
}

export interface NewFeedback {
	id: string;
	kind: FeedbackKind;
	page: string;
	subject_kind: SubjectKind | null;
	subject_id: string | null;
	text: string;
	email: string | null;
	locale: 'fi' | 'sv' | 'en';
	token: string;
	said_on: string;
	due_on: string | null;
}

/** Under the lock of `lately`, so that no two get one number. */
export async function insert(db: Db, row: NewFeedback): Promise<number> {
	const { last } = await db
		.selectFrom('feedback')
		.select(({ fn }) => fn.max('number').as('last'))
		.executeTakeFirstOrThrow();
	const number = (last ?? 0) + 1;
	await db
		.insertInto('feedback')
		.values({ ...row, number })
		.execute();
	return number;
}

/** How many came lately from the address and in all; whoever counts next waits for this one. */
export async function lately(db: Db, addressHash: Buffer, minutes: number) {
	await sql`select pg_advisory_xact_lock(hashtextextended('feedback ' || current_setting('app.tenant'), 0))`.execute(
		db,
	);
	return db
		.selectFrom('feedback_sending')
		.select(({ fn }) => [
			fn.countAll<number>().as('inAll'),
			fn.countAll<number>().filterWhere('address_hash', '=', addressHash).as('fromAddress'),
		])
		.where('sent_at', '>', sql<Date>`now() - make_interval(mins => ${minutes})`)
		.executeTakeFirstOrThrow();
}

/** The same said just now from the same address: the form was pressed twice. */
export async function findTwin(
	db: Db,
	addressHash: Buffer,
	{ text, page, email }: Pick<NewFeedback, 'text' | 'page' | 'email'>,
): Promise<string | undefined> {
	const row = await db
		.selectFrom('feedback_sending as sending')
		.innerJoin('feedback', 'feedback.id', 'sending.feedback_id')
		.select('feedback.token')
		.where('sending.address_hash', '=', addressHash)
		.where('sending.sent_at', '>', sql<Date>`now() - interval '10 minutes'`)
		.where('feedback.text', '=', text)
		.where('feedback.page', '=', page)
		.where('feedback.email', 'is not distinct from', email)
		.executeTakeFirst();
	return row?.token;
}

/** Hashes are kept for an hour. */
export async function note(db: Db, addressHash: Buffer, feedbackId: string): Promise<void> {
	await db
		.deleteFrom('feedback_sending')
		.where('sent_at', '<', sql<Date>`now() - interval '1 hour'`)
		.execute();
	const row = { id: newId(), address_hash: addressHash, feedback_id: feedbackId };
	await db.insertInto('feedback_sending').values(row).execute();
}

export async function answer(
	db: Db,
	row: { id: string; feedback_id: string; text: string; answered_on: string; answered_by: string },
): Promise<void> {
	await db.insertInto('feedback_answer').values(row).execute();
}

export interface NewClosing {
	feedback_id: string;
	outcome: 'need' | 'closed';
	reason: string;
	need_id: string | null;
	closed_on: string;
	closed_by: string;
}

export async function close(db: Db, row: NewClosing): Promise<void> {
	await db
		.insertInto('feedback_closing')
		.values({ ...row, id: newId() })
		.execute();
}

export async function reopen(db: Db, feedbackId: string, by: string): Promise<boolean> {
	const row = await db
		.updateTable('feedback_closing')
		.set({ reopened_at: sql<Date>`now()`, reopened_by: by })
		.where('feedback_id', '=', feedbackId)
		.where('outcome', '=', 'closed')
		.where('reopened_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** The words and the address are gone; that something was said, and when, stays. */
export async function erase(
	db: Db,
	id: string,
	asked: { asked_by: 'speaker' | 'staff'; erased_by: string | null },
): Promise<void> {
	await db
		.updateTable('feedback')
		.set({ text: '', email: null, page: '/public' })
		.where('id', '=', id)
		.execute();
	await db.updateTable('feedback_answer').set({ text: '' }).where('feedback_id', '=', id).execute();
	await db
		.insertInto('feedback_erasure')
		.values({ ...asked, feedback_id: id })
		.execute();
	await sql`update outgoing_mail set words = '{}', address = 'erased@invalid', wiped_at = now(), state = case
			when state in ('waiting', 'held') then 'unwanted' else state end
		where kind = 'feedback_answered' and once_key like ${`feedback_answered:${id}:%`} and wiped_at is null`.execute(
		db,
	);
	await sql`update outgoing_mail set words = jsonb_build_object('title', '', 'number', words -> 'number', 'kind', words -> 'kind')
		where kind = 'feedback_said' and once_key like ${`feedback_said:${id}:%`} and wiped_at is null`.execute(
		db,
	);
}

/** Who holds the post on the day; without one those who answer for the municipality. */
export async function listResponsible(db: Db, day: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select person.id from public_setting setting
		join position post on post.tenant_id = setting.tenant_id and post.id = setting.feedback_position_id
			and post.valid_from <= ${day} and coalesce(post.valid_to >= ${day}, true)
		join person on person.tenant_id = post.tenant_id and person.id = post.person_id and person.disabled_at is null`.execute(
		db,
	);
	if (rows.length > 0) return rows.map(({ id }) => id);
	const { rows: leaders } = await sql<{ id: string }>`
		select distinct person.id from access_grant held
		join person on person.tenant_id = held.tenant_id and person.id = held.person_id and person.disabled_at is null
		where held.access_role in ('director', 'coordinator') order by person.id limit 20`.execute(db);
	return leaders.map(({ id }) => id);
}

export async function tokenOf(db: Db, id: string): Promise<string> {
	const row = await db.selectFrom('feedback').select('token').where('id', '=', id).executeTakeFirstOrThrow();
	return row.token;
}
