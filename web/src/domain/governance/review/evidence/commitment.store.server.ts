import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { untilDay, type FactOf, type Ground } from '../fact.ts';

interface Row {
	goalId: string | null;
	measureId: string | null;
	takesPart: number;
	benefits: number;
	declines: number;
	silent: number;
}

/** What the units have said the needs behind a goal or a measure mean to them, in the year's lists. */
export async function commitments(db: Db, ground: Ground): Promise<FactOf[]> {
	const { rows } = await sql<Row>`
		with wanted as (
			select tied.goal_id, null::uuid as measure_id, tied.need_id from need_goal tied
			where tied.goal_id = any(${[...ground.goalIds]}::uuid[])
			union all
			select null, measure.id, measure.need_id from measure
			where measure.id = any(${[...ground.measureIds]}::uuid[]) and measure.need_id is not null
		)
		select wanted.goal_id as "goalId", wanted.measure_id as "measureId",
			count(distinct asked.service_unit_id) filter (where 'takes_part' = any(answer.stances))::int as "takesPart",
			count(distinct asked.service_unit_id) filter (where 'benefits' = any(answer.stances))::int as benefits,
			count(distinct asked.service_unit_id) filter (where 'declines' = any(answer.stances))::int as declines,
			count(distinct asked.service_unit_id) filter (where answer.need_id is null)::int as silent
		from wanted
		join commitment_item item on item.need_id = wanted.need_id
		join commitment_list list on list.tenant_id = item.tenant_id and list.id = item.list_id
			and list.year between ${Number(ground.period.from.slice(0, 4))} and ${Number(untilDay(ground).slice(0, 4))}
		join commitment_asked asked on asked.tenant_id = list.tenant_id and asked.list_id = list.id
		left join commitment answer on answer.tenant_id = asked.tenant_id and answer.list_id = asked.list_id
			and answer.need_id = item.need_id and answer.service_unit_id = asked.service_unit_id
		group by wanted.goal_id, wanted.measure_id`.execute(db);
	return rows.map(({ goalId, measureId, ...values }) => ({
		of: goalId ? { goalId } : { measureId: measureId ?? '' },
		kind: 'commitment',
		said: 'count',
		tone: values.declines > 0 || values.silent > values.takesPart ? 'bad' : 'plain',
		values,
		path: '/needs/commitments',
	}));
}
