import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../testing/municipality.server.ts';
import { addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import * as needs from '../need/need.server.ts';
import {
	addScenario,
	firstYear,
	planningTown,
	solveNow,
	type PlanningTown,
} from '../../../testing/planning.server.ts';
import { reliefsFor, type Relief } from '../schedule/relief.ts';
import type { SolvedSchedule } from '../schedule/schedule.ts';
import * as scenarios from '../scenario/scenario.server.ts';
import * as allowances from './allowance.server.ts';

useDatabase();
let town: PlanningTown;
let base: SolvedSchedule;
const today = '2026-11-23';

beforeAll(async () => {
	town = await planningTown();
	base = await solveNow(town.actor, town.scenarioId);
});

interface Offer {
	needId: string;
	relief: Relief;
}

function offers(solved: SolvedSchedule, code: string): Offer[] {
	return solved.answer.unscheduled.flatMap(({ id }) =>
		reliefsFor(solved, id, today).flatMap((relief) =>
			relief.canBeGiven && relief.missing.every((line) => line.code === code) ? [{ needId: id, relief }] : [],
		),
	);
}

async function copyOf(name: string): Promise<SolvedSchedule> {
	const id = await scenarios.copy(town.actor, { id: town.scenarioId, name, key: undefined });
	return solveNow(town.actor, id);
}

/** One need must be done before another may begin, and has its deadline sooner. */
async function contradiction(name: string): Promise<SolvedSchedule> {
	const { actor } = town;
	const [unit] = await addUnits(actor, [name], name);
	const made = await importNeeds(actor, [
		batchNeed(unit!, `${name} ensin`, { earliestOn: `${firstYear}-06-15` }),
		batchNeed(unit!, `${name} sitten`, { deadlineOn: `${firstYear}-03-28` }),
	]);
	const [first, second] = made.map(({ id }) => id) as [string, string];
	await needs.bulk(actor, { ids: [first, second], state: 'accepted', reason: '' });
	await actor.change(async (db, record) => {
		await needs.linkDependencies(db, [{ needId: second, dependsOnId: first }]);
		record('need.linked', { type: 'need', id: second });
	});
	return copyOf(name);
}

function give(solved: SolvedSchedule, { needId, relief: { start } }: Offer) {
	const { scenarioId, id: scheduleId } = solved;
	return allowances.give(town.actor, { scenarioId, scheduleId, needId, start, key: undefined });
}

describe('an allowance', () => {
	it.each([
		['time', { capacityPercent: 40 }],
		['money', { budgetPercent: 5 }],
	])('of %s is in the next problem, in that scenario alone', async (code, scarcity) => {
		const tight = await addScenario(town.actor, town.portfolioId, `Niukka: ${code}`, scarcity);
		const solved = await solveNow(town.actor, tight);
		const [offer] = offers(solved, code);
		expect(offer).toBeDefined();
		await give(solved, offer!);
		const after = await solveNow(town.actor, solved.scenarioId);
		expect(after.snapshot.problem).not.toEqual(solved.snapshot.problem);
		expect(after.snapshot.allowances).toHaveLength(1);
		const other = await solveNow(town.actor, town.scenarioId);
		expect(other.snapshot.problem).toEqual(base.snapshot.problem);
		const [told] = await allowances.list(town.actor, solved.scenarioId);
		expect(told).toMatchObject({ needId: offer!.needId });
		await allowances.withdraw(town.actor, { scenarioId: solved.scenarioId, id: told!.id });
		const again = await solveNow(town.actor, solved.scenarioId);
		expect(again.snapshot.problem).toEqual(solved.snapshot.problem);
	});

	it('goes along when the scenario is copied', async () => {
		const solved = await copyOf('Alkuperäinen');
		await give(solved, offers(solved, 'time')[0]!);
		const copy = await scenarios.copy(town.actor, { id: solved.scenarioId, name: 'Kopio', key: undefined });
		expect(await allowances.list(town.actor, copy)).toHaveLength(1);
	});

	it('is refused when it is not what the newest schedule offers', async () => {
		const solved = await copyOf('Vanhentunut');
		const [offer] = offers(solved, 'time');
		const wish = {
			scenarioId: solved.scenarioId,
			needId: offer!.needId,
			start: offer!.relief.start,
			key: undefined,
		};
		await expect(allowances.give(town.actor, { ...wish, scheduleId: base.id })).rejects.toMatchObject({
			code: 'conflict',
		});
		await expect(
			allowances.give(town.actor, { ...wish, scheduleId: solved.id, start: 9_999 }),
		).rejects.toMatchObject({ code: 'conflict' });
		expect(await allowances.list(town.actor, solved.scenarioId)).toEqual([]);
	});

	it.each(['deadline', 'order'] as const)('settles a contradiction by the %s', async (by) => {
		const solved = await contradiction(`Ristiriita: ${by}`);
		const conflict = solved.answer.conflicts.find(({ code }) => code === 'deadline_before_predecessor')!;
		if (conflict.code !== 'deadline_before_predecessor') throw new Error('no contradiction');
		const { activity: needId, predecessor: beforeId } = conflict;
		const { scenarioId, id: scheduleId } = solved;
		await allowances.settle(town.actor, { scenarioId, scheduleId, needId, beforeId, by, key: undefined });
		const after = await solveNow(town.actor, scenarioId);
		const same = after.answer.conflicts.filter((one) => 'predecessor' in one && one.predecessor === beforeId);
		expect(same.filter((one) => one.activity === needId && one.code === conflict.code)).toEqual([]);
	});
});
