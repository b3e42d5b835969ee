import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../testing/municipality.server.ts';
import { firstYear, planningTown, solveNow, type PlanningTown } from '../../../testing/planning.server.ts';
import * as positions from '../../organisation/position/position.server.ts';
import { adopt } from '../plan/adoption.server.ts';
import { differences } from '../plan/comparison.ts';
import * as plans from '../plan/plan.server.ts';
import * as schedules from '../schedule/schedule.server.ts';
import type { SolvedSchedule } from '../schedule/schedule.ts';
import * as tradeOffs from '../schedule/trade-off.server.ts';
import * as pins from './pin.server.ts';
import * as scenarios from './scenario.server.ts';

useDatabase();
let town: PlanningTown;
let adopted: SolvedSchedule;
let planId: string;

const repairOf = () => scenarios.repairOf(town.actor, { planId, name: 'Korjaus', key: undefined });
const changesTo = (side: SolvedSchedule) => differences(adopted, side).filter(({ code }) => code !== 'came');

/** Puts somebody in the expert's post, or nobody. */
async function hold(personId: string | null): Promise<void> {
	const post = await positions.get(town.actor, town.posts[1]!);
	await positions.amend(town.actor, { ...post, personId });
}

beforeAll(async () => {
	town = await planningTown();
	await hold(town.actor.personId);
	adopted = await solveNow(town.actor, town.scenarioId);
	planId = await adopt(town.actor, {
		scenarioId: town.scenarioId,
		scheduleId: adopted.id,
		title: 'Suunnitelma',
		decision: '',
		despite: false,
		key: undefined,
	});
});

describe('a repair', { timeout: 60_000 }, () => {
	it('is a scenario of the plan’s own assumptions, each time under a free name', async () => {
		const needId = adopted.answer.items[0]!.id;
		const pin = { scenarioId: town.scenarioId, needId, kind: 'include' as const, startsOn: null, reason: '' };
		await pins.pin(town.actor, { ...pin, version: 0 });
		const [first, second] = [await repairOf(), await repairOf()];
		const names = [await scenarios.get(town.actor, first), await scenarios.get(town.actor, second)];
		expect(names.map(({ name }) => name)).toEqual(['Korjaus', 'Korjaus (2)']);
		expect(names[0]).toMatchObject({ keepsPlanId: planId, frozenWeeks: 4 });
		expect(names[0]!.vacatedFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(await pins.list(town.actor, first)).toMatchObject([{ needId, kind: 'include' }]);
		await pins.unpin(town.actor, { scenarioId: town.scenarioId, needId });
		const reader = await town.as('reader');
		expect(() => scenarios.repairOf(reader, { planId, name: 'Oma', key: undefined })).toThrow('forbidden');
	});

	it('moves nothing while nothing has changed, and nobody is alarmed', async () => {
		expect(await plans.alarm(town.actor, town.portfolioId)).toBeNull();
		const solved = await solveNow(town.actor, await repairOf());
		expect(changesTo(solved)).toEqual([]);
	});

	it('counts out a post that has fallen vacant since, from a day on, unless told not to', async () => {
		await hold(null);
		const alarm = await plans.alarm(town.actor, town.portfolioId);
		expect(alarm).toMatchObject({ planId, vacated: ['Järjestelmäasiantuntija'] });
		expect(alarm!.broken.map(({ code, role }) => [code, role])).toEqual([['time', 'Tietohallinto']]);
		const id = await repairOf();
		expect(changesTo(await solveNow(town.actor, id)).length).toBeGreaterThan(0);
		const scenario = await scenarios.get(town.actor, id);
		await scenarios.amend(town.actor, { ...scenario, vacatedFrom: null });
		expect(changesTo(await solveNow(town.actor, id))).toEqual([]);
		await hold(town.actor.personId);
	});

	it('moves fewer needs than beginning afresh when a post ends, and only those it must', async () => {
		const post = await positions.get(town.actor, town.posts[3]!);
		const { id, version } = post;
		await positions.end(town.actor, { id, version, validTo: `${firstYear + 1}-03-31` });
		const alarm = await plans.alarm(town.actor, town.portfolioId);
		expect(alarm!.broken.map(({ code, role }) => [code, role])).toEqual([['time', 'Kirjastovirkailija']]);
		const again = await solveNow(town.actor, town.scenarioId);
		const repaired = await solveNow(town.actor, await repairOf());
		expect(changesTo(repaired).length).toBeGreaterThan(0);
		expect(changesTo(repaired).length).toBeLessThan(changesTo(again).length);
		const untouched = adopted.answer.items.filter(({ id: needId }) => {
			const { effort } = adopted.snapshot.needs.find((need) => need.id === needId)!;
			return !Object.keys(effort).includes(town.roles[2]);
		});
		const kept = untouched.filter(({ id: needId, start }) =>
			repaired.answer.items.some((item) => item.id === needId && item.start === start),
		);
		expect(kept.length).toBeGreaterThanOrEqual(untouched.length * 0.8);
	});

	it('offers plans of more value for more changes, and makes the chosen one the answer', async () => {
		const scenarioId = await repairOf();
		const solved = await solveNow(town.actor, scenarioId);
		const { points, chosen } = (await tradeOffs.list(town.actor, solved.id))!;
		expect(chosen).toBe('calm');
		expect(points[0]).toMatchObject({ key: 'calm', scheduled: solved.answer.items.length });
		const values = points.map(({ value }) => value);
		expect(values.toSorted((a, b) => a - b)).toEqual(values);
		const bold = points.at(-1)!;
		const choice = { scenarioId, scheduleId: solved.id, point: bold.key, key: undefined };
		await tradeOffs.choose(town.actor, choice);
		const { solved: now } = await schedules.standing(town.actor, scenarioId);
		expect(now).toMatchObject({ state: 'done', snapshot: solved.snapshot });
		expect(now!.answer.items).toHaveLength(bold.scheduled);
		expect(await tradeOffs.list(town.actor, now!.id)).toMatchObject({ chosen: bold.key, points });
		await expect(tradeOffs.choose(town.actor, choice)).rejects.toMatchObject({ code: 'conflict' });
		const other = { ...choice, scheduleId: now!.id, point: 'unheard' };
		await expect(tradeOffs.choose(town.actor, other)).rejects.toMatchObject({ code: 'conflict' });
	});
});
