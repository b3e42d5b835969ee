import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Overview } from './overview.ts';
import { waitingColumns } from './waiting.store.server.ts';

type Row = Omit<Overview, 'adoptedPlan'> & {
	adoptedPlan: (Omit<NonNullable<Overview['adoptedPlan']>, 'adoptedAt'> & { adoptedAt: string }) | null;
};

/** The whole front page in one round trip. */
export async function read(db: Db, asked: Parameters<typeof waitingColumns>[0]): Promise<Overview> {
	const { rows } = await sql<Row>`
		select
			(select count(*) from service_unit where closed_on is null)::int as units,
			(select count(*) from position)::int as positions,
			(select count(*) from clause join strategy on strategy.tenant_id = clause.tenant_id
				and strategy.edition_id = clause.edition_id)::int as clauses,
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
			${waitingColumns(asked)}`.execute(db);
	const row = rows[0]!;
	return {
		...row,
		adoptedPlan: row.adoptedPlan && { ...row.adoptedPlan, adoptedAt: new Date(row.adoptedPlan.adoptedAt) },
	};
}

export async function trailLength(db: Db): Promise<number> {
	return (await db.selectFrom('audit_head').select('seq').executeTakeFirst())?.seq ?? 0;
}
