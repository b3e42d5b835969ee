import type { FairnessPoint, Schedule } from '@luotsi/engine';
import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { snapshotDefaults, type Snapshot } from './problem.ts';
import type { ScheduleHead, ScheduleRow, ScheduleState } from './schedule.ts';
import { CALM, type TradeOff, type TradeOffPoint } from './trade-off.ts';

/** A run writes at least this often; three silences and it is taken for lost. */
const LOST = sql<Date>`now() - interval '15 seconds'`;

const head = [
	'schedule.id',
	'scenario_id as scenarioId',
	sql<ScheduleState>`schedule.state`.as('state'),
	'requested_at as requestedAt',
	'person.name as requestedBy',
	'finished_at as finishedAt',
	'improvements',
	sql<number>`coalesce(jsonb_array_length(trade_offs -> 'points'), 0)`.as('points'),
] as const;

function schedules(db: Db) {
	return db
		.selectFrom('schedule')
		.leftJoin('person', (join) =>
			join
				.onRef('person.tenant_id', '=', 'schedule.tenant_id')
				.onRef('person.id', '=', 'schedule.requested_by'),
		);
}

const whole = [
	...head,
	sql<Snapshot | null>`${snapshotDefaults}::jsonb || schedule.problem`.as('snapshot'),
	sql<Schedule | null>`schedule.answer`.as('answer'),
] as const;

export function newest(db: Db, scenarioId: string): Promise<ScheduleRow | undefined> {
	return schedules(db)
		.select(whole)
		.where('scenario_id', '=', scenarioId)
		.orderBy('requested_at', 'desc')
		.orderBy('schedule.id', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** The newest that has an answer: shown while a newer one is still without. */
export function newestSolved(db: Db, scenarioId: string): Promise<ScheduleRow | undefined> {
	return schedules(db)
		.select(whole)
		.where('scenario_id', '=', scenarioId)
		.where('answer', 'is not', null)
		.orderBy('requested_at', 'desc')
		.orderBy('schedule.id', 'desc')
		.limit(1)
		.executeTakeFirst();
}

export function newestHead(
	db: Db,
	scenarioId: string,
): Promise<(ScheduleHead & { scheduled: number | null }) | undefined> {
	return schedules(db)
		.select([...head, sql<number | null>`jsonb_array_length(answer -> 'items')`.as('scheduled')])
		.where('scenario_id', '=', scenarioId)
		.orderBy('requested_at', 'desc')
		.orderBy('schedule.id', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** Locks the scenario, so that two requests at once become one after the other. */
export async function lockScenario(db: Db, id: string): Promise<boolean> {
	const row = await db
		.selectFrom('scenario')
		.select('id')
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	return row !== undefined;
}

export async function insert(
	db: Db,
	row: { id: string; scenario_id: string; seed: number; requested_by: string | null },
): Promise<void> {
	await db.insertInto('schedule').values(row).execute();
}

/** Ends what is under way for the scenario; how many there were. */
export async function stopAll(db: Db, scenarioId: string): Promise<number> {
	const stopped = await db
		.updateTable('schedule')
		.set({ state: 'stopped', finished_at: sql<Date>`now()` })
		.where('scenario_id', '=', scenarioId)
		.where('state', 'in', ['waiting', 'running'])
		.returning('id')
		.execute();
	return stopped.length;
}

/** Takes a waiting or a lost one for this process; undefined when another has it or it is over. */
export function claim(db: Db, id: string): Promise<{ scenarioId: string; seed: number } | undefined> {
	return db
		.updateTable('schedule')
		.set({ state: 'running', alive_at: sql<Date>`now()` })
		.where('id', '=', id)
		.where((is) =>
			is.or([is('state', '=', 'waiting'), is.and([is('state', '=', 'running'), is('alive_at', '<', LOST)])]),
		)
		.returning(['scenario_id as scenarioId', 'seed'])
		.executeTakeFirst();
}

export interface Progress {
	snapshot?: Snapshot;
	answer?: Schedule;
	improvements?: number;
	tradeOffs?: readonly TradeOffPoint[];
}

/** False when somebody has stopped it. */
export async function keep(
	db: Db,
	id: string,
	{ snapshot, answer, improvements, tradeOffs }: Progress,
): Promise<boolean> {
	const row = await db
		.updateTable('schedule')
		.set({
			alive_at: sql<Date>`now()`,
			...(snapshot && { problem: JSON.stringify(snapshot) }),
			...(answer && { answer: JSON.stringify(answer) }),
			...(improvements !== undefined && { improvements }),
			...(tradeOffs && { trade_offs: JSON.stringify({ chosen: CALM, points: tradeOffs }) }),
		})
		.where('id', '=', id)
		.where('state', '=', 'running')
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function finish(db: Db, id: string, state: 'done' | 'failed'): Promise<void> {
	await db
		.updateTable('schedule')
		.set({ state, finished_at: sql<Date>`now()` })
		.where('id', '=', id)
		.where('state', '=', 'running')
		.execute();
}

/** Waiting for longer than a queue would leave it, or running in silence. */
export async function lost(db: Db): Promise<string[]> {
	const rows = await db
		.selectFrom('schedule')
		.select('id')
		.where((is) =>
			is.or([
				is.and([is('state', '=', 'waiting'), is('requested_at', '<', LOST)]),
				is.and([is('state', '=', 'running'), is('alive_at', '<', LOST)]),
			]),
		)
		.orderBy('requested_at')
		.limit(20)
		.execute();
	return rows.map(({ id }) => id);
}

/** The points beside an answer, without their answers, and which of them it is. */
export async function tradeOffsOf(
	db: Db,
	id: string,
): Promise<{ chosen: string; points: TradeOff[] } | null> {
	const row = await db
		.selectFrom('schedule')
		.select([
			sql<string>`trade_offs ->> 'chosen'`.as('chosen'),
			sql<TradeOff[] | null>`(select jsonb_agg(point - 'answer' order by place)
				from jsonb_array_elements(trade_offs -> 'points') with ordinality as one (point, place))`.as(
				'points',
			),
		])
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.points ? { chosen: row.chosen, points: row.points } : null;
}

/** A finished schedule that answers as that point of another does; false when there is no such point. */
export async function insertChosen(
	db: Db,
	{ id, from, point, requestedBy }: { id: string; from: string; point: string; requestedBy: string | null },
): Promise<boolean> {
	const { numAffectedRows } = await sql`
		insert into schedule (id, scenario_id, state, seed, requested_by, finished_at, improvements, problem, answer,
			trade_offs, fairness)
		select ${id}::uuid, scenario_id, 'done', seed, ${requestedBy}::uuid, now(), improvements, problem,
			point -> 'answer', jsonb_set(trade_offs, '{chosen}', to_jsonb(${point}::text)), fairness
		from schedule, jsonb_array_elements(trade_offs -> 'points') point
		where schedule.id = ${from} and point ->> 'key' = ${point}`.execute(db);
	return numAffectedRows === 1n;
}

/** After the answer: what fair shares would cost. */
export async function keepFairness(db: Db, id: string, points: readonly FairnessPoint[]): Promise<void> {
	await db
		.updateTable('schedule')
		.set({ fairness: JSON.stringify(points) })
		.where('id', '=', id)
		.execute();
}

export async function fairnessOf(db: Db, id: string): Promise<FairnessPoint[] | null> {
	const row = await db
		.selectFrom('schedule')
		.select(sql<FairnessPoint[] | null>`fairness`.as('fairness'))
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.fairness ?? null;
}
