import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { changesBetween, type Change } from '../schedule/changes.ts';
import { snapshotOf, todayInFinland } from '../schedule/problem.server.ts';
import * as schedules from '../schedule/schedule.server.ts';
import { isUnderWay, type SolvedSchedule } from '../schedule/schedule.ts';
import { timetable } from '../schedule/timetable.ts';
import type { Adoption } from './plan.ts';
import * as store from './plan.store.server.ts';

/** What has changed since the scenario's newest schedule was made. */
export function changesSinceSolved(
	actor: Actor,
	{ scenarioId, snapshot }: SolvedSchedule,
): Promise<Change[]> {
	actor.must('plan.read');
	return actor.read(async (db) =>
		changesBetween(snapshot, await snapshotOf(db, scenarioId, todayInFinland())),
	);
}

/** Makes the schedule that the adopter saw the municipality's plan. */
export function adopt(actor: Actor, adoption: Adoption): Promise<string> {
	actor.must('plan.adopt');
	const { scenarioId, scheduleId, title, decision, despite, key } = adoption;
	return actor.change(
		async (db, record) => {
			const portfolioId = found(await store.portfolioOf(db, scenarioId), 'scenario');
			const number = await store.nextNumber(db, portfolioId);
			const solved = await seenSchedule(db, scenarioId, scheduleId);
			if (!despite) await assertFresh(db, solved);
			const id = newId();
			const items = itemsOf(solved);
			await store.insert(
				db,
				{
					id,
					portfolio_id: portfolioId,
					scenario_id: scenarioId,
					schedule_id: scheduleId,
					number,
					title,
					decision,
					problem: JSON.stringify(solved.snapshot),
					answer: JSON.stringify(solved.answer),
					adopted_by: actor.person,
				},
				items,
			);
			const scheduled = items.flatMap((item) => (item.outcome === 'scheduled' ? item.need_id : []));
			const left = items.flatMap((item) => (item.outcome === 'not_scheduled' ? item.need_id : []));
			const planned = await store.moveNeeds(db, scheduled, 'accepted', 'planned');
			const freed = await store.moveNeeds(db, left, 'planned', 'accepted');
			record(
				'plan.adopted',
				{ type: 'plan', id },
				{ portfolioId, number, title, scheduled: scheduled.length, leftOut: left.length, despite },
			);
			for (const need of planned) record('need.planned', { type: 'need', id: need }, { plan: id });
			for (const need of freed) record('need.unplanned', { type: 'need', id: need }, { plan: id });
			return id;
		},
		{ verb: 'plan.adopt', key },
	);
}

async function seenSchedule(db: Db, scenarioId: string, scheduleId: string): Promise<SolvedSchedule> {
	const { newest, solved } = await schedules.standingIn(db, scenarioId);
	if (!solved || !newest || isUnderWay(newest)) refuse('schedule_not_ready');
	if (solved.id !== scheduleId) refuse('schedule_not_newest');
	return solved;
}

async function assertFresh(db: Db, { scenarioId, snapshot }: SolvedSchedule): Promise<void> {
	const changes = changesBetween(snapshot, await snapshotOf(db, scenarioId, todayInFinland()));
	if (changes.length > 0) refuse('schedule_stale', { count: changes.length });
}

function itemsOf({ snapshot, answer }: SolvedSchedule): store.NewItem[] {
	const { rows, leftOut } = timetable(snapshot, answer);
	const shared = ({
		id,
		number,
		title,
		cost,
	}: Pick<(typeof rows)[number], 'id' | 'number' | 'title' | 'cost'>) => ({
		need_id: id,
		number,
		title,
		cost_investment: cost.investment,
		cost_one_off: cost.one_off,
		cost_yearly: cost.yearly,
	});
	return [
		...rows.map((row) => ({
			...shared(row),
			outcome: 'scheduled' as const,
			starts_on: row.startsOn,
			ends_on: row.endsOn,
			reasons: JSON.stringify([row.reason]),
		})),
		...leftOut.map((row) => ({
			...shared(row),
			outcome: 'not_scheduled' as const,
			starts_on: null,
			ends_on: null,
			reasons: JSON.stringify(row.causes),
		})),
	];
}
