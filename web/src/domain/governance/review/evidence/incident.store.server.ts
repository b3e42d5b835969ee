import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { untilDay, type FactOf, type Ground } from '../fact.ts';

interface Row {
	goalId: string | null;
	measureId: string | null;
	systemId: string;
	system: string;
	count: number;
	hours: number;
}

/** Faults that began in the period: told by people, none of them withdrawn. Those still open last until now. */
const faults = ({ period }: Ground, until: string) => sql`
	select incident.tenant_id, incident.system_id, closing.id is null as is_open,
		extract(epoch from coalesce(closing.ended_at, now()) - incident.began_at) / 3600 as hours
	from incident
	left join incident_closing closing on closing.tenant_id = incident.tenant_id
		and closing.incident_id = incident.id and closing.reopened_at is null
	where incident.kind = 'fault' and incident.withdrawn_at is null
		and (incident.began_at at time zone 'Europe/Helsinki')::date between ${period.from} and ${until}`;

/** How the systems have worked of which the needs behind a goal or a measure ask something; and all of them in the year. */
export async function incidents(db: Db, ground: Ground): Promise<FactOf[]> {
	const told = faults(ground, untilDay(ground));
	const { rows } = await sql<Row>`
		with fault as (${told}), wanted as (
			select tied.goal_id, null::uuid as measure_id, tied.need_id from need_goal tied
			where tied.goal_id = any(${[...ground.goalIds]}::uuid[])
			union all
			select null, measure.id, measure.need_id from measure
			where measure.id = any(${[...ground.measureIds]}::uuid[]) and measure.need_id is not null
		), asked as (
			select distinct wanted.goal_id, wanted.measure_id, backlog.system_id from wanted
			join system_need backlog on backlog.need_id = wanted.need_id
		)
		select asked.goal_id as "goalId", asked.measure_id as "measureId", system.id as "systemId",
			system.name as system, count(fault.system_id)::int as count,
			round(coalesce(sum(fault.hours), 0))::int as hours
		from asked
		join managed_system system on system.id = asked.system_id
		left join fault on fault.tenant_id = system.tenant_id and fault.system_id = system.id
		group by asked.goal_id, asked.measure_id, system.tenant_id, system.id
		order by system.name, system.id`.execute(db);
	const facts = rows.map(({ goalId, measureId, systemId, ...values }): FactOf => ({
		of: goalId ? { goalId } : { measureId: measureId ?? '' },
		kind: 'incident',
		...(values.count > 0 ? { said: 'of_goal', tone: 'bad' } : { said: 'none', tone: 'good' }),
		values,
		path: `/systems/${systemId}`,
	}));
	const whole = await sql<{ count: number; hours: number; open: number; systems: number }>`
		with fault as (${told})
		select count(*)::int as count, round(coalesce(sum(hours), 0))::int as hours,
			count(*) filter (where is_open)::int as open,
			(select count(*) from managed_system)::int as systems from fault`.execute(db);
	const { systems, ...values } = whole.rows[0]!;
	if (systems === 0) return facts;
	const tone = values.open > 0 ? 'bad' : 'plain';
	return [...facts, { of: 'year', kind: 'incident', said: 'year', tone, values, path: '/systems' }];
}
