import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Reading, UnitPoint, YearPoint } from './reading.ts';

const readings = sql`
	select reading.id, reading.indicator_id as "indicatorId", reading.service_unit_id as "unitId", unit.name as unit,
		reading.read_on as "readOn", reading.value, reading.source, reading.note, reading.import_id as "importId",
		speaker.name as "saidBy", reading.said_at as "saidAt", gone.withdrawn_at as "withdrawnAt",
		withdrawer.name as "withdrawnBy", coalesce(gone.reason, '') as "withdrawnReason"
	from reading
	left join service_unit unit on unit.tenant_id = reading.tenant_id and unit.id = reading.service_unit_id
	left join person speaker on speaker.tenant_id = reading.tenant_id and speaker.id = reading.said_by
	left join reading_withdrawal gone on gone.tenant_id = reading.tenant_id and gone.reading_id = reading.id
	left join person withdrawer on withdrawer.tenant_id = gone.tenant_id and withdrawer.id = gone.withdrawn_by`;

const live = sql`not exists (select 1 from reading_withdrawal gone
	where gone.tenant_id = reading.tenant_id and gone.reading_id = reading.id)`;

/** The newest first, those taken back among them. */
export async function list(db: Db, indicatorId: string, most = 500): Promise<Reading[]> {
	const { rows } = await sql<Reading>`${readings} where reading.indicator_id = ${indicatorId}
		order by reading.read_on desc, unit.name nulls first, reading.id desc limit ${most}`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<Reading | undefined> {
	const { rows } = await sql<Reading>`${readings} where reading.id = ${id}`.execute(db);
	return rows[0];
}

// Not extract(): its answer is a numeric, which is slow to sort by.
const year = sql`date_part('year', reading.read_on)::int`;
const newest = sql`
	select distinct on (reading.indicator_id, reading.service_unit_id, ${year})
		reading.indicator_id, reading.service_unit_id, ${year} as year, reading.value, reading.read_on
	from reading`;
const newestFirst = sql`
	order by reading.indicator_id, reading.service_unit_id, ${year}, reading.read_on desc, reading.id desc`;

/** A year's value of each indicator: a reading of the whole goes before what the units make together. */
export async function yearly(db: Db, indicatorId: string | null = null): Promise<YearPoint[]> {
	const { rows } = await sql<YearPoint>`
		with newest as (${newest} where ${live} and (${indicatorId}::uuid is null or reading.indicator_id = ${indicatorId})
			${newestFirst})
		select newest.indicator_id as "indicatorId", newest.year,
			coalesce(max(newest.value) filter (where service_unit_id is null),
				case indicator.combined when 'sum' then sum(newest.value) else round(avg(newest.value), 4) end) as value,
			max(newest.read_on) as "readOn",
			case when bool_or(service_unit_id is null) then null else count(*)::int end as units
		from newest
		join indicator on indicator.id = newest.indicator_id
		group by newest.indicator_id, newest.year, indicator.combined
		order by newest.indicator_id, newest.year`.execute(db);
	return rows;
}

export async function ofUnits(db: Db, indicatorId: string): Promise<UnitPoint[]> {
	const { rows } = await sql<UnitPoint>`
		with newest as (${newest} where ${live} and reading.indicator_id = ${indicatorId} ${newestFirst})
		select unit.id as "unitId", unit.name as unit, newest.year, newest.value, newest.read_on as "readOn"
		from newest join service_unit unit on unit.id = newest.service_unit_id
		order by unit.name, unit.id, newest.year`.execute(db);
	return rows;
}

export interface Standing {
	id: string;
	indicatorId: string;
	unitId: string | null;
	readOn: string;
	value: number;
}

/** Readings in force of some indicators on some days. */
export async function onDays(
	db: Db,
	indicatorIds: readonly string[],
	days: readonly string[],
): Promise<Standing[]> {
	if (indicatorIds.length === 0 || days.length === 0) return [];
	const { rows } = await sql<Standing>`
		select reading.id, reading.indicator_id as "indicatorId", reading.service_unit_id as "unitId",
			reading.read_on as "readOn", reading.value
		from reading
		where reading.indicator_id = any(${[...new Set(indicatorIds)]}::uuid[])
			and reading.read_on = any(${[...new Set(days)]}::date[]) and ${live}`.execute(db);
	return rows;
}

export async function missingUnits(db: Db, ids: readonly string[]): Promise<boolean> {
	const wanted = [...new Set(ids)];
	if (wanted.length === 0) return false;
	const rows = await db.selectFrom('service_unit').select('id').where('id', 'in', wanted).execute();
	return rows.length < wanted.length;
}

export async function insert(db: Db, rows: Insertable<Database['reading']>[]): Promise<void> {
	for (let from = 0; from < rows.length; from += 1000)
		await db
			.insertInto('reading')
			.values(rows.slice(from, from + 1000))
			.execute();
}

/** Those that were in force until now. */
export async function withdraw(
	db: Db,
	ids: readonly string[],
	reason: string,
	personId: string,
): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.insertInto('reading_withdrawal')
		.values(ids.map((reading_id) => ({ reading_id, reason, withdrawn_by: personId })))
		.onConflict((conflict) => conflict.columns(['tenant_id', 'reading_id']).doNothing())
		.returning('reading_id')
		.execute();
	return rows.map(({ reading_id }) => reading_id);
}
