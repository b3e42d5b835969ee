import { sql, type SelectQueryBuilder } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { TrailEvent, TrailFilter } from './audit-trail.ts';

const ZONE = 'Europe/Helsinki';
const startOf = (day: string, plusDays: number) =>
	sql<Date>`((${day}::date + ${plusDays}::int)::timestamp at time zone ${ZONE})`;

function matching<Output>(query: SelectQueryBuilder<Database, 'audit_event', Output>, filter: TrailFilter) {
	let narrowed = query;
	if (filter.subjectType) narrowed = narrowed.where('subject_type', '=', filter.subjectType);
	if (filter.subjectId) narrowed = narrowed.where('subject_id', '=', filter.subjectId);
	if (filter.verb) narrowed = narrowed.where('verb', '=', filter.verb);
	if (filter.personId) narrowed = narrowed.where('person_id', '=', filter.personId);
	if (filter.from) narrowed = narrowed.where('at', '>=', startOf(filter.from, 0));
	if (filter.to) narrowed = narrowed.where('at', '<', startOf(filter.to, 1));
	return narrowed;
}

export async function list(db: Db, filter: TrailFilter): Promise<TrailEvent[]> {
	const rows = await matching(db.selectFrom('audit_event'), filter)
		.select([
			'seq',
			'at',
			'person_name as person',
			'verb',
			'subject_type as subjectType',
			'subject_id as subjectId',
			'change',
		])
		.orderBy('seq', 'desc')
		.limit(filter.limit)
		.offset(filter.offset)
		.execute();
	return rows.map((row) => ({ ...row, change: row.change as Record<string, unknown> }));
}

export async function count(db: Db, filter: TrailFilter): Promise<number> {
	const row = await matching(db.selectFrom('audit_event'), filter)
		.select(sql<number>`count(*)`.as('count'))
		.executeTakeFirstOrThrow();
	return row.count;
}

/** Every verb in the trail, found by leaping along the index and not by reading all events. */
export async function listVerbs(db: Db): Promise<string[]> {
	const { rows } = await sql<{ verb: string }>`
		with recursive leap as (
			(select verb from audit_event order by verb limit 1)
			union all
			select (select verb from audit_event where audit_event.verb > leap.verb order by verb limit 1)
			from leap where leap.verb is not null
		)
		select verb from leap where verb is not null`.execute(db);
	return rows.map(({ verb }) => verb);
}
