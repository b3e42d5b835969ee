import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Stance } from '../commitment/commitment.ts';
import type { StandingFacts } from './standing.ts';

export interface StandingRow extends StandingFacts {
	wordingId: string;
	/** Text of the municipality's answer in force. */
	answer: string | null;
	answeredAt: Date | null;
	/** What the speaker's unit has answered to the year's list; told when the list's plan is published. */
	stances: Stance[];
	/** Why the speaker took the sentence back, when it is taken back. */
	takenBack: string | null;
}

/** A question waits for whoever said the sentence. */
const isAsked = sql`exists (select from inquiry_recipient asked
		join inquiry on inquiry.tenant_id = asked.tenant_id and inquiry.id = asked.inquiry_id
		where asked.tenant_id = wording.tenant_id and asked.wording_id = wording.id and inquiry.withdrawn_at is null
			and not exists (select from inquiry_answer given where given.tenant_id = inquiry.tenant_id
				and given.inquiry_id = inquiry.id and given.wording_id = wording.id))`;

/** The answer in force, of the need as it stands now before the one it was. */
const officialAnswer = sql`left join lateral (
		select text, given_at from official_answer given where given.tenant_id = wording.tenant_id
			and given.need_id in (wording.need_id, wording.base_need_id) and given.withdrawn_at is null
		order by given.need_id = wording.need_id desc limit 1
	) answer on true`;

/** The unit's own answer on the newest list of a published plan. */
const ownStances = sql`left join lateral (
		select stances from commitment
		join commitment_list list on list.tenant_id = commitment.tenant_id and list.id = commitment.list_id
		join live on live.id = list.plan_id
		where commitment.tenant_id = wording.tenant_id and commitment.need_id = wording.need_id
			and commitment.service_unit_id = wording.service_unit_id
		order by list.year desc, list.made_at desc limit 1
	) own on true`;

/** Where the sentences stand: only what their speakers may know. Plans count when their publication is in force. */
export async function listStandings(db: Db, wordingIds: readonly string[]): Promise<StandingRow[]> {
	if (wordingIds.length === 0) return [];
	const { rows } = await sql<StandingRow>`
		with live as (
			select plan.id, row_number() over (partition by plan.portfolio_id order by plan.number desc) = 1 as is_current
			from plan where exists (select from publication where publication.tenant_id = plan.tenant_id
				and publication.plan_id = plan.id and withdrawn_at is null)
		), place as (
			select distinct on (item.need_id) item.need_id, item.outcome, item.starts_on, item.ends_on
			from plan_item item join live on live.id = item.plan_id and live.is_current
			order by item.need_id, (item.outcome = 'scheduled') desc, item.starts_on
		)
		select wording.id as "wordingId", need.state, need.state_reason as reason, need.state_since as since,
			position.title as owner,
			${isAsked} as "isAsked",
			coalesce(now_at.starts_on, base_at.starts_on) as "startsOn",
			coalesce(now_at.ends_on, base_at.ends_on) as "endsOn",
			coalesce(now_at.outcome, base_at.outcome, '') = 'not_scheduled' as "isLeftOut",
			coalesce(own.stances, '{}') as stances,
			answer.text as answer, answer.given_at as "answeredAt", gone.reason as "takenBack"
		from wording
		join need on need.tenant_id = wording.tenant_id and need.id = wording.need_id
		left join position on position.tenant_id = need.tenant_id and position.id = need.owner_position_id
		left join place now_at on now_at.need_id = wording.need_id
		left join place base_at on base_at.need_id = wording.base_need_id
		${officialAnswer}
		${ownStances}
		left join wording_withdrawal gone on gone.tenant_id = wording.tenant_id and gone.wording_id = wording.id
			and gone.undone_at is null
		where wording.id = any(${[...wordingIds]}::uuid[])`.execute(db);
	return rows;
}
