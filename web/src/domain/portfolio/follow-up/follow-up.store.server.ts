import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { NeedState } from '../need/need.ts';

export interface FollowedRow {
	id: string;
	text: string;
	place: string;
	why: string;
	saidAt: Date;
	unitId: string;
	unit: string;
	address: string | null;
	needId: string;
	number: number;
	title: string;
	baseId: string;
	originId: string;
	saidNumber: number;
	/** When the need it belongs to came under the one it stands under; null when it is that one. */
	mergedAt: Date | null;
	mergerId: string | null;
}

export async function findByToken(db: Db, token: string): Promise<FollowedRow | undefined> {
	const { rows } = await sql<FollowedRow>`
		select wording.id, wording.text, wording.place, wording.why, wording.said_at as "saidAt",
			unit.id as "unitId", unit.name as unit, wording.submitter_email as address,
			need.id as "needId", need.number, need.title, wording.base_need_id as "baseId",
			wording.origin_need_id as "originId", origin.number as "saidNumber",
			merger.merged_at as "mergedAt", merger.id as "mergerId"
		from wording
		join need on need.tenant_id = wording.tenant_id and need.id = wording.need_id
		join need origin on origin.tenant_id = wording.tenant_id and origin.id = wording.origin_need_id
		join service_unit unit on unit.tenant_id = wording.tenant_id and unit.id = wording.service_unit_id
		left join need_merger merger on merger.tenant_id = wording.tenant_id and merger.from_need_id = wording.base_need_id
			and merger.undone_at is null
		where wording.follow_token = ${token}`.execute(db);
	return rows[0];
}

export function findToken(db: Db, wordingId: string) {
	return db
		.selectFrom('wording')
		.select(['follow_token as token', 'service_unit_id as unitId'])
		.where('id', '=', wordingId)
		.executeTakeFirst();
}

export interface OtherSentence {
	id: string;
	unit: string;
	text: string;
}

/** What others have said of the same need, without their names; what was taken back is not there. */
export async function listOthers(
	db: Db,
	of: { needId: string; wordingId: string; limit: number },
): Promise<OtherSentence[]> {
	const { rows } = await sql<OtherSentence>`
		select wording.id, unit.name as unit, wording.text
		from wording join service_unit unit on unit.tenant_id = wording.tenant_id and unit.id = wording.service_unit_id
		where wording.need_id = ${of.needId} and wording.id <> ${of.wordingId}
			and not exists (select from wording_withdrawal gone where gone.tenant_id = wording.tenant_id
				and gone.wording_id = wording.id and gone.undone_at is null)
		order by wording.said_at, wording.id limit ${of.limit}`.execute(db);
	return rows;
}

export interface FollowedEvent {
	seq: number;
	at: Date;
	verb: string;
	state: NeedState | null;
	reason: string | null;
	number: number | null;
}

const told = [
	'need.state_changed',
	'need.planned',
	'need.unplanned',
	'need.merged',
	'need.restored',
	'official_answer.given',
	'official_answer.withdrawn',
];

/** What happened to the need of the sentence, and after it was merged to the one it stands under; never by whom. */
export async function listEvents(db: Db, of: FollowedRow, limit: number): Promise<FollowedEvent[]> {
	const { rows } = await sql<FollowedEvent>`
		select seq, at, verb, change -> 'after' ->> 'state' as state, change -> 'after' ->> 'reason' as reason,
			case when jsonb_typeof(change -> 'intoNumber') = 'number' then (change ->> 'intoNumber')::int end as number
		from audit_event
		where subject_type = 'need' and verb = any(${told}) and at >= ${of.saidAt}
			and (subject_id in (${of.baseId}, ${of.originId})
				or (subject_id = ${of.needId} and ${of.mergedAt}::timestamptz is not null and at >= ${of.mergedAt}))
		order by seq limit ${limit}`.execute(db);
	return rows;
}

/** Whether the need stood by this sentence alone: all others under it are taken back. */
export async function countOthers(db: Db, needId: string, wordingId: string): Promise<number> {
	const others = await listOthers(db, { needId, wordingId, limit: 1 });
	return others.length;
}

export async function setAddress(
	db: Db,
	id: string,
	to: { email: string; locale: Locale } | null,
): Promise<void> {
	await db
		.updateTable('wording')
		.set({ submitter_email: to?.email ?? null, submitter_locale: to?.locale ?? null })
		.where('id', '=', id)
		.execute();
}

export async function reasonOf(db: Db, needId: string): Promise<string> {
	const { reason } = await db
		.selectFrom('need')
		.select('state_reason as reason')
		.where('id', '=', needId)
		.executeTakeFirstOrThrow();
	return reason;
}
