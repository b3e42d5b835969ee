import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { untilDay, type FactOf, type Ground } from '../fact.ts';

interface Row {
	goalId: string;
	id: string;
	name: string;
	unit: string;
	direction: 'up' | 'down';
	target: number | null;
	value: number | null;
	readOn: string | null;
}

/** The newest value of each indicator in the period, against its target of the year. */
export async function readings(db: Db, ground: Ground): Promise<FactOf[]> {
	const { rows } = await sql<Row>`
		with newest as (
			select distinct on (reading.indicator_id, reading.service_unit_id) reading.indicator_id,
				reading.service_unit_id, reading.value, reading.read_on
			from reading where reading.read_on between ${ground.period.from} and ${untilDay(ground)}
				and not exists (select from reading_withdrawal gone where gone.tenant_id = reading.tenant_id
					and gone.reading_id = reading.id)
			order by reading.indicator_id, reading.service_unit_id, reading.read_on desc, reading.id desc
		)
		select indicator.goal_id as "goalId", indicator.id, indicator.name, indicator.unit, indicator.direction,
			target.value as target, coalesce(max(newest.value) filter (where newest.service_unit_id is null),
				case indicator.combined when 'sum' then sum(newest.value) else round(avg(newest.value), 2) end) as value,
			max(newest.read_on) as "readOn"
		from indicator
		left join indicator_target target on target.tenant_id = indicator.tenant_id
			and target.indicator_id = indicator.id and target.year = ${Number(untilDay(ground).slice(0, 4))}
		left join newest on newest.indicator_id = indicator.id
		where indicator.goal_id = any(${[...ground.goalIds]}::uuid[])
			and not exists (select from indicator_retirement gone where gone.tenant_id = indicator.tenant_id
				and gone.indicator_id = indicator.id and gone.restored_at is null)
		group by indicator.tenant_id, indicator.id, target.value
		order by indicator.name, indicator.id`.execute(db);
	return rows.map(factOf);
}

function factOf({ goalId, id, name, unit, direction, target, value, readOn }: Row): FactOf {
	const place = { of: { goalId }, kind: 'reading' as const, path: `/strategy/indicators/${id}` };
	if (value === null || readOn === null) return { ...place, said: 'missing', tone: 'bad', values: { name } };
	const told = { name, unit, value, readOn };
	if (target === null) return { ...place, said: 'no_target', tone: 'plain', values: told };
	const isReached = direction === 'up' ? value >= target : value <= target;
	const said = isReached ? 'reached' : 'short';
	return { ...place, said, tone: isReached ? 'good' : 'bad', values: { ...told, target } };
}
