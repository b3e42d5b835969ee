import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { NeedState } from '../need/need.ts';
import type { Offer } from './commitment-list.ts';

/** The newest adopted plan of each portfolio. */
export function plans(db: Db): Promise<Offer['plans']> {
	return db
		.selectFrom('plan')
		.innerJoin('portfolio', (join) =>
			join.onRef('portfolio.tenant_id', '=', 'plan.tenant_id').onRef('portfolio.id', '=', 'portfolio_id'),
		)
		.select(['plan.id', 'plan.title', 'first_year as firstYear', 'last_year as lastYear'])
		.distinctOn('plan.portfolio_id')
		.orderBy('plan.portfolio_id')
		.orderBy('plan.number', 'desc')
		.limit(50)
		.execute();
}

/** What the plan does, or what is accepted; with how many units have said it and whether it is under way in the year. */
export async function offeredNeeds(db: Db, planId: string | null, year: number): Promise<Offer['needs']> {
	const rows = await db
		.selectFrom('need')
		.leftJoin('plan_item', (join) =>
			join
				.onRef('plan_item.tenant_id', '=', 'need.tenant_id')
				.onRef('plan_item.need_id', '=', 'need.id')
				.on('plan_item.plan_id', '=', planId),
		)
		.select([
			'need.id as needId',
			'need.number',
			'need.title',
			'need.state',
			sql<string | null>`starts_on::text`.as('startsOn'),
			sql<string | null>`ends_on::text`.as('endsOn'),
			sql<number>`(select count(distinct service_unit_id)::int from wording
				where wording.tenant_id = need.tenant_id and wording.need_id = need.id)`.as('units'),
			sql<boolean>`coalesce(extract(year from starts_on) <= ${year} and extract(year from ends_on) >= ${year}, false)`.as(
				'isInYear',
			),
		])
		.$if(planId !== null, (q) =>
			q.where('plan_item.outcome', '=', 'scheduled').where('need.state', '<>', 'merged'),
		)
		.$if(planId === null, (q) => q.where('need.state', 'in', ['accepted', 'planned']))
		.orderBy('need.number')
		.limit(500)
		.execute();
	return rows.map((row) => ({ ...row, state: row.state as NeedState }));
}

/** Of the given ids, how many are there to be asked about and asked. */
export async function countKnown(
	db: Db,
	needIds: readonly string[],
	unitIds: readonly string[],
	planId: string | null,
) {
	const { rows } = await sql<{ needs: number; units: number; plans: number }>`select
		(select count(*) from need where id = any(${[...needIds]}::uuid[]) and state <> 'merged')::int as needs,
		(select count(*) from service_unit where id = any(${[...unitIds]}::uuid[]) and closed_on is null)::int as units,
		(select count(*) from plan where id = ${planId}::uuid)::int as plans`.execute(db);
	return rows[0]!;
}
