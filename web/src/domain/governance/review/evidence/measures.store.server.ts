import { sql } from 'kysely';
import { standingOf } from '#domain/strategy/measure/measure-state.ts';
import type { MeasureState } from '#domain/strategy/measure/measure.ts';
import type { Db } from '#platform/db.server.ts';
import { untilDay, type FactOf, type Ground } from '../fact.ts';

interface Row {
	goalId: string;
	needState: string | null;
	startsOn: string | null;
	endsOn: string | null;
	said: { state: MeasureState; percent: number; saidOn: string } | null;
	units: string[];
}

/** How many of a goal's measures are done, go on or lag, and in how many units they are at work. */
export async function measures(db: Db, ground: Ground): Promise<FactOf[]> {
	const { rows } = await sql<Row>`
		select measure.goal_id as "goalId", need.state as "needState", measure.starts_on as "startsOn",
			measure.ends_on as "endsOn", last.said,
			array(select joined.service_unit_id::text from measure_unit joined
				where joined.tenant_id = measure.tenant_id and joined.measure_id = measure.id) as units
		from measure
		left join need on need.tenant_id = measure.tenant_id and need.id = measure.need_id
		left join lateral (select json_build_object('state', told.state, 'percent', told.percent,
				'saidOn', told.said_on) as said
			from measure_progress told where told.tenant_id = measure.tenant_id and told.measure_id = measure.id
				and told.said_on <= ${untilDay(ground)}
			order by told.said_on desc, told.id desc limit 1) last on true
		where measure.goal_id = any(${[...ground.goalIds]}::uuid[])
			and not exists (select from measure_retirement gone where gone.tenant_id = measure.tenant_id
				and gone.measure_id = measure.id and gone.restored_at is null)`.execute(db);
	const byGoal = Map.groupBy(rows, ({ goalId }) => goalId);
	return ground.goalIds.map((goalId) => factOf(goalId, byGoal.get(goalId) ?? [], untilDay(ground)));
}

function factOf(goalId: string, rows: readonly Row[], day: string): FactOf {
	const place = { of: { goalId }, kind: 'measures' as const, path: `/strategy/goals/${goalId}` };
	if (rows.length === 0) return { ...place, said: 'none', tone: 'bad', values: {} };
	const states = rows.map((row) => standingOf(row, day).state);
	const count = (...wanted: MeasureState[]) => states.filter((state) => wanted.includes(state)).length;
	const behind = count('late', 'stuck');
	const units = new Set(rows.flatMap((row) => row.units)).size;
	return {
		...place,
		said: 'count',
		tone: behind > 0 ? 'bad' : count('done') === rows.length ? 'good' : 'plain',
		values: { total: rows.length, done: count('done'), behind, units },
	};
}
