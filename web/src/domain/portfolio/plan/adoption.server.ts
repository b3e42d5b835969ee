import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { andFreeze } from '#domain/organisation/document/freezing.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { tellState } from '../follow-up/news.server.ts';
import { changesBetween } from '../schedule/changes.ts';
import { snapshotOf } from '../schedule/problem.server.ts';
import * as schedules from '../schedule/schedule.server.ts';
import { isUnderWay, type SolvedSchedule } from '../schedule/schedule.ts';
import { timetable } from '../schedule/timetable.ts';
import type { Adoption } from './plan.ts';
import * as store from './plan.store.server.ts';

/** Makes the schedule that the adopter saw the municipality's plan. */
export function adopt(actor: Actor, adoption: Adoption): Promise<string> {
	return andFreeze(actor, adoptOnce(actor, adoption));
}

function adoptOnce(actor: Actor, adoption: Adoption): Promise<string> {
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
			const plan = { id, portfolio_id: portfolioId, number, title, decision, adopted_by: actor.person };
			await store.insert(db, { ...plan, ...sourceOf(solved) }, items);
			await tellState(db, actor, await moveNeeds(db, record, id, items));
			const scheduled = items.filter(({ outcome }) => outcome === 'scheduled').length;
			const facts = { portfolioId, number, title, scheduled, leftOut: items.length - scheduled, despite };
			record('plan.adopted', { type: 'plan', id }, facts);
			return id;
		},
		{ verb: 'plan.adopt', key },
	);
}

function sourceOf({ id, scenarioId, snapshot, answer }: SolvedSchedule) {
	const [problem, solution] = [JSON.stringify(snapshot), JSON.stringify(answer)];
	return { scenario_id: scenarioId, schedule_id: id, problem, answer: solution };
}

/** What is in the plan becomes planned; what an earlier plan had and this one has not waits again. */
async function moveNeeds(
	db: Db,
	record: RecordEvent,
	plan: string,
	items: readonly store.NewItem[],
): Promise<string[]> {
	const having = (outcome: store.NewItem['outcome']) =>
		items.flatMap((item) => (item.outcome === outcome ? item.need_id : []));
	const planned = await store.moveNeeds(db, having('scheduled'), 'accepted', 'planned');
	const freed = await store.moveNeeds(db, having('not_scheduled'), 'planned', 'accepted');
	for (const need of planned) record('need.planned', { type: 'need', id: need }, { plan });
	for (const need of freed) record('need.unplanned', { type: 'need', id: need }, { plan });
	return [...planned, ...freed];
}

async function seenSchedule(db: Db, scenarioId: string, scheduleId: string): Promise<SolvedSchedule> {
	const { newest, solved } = await schedules.standingIn(db, scenarioId);
	if (!solved || !newest || isUnderWay(newest)) refuse('schedule_not_ready');
	if (solved.id !== scheduleId) refuse('schedule_not_newest');
	return solved;
}

async function assertFresh(db: Db, { scenarioId, snapshot }: SolvedSchedule): Promise<void> {
	const changes = changesBetween(snapshot, await snapshotOf(db, scenarioId, today()));
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
