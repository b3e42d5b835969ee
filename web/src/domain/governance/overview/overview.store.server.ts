import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Overview } from './overview.ts';

type Row = Omit<Overview, 'adoptedPlan'> & {
	adoptedPlan: (Omit<NonNullable<Overview['adoptedPlan']>, 'adoptedAt'> & { adoptedAt: string }) | null;
};

/** The whole front page in one round trip. */
export async function read(
	db: Db,
	{ unitIds, today }: { unitIds: readonly string[] | null; today: string },
): Promise<Overview> {
	const isOwn = (unit: string) =>
		sql`(${unitIds === null} or ${sql.raw(unit)} = any(${[...(unitIds ?? [])]}::uuid[]))`;
	const { rows } = await sql<Row>`
		select
			(select count(*) from service_unit where closed_on is null)::int as units,
			(select count(*) from position)::int as positions,
			(select count(*) from clause)::int as clauses,
			(select count(*) from goal where retired_at is null)::int as goals,
			(select coalesce(json_object_agg(state, count), '{}') from (select state, count(*) from need group by state) s) as "needsByState",
			(select count(*) from criterion where retired_at is null)::int as criteria,
			(select count(distinct need_id) from score)::int as "scoredNeeds",
			(select count(distinct person_id) from score)::int as raters,
			(select count(*) from budget where amount > 0)::int as budgets,
			(select count(*) from schedule where answer is not null)::int as schedules,
			(select json_build_object('id', plan.id, 'title', plan.title, 'number', plan.number, 'adoptedAt', plan.adopted_at,
				'scheduled', count(*) filter (where outcome = 'scheduled'), 'left', count(*) filter (where outcome = 'not_scheduled'))
				from plan left join plan_item on plan_item.tenant_id = plan.tenant_id and plan_item.plan_id = plan.id
				group by plan.tenant_id, plan.id order by plan.adopted_at desc limit 1) as "adoptedPlan",
			exists (select 1 from publication where withdrawn_at is null) as "isPublished",
			(select json_build_object('scenarioId', scenario.id, 'portfolioId', scenario.portfolio_id, 'state', schedule.state)
				from schedule join scenario on scenario.tenant_id = schedule.tenant_id and scenario.id = schedule.scenario_id
				order by schedule.requested_at desc limit 1) as "latestSchedule",
			(select count(*) from inquiry where withdrawn_at is null
				and exists (select from inquiry_recipient asked
					join wording on wording.tenant_id = asked.tenant_id and wording.id = asked.wording_id
					where asked.inquiry_id = inquiry.id and ${isOwn('wording.service_unit_id')})
				and not exists (select from inquiry_answer answer
					left join wording on wording.tenant_id = answer.tenant_id and wording.id = answer.wording_id
					where answer.inquiry_id = inquiry.id and ${isOwn('wording.service_unit_id')}))::int as "openInquiries",
			(select count(*) from merger_objection where outcome is null)::int as "openObjections",
			(select json_build_object('id', id, 'name', name, 'opensOn', opens_on, 'closesOn', closes_on, 'closedAt', null, 'silent', 0)
				from intake_round round where ${today}::date between opens_on and closes_on
				and not exists (select from round_closure closure where closure.tenant_id = round.tenant_id
					and closure.round_id = round.id and closure.reopened_at is null) limit 1) as "openRound",
			(select coalesce(json_agg(list order by list."answerBy", list.name), '[]') from (
				select list.id, list.name, list.answer_by as "answerBy", array_agg(asked.service_unit_id) as "silentUnitIds"
				from commitment_list list
				join commitment_asked asked on asked.tenant_id = list.tenant_id and asked.list_id = list.id
				where list.closed_at is null and ${isOwn('asked.service_unit_id')}
				and (select count(*) from commitment answer where answer.tenant_id = asked.tenant_id
					and answer.list_id = asked.list_id and answer.service_unit_id = asked.service_unit_id)
					< (select count(*) from commitment_item item where item.tenant_id = list.tenant_id and item.list_id = list.id)
				group by list.tenant_id, list.id) list) as "openLists"`.execute(db);
	const row = rows[0]!;
	return {
		...row,
		adoptedPlan: row.adoptedPlan && { ...row.adoptedPlan, adoptedAt: new Date(row.adoptedPlan.adoptedAt) },
	};
}
