import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../testing/municipality.server.ts';
import { planningTown, solveNow, type PlanningTown } from '../../../testing/planning.server.ts';
import { tableVersion } from '../portfolio/budget.ts';
import * as budgets from '../portfolio/budget.server.ts';
import * as periods from '../portfolio/closed-period.server.ts';
import * as portfolios from '../portfolio/portfolio.server.ts';
import * as pins from '../scenario/pin.server.ts';
import * as scenarios from '../scenario/scenario.server.ts';
import * as schedules from '../schedule/schedule.server.ts';
import { adopt } from './adoption.server.ts';
import * as plans from './plan.server.ts';
import * as publications from './publication.server.ts';
import { sideOf } from './side.server.ts';

useDatabase();
let ours: PlanningTown;
let theirs: PlanningTown;
let theirPlan: string;
let theirSchedule: string;

beforeAll(async () => {
	ours = await planningTown(8);
	theirs = await planningTown(8);
	theirSchedule = (await solveNow(theirs.actor, theirs.scenarioId)).id;
	theirPlan = await adopt(theirs.actor, {
		scenarioId: theirs.scenarioId,
		scheduleId: theirSchedule,
		title: 'Heidän suunnitelmansa',
		decision: '',
		despite: false,
		key: undefined,
	});
});

const assumptions = {
	budgetPercent: 100,
	capacityPercent: 100,
	withoutPositionId: null,
	keepsPlanId: null,
	frozenWeeks: 4,
	vacatedFrom: null,
};

describe('another municipality’s ids', () => {
	it('are not found by any verb', async () => {
		const { actor, portfolioId, scenarioId, needs } = ours;
		const key = undefined;
		const period = (await periods.list(theirs.actor, theirs.portfolioId))[0]!;
		const attempts: (() => Promise<unknown>)[] = [
			() => portfolios.get(actor, theirs.portfolioId),
			() => portfolios.rename(actor, { id: theirs.portfolioId, name: 'Meidän', version: 1 }),
			() => budgets.setTable(actor, { portfolioId: theirs.portfolioId, seen: tableVersion([]), amount: {} }),
			() => periods.takeOffer(actor, { portfolioId: theirs.portfolioId, offer: 'july', name: 'Heinä', key }),
			() => periods.remove(actor, { id: period.id, version: period.version }),
			() =>
				periods.add(actor, {
					portfolioId,
					name: 'Rooli',
					startsOn: '2030-01-01',
					endsOn: '2030-01-02',
					roleId: theirs.roles[0],
					key,
				}),
			() => scenarios.get(actor, theirs.scenarioId),
			() => scenarios.add(actor, { portfolioId: theirs.portfolioId, name: 'Uusi', ...assumptions, key }),
			() =>
				scenarios.add(actor, {
					portfolioId,
					name: 'Uusi',
					...assumptions,
					withoutPositionId: theirs.posts[0]!,
					key,
				}),
			() => scenarios.add(actor, { portfolioId, name: 'Uusi', ...assumptions, keepsPlanId: theirPlan, key }),
			() => scenarios.copy(actor, { id: theirs.scenarioId, name: 'Kopio', key }),
			() => scenarios.archive(actor, { id: theirs.scenarioId, version: 1 }),
			() =>
				pins.pin(actor, {
					scenarioId,
					needId: theirs.needs[0]!.id,
					kind: 'include',
					startsOn: null,
					reason: '',
					version: 0,
				}),
			() =>
				pins.pin(actor, {
					scenarioId: theirs.scenarioId,
					needId: needs[0]!.id,
					kind: 'include',
					startsOn: null,
					reason: '',
					version: 0,
				}),
			() => schedules.request(actor, { scenarioId: theirs.scenarioId, key }),
			() => schedules.stop(actor, { scenarioId: theirs.scenarioId }),
			() =>
				adopt(actor, {
					scenarioId: theirs.scenarioId,
					scheduleId: theirSchedule,
					title: 'Meidän',
					decision: '',
					despite: true,
					key,
				}),
			() => plans.get(actor, theirPlan),
			() => publications.publish(actor, { id: theirPlan, key }),
			() => publications.withdraw(actor, { id: theirPlan, key }),
			() => sideOf(actor, portfolioId, theirPlan),
			() => sideOf(actor, portfolioId, theirs.scenarioId),
			() => plans.get(actor, 'not-an-id'),
		];
		for (const [i, attempt] of attempts.entries())
			await expect(attempt(), `attempt ${i}`).rejects.toMatchObject({ code: 'not_found' });
	});

	it('show nothing where a list is asked for', async () => {
		const { actor } = ours;
		expect(await plans.list(actor, theirs.portfolioId)).toEqual([]);
		expect(await scenarios.list(actor, theirs.portfolioId)).toEqual([]);
		expect(await budgets.list(actor, theirs.portfolioId)).toEqual([]);
		expect(await schedules.standing(actor, theirs.scenarioId)).toEqual({ newest: null, solved: null });
		expect((await portfolios.list(actor)).map(({ id }) => id)).toEqual([ours.portfolioId]);
	});
});

describe('two people at one table', () => {
	it('do not overwrite each other’s budget or scenario', async () => {
		const { actor, portfolioId, scenarioId } = ours;
		const seen = tableVersion(await budgets.list(actor, portfolioId));
		await budgets.setTable(actor, { portfolioId, seen, amount: { '2030': { one_off: 1, yearly: null } } });
		await expect(
			budgets.setTable(actor, { portfolioId, seen, amount: { '2030': { one_off: 2 } } }),
		).rejects.toMatchObject({ code: 'conflict' });
		const rows = await budgets.list(actor, portfolioId);
		expect(rows.filter(({ year }) => year === 2030).map(({ kind, amount }) => [kind, amount])).toEqual([
			['one_off', 1],
		]);
		const { version } = await scenarios.get(actor, scenarioId);
		await scenarios.amend(actor, { id: scenarioId, version, ...assumptions, name: 'Toinen nimi' });
		await expect(
			scenarios.amend(actor, { id: scenarioId, version, ...assumptions, name: 'Kolmas' }),
		).rejects.toMatchObject({ code: 'conflict' });
	});
});
