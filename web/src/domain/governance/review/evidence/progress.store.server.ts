import { sql } from 'kysely';
import { standingOf } from '#domain/strategy/measure/measure-state.ts';
import type { MeasureState } from '#domain/strategy/measure/measure.ts';
import type { Db } from '#platform/db.server.ts';
import { untilDay, type FactOf, type Ground } from '../fact.ts';

interface Row {
	measureId: string;
	needState: string | null;
	startsOn: string | null;
	endsOn: string | null;
	said: { state: MeasureState; percent: number; saidOn: string; note: string } | null;
	sayings: number;
}

/** How each measure stands, whether its schedule was kept, and how often it was told of. */
export async function progress(db: Db, ground: Ground): Promise<FactOf[]> {
	const { rows } = await sql<Row>`
		select measure.id as "measureId", need.state as "needState", measure.starts_on as "startsOn",
			measure.ends_on as "endsOn", last.said,
			(select count(*) from measure_progress told where told.tenant_id = measure.tenant_id
				and told.measure_id = measure.id
				and told.said_on between ${ground.period.from} and ${untilDay(ground)})::int as sayings
		from measure
		left join need on need.tenant_id = measure.tenant_id and need.id = measure.need_id
		left join lateral (select json_build_object('state', told.state, 'percent', told.percent,
				'saidOn', told.said_on, 'note', told.note) as said
			from measure_progress told where told.tenant_id = measure.tenant_id and told.measure_id = measure.id
				and told.said_on <= ${untilDay(ground)}
			order by told.said_on desc, told.id desc limit 1) last on true
		where measure.id = any(${[...ground.measureIds]}::uuid[])`.execute(db);
	return rows.flatMap((row) => factsOf(row, untilDay(ground)));
}

function factsOf(row: Row, day: string): FactOf[] {
	const { measureId, endsOn, said, sayings } = row;
	const { state, percent } = standingOf(row, day);
	const place = {
		of: { measureId },
		kind: 'progress' as const,
		path: `/strategy/measures/${measureId}`,
	};
	const isLateEnd = state === 'done' && endsOn !== null && said !== null && said.saidOn > endsOn;
	const isGood = state === 'done' || state === 'on_track';
	const facts: FactOf[] = [
		{
			...place,
			said: isLateEnd ? 'done_late' : state,
			tone: isLateEnd || !(isGood || state === 'not_started') ? 'bad' : isGood ? 'good' : 'plain',
			values: isLateEnd ? { saidOn: said.saidOn, endsOn } : { percent },
		},
	];
	if (endsOn && !isLateEnd) facts.push({ ...place, said: 'ends', tone: 'plain', values: { endsOn } });
	const told = { ...place, values: { count: sayings } };
	if (sayings === 0) facts.push({ ...told, said: 'silent', tone: 'bad' });
	else facts.push({ ...told, said: 'told', tone: 'plain' });
	if (said?.note)
		facts.push({ ...place, said: 'note', tone: 'plain', values: { note: said.note, saidOn: said.saidOn } });
	return facts;
}
