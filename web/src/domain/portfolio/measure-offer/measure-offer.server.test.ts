import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import type { Measure } from '#domain/strategy/measure/measure.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import { whole } from '#domain/strategy/progress/progress.server.ts';
import { together } from '#domain/strategy/progress/progress.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import { useDatabase } from '../../../testing/municipality.server.ts';
import { planningTown, solveNow, type PlanningTown } from '../../../testing/planning.server.ts';
import * as needs from '../need/need.server.ts';
import { adopt } from '../plan/adoption.server.ts';
import * as offers from './measure-offer.server.ts';

useDatabase();

let town: PlanningTown;
let goalId: string;

async function adoptNow(scenarioId: string): Promise<string> {
	const { id: scheduleId } = await solveNow(town.actor, scenarioId);
	return adopt(town.actor, {
		...{ scenarioId, scheduleId, title: 'TVT-suunnitelma', decision: '', despite: true, key: undefined },
	});
}

beforeAll(async () => {
	town = await planningTown(12);
	const preview = await strategies.preview(town.actor, {
		title: '',
		serviceAreaId: '',
		text: '1 Kirjasto opastaa',
	});
	const { id } = await strategies.keep(town.actor, { ...preview, serviceAreaId: null, key: undefined });
	const own = { strategyId: id, clauseId: null, code: 'T1', title: 'Opastusta saa', description: '' };
	goalId = await goals.add(town.actor, { ...own, key: undefined });
	await adoptNow(town.scenarioId);
});

describe('planned needs', () => {
	it('become measures with what the plan says of them, once', async () => {
		const open = await offers.offers(town.actor);
		expect(open.length).toBeGreaterThan(2);
		const [first, second] = open as [(typeof open)[0], (typeof open)[0]];
		const items = [first, second].map(({ needId }) => ({ needId, goalId }));
		const key = newId();
		const made = await offers.take(town.actor, { items, key });
		expect(await offers.take(town.actor, { items, key })).toEqual(made);
		const { measure } = await measures.get(town.actor, made[0]!);
		expect(measure).toMatchObject({
			...{ code: 'T1/1', source: 'need', needId: first.needId, needNumber: first.number, title: first.title },
			...{ startsOn: first.startsOn, endsOn: first.endsOn, costTotal: first.costTotal, units: first.units },
		});
		expect((await offers.offers(town.actor)).map(({ needId }) => needId)).not.toContain(first.needId);
		const again = { items: [{ needId: first.needId, goalId }], key: newId() };
		await expect(offers.take(town.actor, again)).rejects.toMatchObject({ code: 'need_is_measure' });
		expect(await offers.differences(town.actor)).toEqual([]);
	});

	it('show what a later plan says otherwise, to be taken or left, and never twice', async () => {
		const [one, other] = (await measures.list(town.actor)) as [Measure, Measure];
		const shift = (measure: Measure) => ({
			...{
				id: measure.id,
				version: measure.version,
				goalId,
				code: measure.code,
				title: `${measure.title} II`,
			},
			...{ description: '', hostActivity: '', ictShare: null, serviceAreaId: null, unitIds: [] },
			...{ costTotal: 1, costYearly: 0, effortDays: 0, startsOn: measure.startsOn, endsOn: measure.endsOn },
			...{ planningId: null, implementingId: null, planningDeputyIds: [], implementingDeputyIds: [] },
		});
		await measures.amend(town.actor, shift(one));
		await measures.amend(town.actor, shift(other));
		const planId = await adoptNow(town.scenarioId);
		const [first, second] = await offers.differences(town.actor);
		expect(first).toMatchObject({ measureId: one.id, planId, isDropped: false });
		expect(first!.changes).toContainEqual({ field: 'title', before: `${one.title} II`, after: one.title });
		await offers.takeDifference(town.actor, first!);
		await offers.leaveDifference(town.actor, second!);
		expect(await offers.differences(town.actor)).toEqual([]);
		expect((await measures.get(town.actor, one.id)).measure).toMatchObject({ title: one.title, planId });
		expect((await measures.get(town.actor, other.id)).measure).toMatchObject({ title: `${other.title} II` });
		await expect(offers.takeDifference(town.actor, first!)).rejects.toMatchObject({ code: 'not_found' });
	});

	it('that are done need not be told to be done', async () => {
		const [measure] = await measures.list(town.actor);
		await needs.bulk(town.actor, { ids: [measure!.needId!], state: 'done', reason: '' });
		const { leaves } = await whole(town.actor);
		expect(together(leaves.map(({ roll }) => roll)).states).toMatchObject({ done: 1, not_started: 1 });
		const said = { measureId: measure!.id, state: 'late', percent: null, note: '', saidOn: null } as const;
		await expect(measures.say(town.actor, { ...said, key: undefined })).rejects.toMatchObject({
			code: 'measure_done_by_need',
		});
	});
});
