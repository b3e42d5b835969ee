import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { OpenCommitment, OpenObjection, OpenQuestion, OwnWording } from './unit-view.ts';

/** Plans in force: the newest of each portfolio, or the newest published one for those outside. */
function current(isPublicOnly: boolean) {
	return sql`
		select distinct on (portfolio_id) id from plan
		where not ${isPublicOnly}::boolean or exists (
			select from publication where publication.tenant_id = plan.tenant_id and publication.plan_id = plan.id
				and withdrawn_at is null)
		order by portfolio_id, number desc`;
}

/** What the unit has said, newest first. */
export async function listWordings(
	db: Db,
	unitId: string,
	{ isPublicOnly, limit }: { isPublicOnly: boolean; limit: number },
): Promise<OwnWording[]> {
	const { rows } = await sql<OwnWording>`
		with own as materialized (
			select wording.*, withdrawal.withdrawn_at from wording
			left join wording_withdrawal withdrawal on withdrawal.tenant_id = wording.tenant_id
				and withdrawal.wording_id = wording.id and withdrawal.undone_at is null
			where wording.service_unit_id = ${unitId} order by said_at desc, wording.id desc limit ${limit}
		), place as materialized (
			select distinct on (item.need_id) item.need_id, item.outcome, item.starts_on, item.ends_on
			from plan_item item where item.plan_id in (${current(isPublicOnly)}) and item.need_id in (select need_id from own)
			order by item.need_id, (item.outcome = 'scheduled') desc, item.starts_on
		), shared as materialized (
			select need_id, json_agg(distinct unit.name) as units
			from wording join service_unit unit on unit.tenant_id = wording.tenant_id and unit.id = wording.service_unit_id
			where wording.need_id in (select need_id from own) and wording.service_unit_id <> ${unitId} group by 1
		)
		select own.id, own.text, own.place, own.why, own.said_at as "saidAt", own.withdrawn_at as "withdrawnAt",
			coalesce(nullif(own.submitter_name, ''), person.name, '') as speaker,
			need.id as "needId", need.number, origin.number as "saidNumber", need.title, need.state,
			need.state_reason as "stateReason", coalesce(shared.units, '[]') as others,
			(select json_build_object('text', answer.text, 'givenAt', answer.given_at) from official_answer answer
				where answer.tenant_id = need.tenant_id and answer.need_id = need.id and answer.withdrawn_at is null) as answer,
			case when place.need_id is not null then json_build_object('outcome', place.outcome,
				'startsOn', place.starts_on, 'endsOn', place.ends_on) end as planned
		from own
		join need on need.tenant_id = own.tenant_id and need.id = own.need_id
		join need origin on origin.tenant_id = own.tenant_id and origin.id = own.origin_need_id
		left join person on person.tenant_id = own.tenant_id and person.id = own.person_id
		left join shared on shared.need_id = own.need_id
		left join place on place.need_id = own.need_id
		order by own.said_at desc, own.id desc`.execute(db);
	return rows;
}

export async function listQuestions(db: Db, unitId: string): Promise<OpenQuestion[]> {
	const { rows } = await sql<OpenQuestion>`
		select inquiry.id, wording.need_id as "needId", need.number, inquiry.text, inquiry.asked_at as "askedAt",
			wording.follow_token as "followToken"
		from inquiry
		join lateral (
			select wording.* from inquiry_recipient recipient
			join wording on wording.tenant_id = recipient.tenant_id and wording.id = recipient.wording_id
			where recipient.tenant_id = inquiry.tenant_id and recipient.inquiry_id = inquiry.id
				and wording.service_unit_id = ${unitId}
			order by wording.said_at limit 1
		) wording on true
		join need on need.tenant_id = wording.tenant_id and need.id = wording.need_id
		where inquiry.withdrawn_at is null and not exists (
			select from inquiry_answer answer
			join wording about on about.tenant_id = answer.tenant_id and about.id = answer.wording_id
			where answer.tenant_id = inquiry.tenant_id and answer.inquiry_id = inquiry.id
				and about.service_unit_id = ${unitId})
		order by inquiry.asked_at`.execute(db);
	return rows;
}

export async function listCommitments(db: Db, unitId: string): Promise<OpenCommitment[]> {
	const { rows } = await sql<OpenCommitment>`
		select list.id as "listId", list.name, list.answer_by as "answerBy", count(*) as missing
		from commitment_list list
		join commitment_asked asked on asked.tenant_id = list.tenant_id and asked.list_id = list.id
			and asked.service_unit_id = ${unitId}
		join commitment_item item on item.tenant_id = list.tenant_id and item.list_id = list.id
		left join commitment given on given.tenant_id = item.tenant_id and given.list_id = item.list_id
			and given.need_id = item.need_id and given.service_unit_id = ${unitId}
		where list.closed_at is null and given.need_id is null
		group by list.id, list.name, list.answer_by order by list.answer_by, list.name`.execute(db);
	return rows;
}

export async function listObjections(db: Db, unitId: string): Promise<OpenObjection[]> {
	const { rows } = await sql<OpenObjection>`
		select objection.id, need.id as "needId", need.number, need.title, objection.text,
			objection.objected_at as "objectedAt"
		from merger_objection objection
		join need_merger merger on merger.tenant_id = objection.tenant_id and merger.id = objection.merger_id
		join need on need.tenant_id = merger.tenant_id and need.id = merger.from_need_id
		where objection.service_unit_id = ${unitId} and objection.outcome is null
		order by objection.objected_at`.execute(db);
	return rows;
}

export function findUnit(
	db: Db,
	id: string,
): Promise<{ id: string; name: string; linkToken: string; area: string } | undefined> {
	return db
		.selectFrom('service_unit as unit')
		.innerJoin('service_area as area', (join) =>
			join.onRef('area.tenant_id', '=', 'unit.tenant_id').onRef('area.id', '=', 'unit.service_area_id'),
		)
		.select(['unit.id', 'unit.name', 'unit.link_token as linkToken', 'area.name as area'])
		.where('unit.id', '=', id)
		.executeTakeFirst();
}
