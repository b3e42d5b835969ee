import { beforeAll, describe, expect, it } from 'vitest';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import * as needs from '../need/need.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import { servedBy } from './goal-coverage.ts';
import * as coverage from './goal-coverage.server.ts';

useDatabase();

/** Adopts a plan that holds the need, as planning does. */
function adopt(
	actor: Actor,
	number: number,
	need: { id: string; title: string },
	dates: [string, string] | null,
) {
	return actor.change(async (db, record) => {
		const [portfolio_id, scenario_id, schedule_id, plan_id] = [newId(), newId(), newId(), newId()];
		const title = `Suunnitelma ${number}`;
		await db
			.insertInto('portfolio')
			.values({ id: portfolio_id, name: title, first_year: 2027, last_year: 2029 })
			.execute();
		await db.insertInto('scenario').values({ id: scenario_id, portfolio_id, name: 'Perus' }).execute();
		await db.insertInto('schedule').values({ id: schedule_id, scenario_id, seed: 1 }).execute();
		const made = { scenario_id, schedule_id, problem: '{}', answer: '{}', adopted_by: actor.person };
		await db
			.insertInto('plan')
			.values({ id: plan_id, portfolio_id, number, title, ...made })
			.execute();
		const [starts_on, ends_on] = dates ?? [null, null];
		const outcome = dates ? ('scheduled' as const) : ('not_scheduled' as const);
		const item = { plan_id, need_id: need.id, number: 1, title: need.title, outcome, starts_on, ends_on };
		await db.insertInto('plan_item').values(item).execute();
		record('plan.adopted', { type: 'plan', id: plan_id });
	});
}

async function addGoal(actor: Actor, title: string): Promise<string> {
	const preview = await strategies.preview(actor, { title: '', serviceAreaId: '', text: `- ${title}` });
	const { id: strategyId } = await strategies.keep(actor, {
		...preview,
		serviceAreaId: null,
		key: undefined,
	});
	return goals.add(actor, { strategyId, clauseId: null, code: '', title, description: '', key: undefined });
}

let town: TestMunicipality;
let goalId: string;
let ids: string[];

beforeAll(async () => {
	town = await foundMunicipality();
	const [unit] = await addUnits(town.actor, ['Pääkirjasto']);
	goalId = await addGoal(town.actor, 'Toimiva tulostus kaikkialla');
	const made = await importNeeds(town.actor, [
		batchNeed(unit!, 'Uusi tulostin 100% värillä', { costInvestment: 500, costYearly: 40 }),
		batchNeed(unit!, 'Tulostuksen maksujärjestelmä', { costOneOff: 250.5 }),
		batchNeed(unit!, 'Hylättävä tulostin', { costOneOff: 9999 }),
	]);
	ids = made.map(({ id }) => id);
});

describe('what stands behind a goal', () => {
	it('is counted from needs that are alive', async () => {
		for (const needId of ids) await coverage.tie(town.actor, { needId, goalId });
		await needs.bulk(town.actor, { ids: ids.slice(0, 2), state: 'accepted', reason: '' });
		await needs.bulk(town.actor, { ids: [ids[2]!], state: 'rejected', reason: 'Ei' });
		await needs.bulk(town.actor, { ids: [ids[1]!], state: 'planned', reason: '' });
		const row = { goalId, needs: 2, accepted: 1, planned: 1, done: 0, once: 750.5, yearly: 40 };
		expect(await coverage.coverage(town.actor)).toEqual(new Map([[goalId, row]]));
		expect(
			(await coverage.needsOf(town.actor, goalId)).map(({ number, once, plan }) => [number, once, plan]),
		).toEqual([
			[1, 500, null],
			[2, 250.5, null],
			[3, 9999, null],
		]);
	});

	it('shows each need’s place in the plan adopted last', async () => {
		const need = { id: ids[1]!, title: 'Tulostuksen maksujärjestelmä' };
		await adopt(town.actor, 1, need, null);
		const planOf = async () => (await coverage.needsOf(town.actor, goalId))[1]?.plan;
		expect(await planOf()).toEqual({ title: 'Suunnitelma 1', startsOn: null, endsOn: null });
		await adopt(town.actor, 2, need, ['2027-02-01', '2027-04-30']);
		expect(await planOf()).toEqual({
			title: 'Suunnitelma 2',
			startsOn: '2027-02-01',
			endsOn: '2027-04-30',
		});
	});

	it('is searched by number and words, tied once, untied', async () => {
		await coverage.untie(town.actor, { needId: ids[0]!, goalId });
		await expect(coverage.untie(town.actor, { needId: ids[0]!, goalId })).rejects.toMatchObject({
			code: 'not_found',
		});
		const found = async (text: string) =>
			(await coverage.search(town.actor, goalId, text)).map(({ number }) => number);
		expect(await found('tulos')).toEqual([1]);
		expect(await found('#1')).toEqual([1]);
		expect(await found('100%')).toEqual([1]);
		expect(await found('1%_')).toEqual([]);
		expect(await found('tulos\0')).toEqual([1]);
		await coverage.tie(town.actor, { needId: ids[0]!, goalId });
		await expect(coverage.tie(town.actor, { needId: ids[0]!, goalId })).rejects.toMatchObject({
			code: 'goal_already_tied',
		});
		expect(await found('tulos')).toEqual([]);
	});

	it('is changed only by those who may, only at home, and not for a retired goal', async () => {
		const reader = await town.as('reader');
		await expect(coverage.untie(reader, { needId: ids[0]!, goalId })).rejects.toMatchObject({
			code: 'forbidden',
		});
		expect((await coverage.coverage(reader)).size).toBe(1);
		const other = await foundMunicipality();
		expect((await coverage.coverage(other.actor)).size).toBe(0);
		expect(await coverage.needsOf(other.actor, goalId)).toEqual([]);
		await expect(coverage.tie(other.actor, { needId: ids[0]!, goalId })).rejects.toMatchObject({
			code: 'not_found',
		});
		const own = await addGoal(other.actor, 'Oma tavoite');
		await expect(coverage.tie(other.actor, { needId: ids[0]!, goalId: own })).rejects.toMatchObject({
			code: 'not_found',
		});
		await goals.retire(town.actor, { id: goalId, version: 1 });
		await expect(coverage.tie(town.actor, { needId: ids[0]!, goalId })).rejects.toMatchObject({
			code: 'not_found',
		});
	});
});

describe('a clause', () => {
	it('is unserved without a goal, waits without needs, and is served by one goal with needs', () => {
		const row = { goalId: 'a', needs: 1, accepted: 1, planned: 0, done: 0, once: 0, yearly: 0 };
		expect(servedBy([], new Map())).toBe('unserved');
		expect(servedBy([{ id: 'b' }], new Map([['a', row]]))).toBe('no_needs');
		expect(servedBy([{ id: 'b' }, { id: 'a' }], new Map([['a', row]]))).toBe('served');
	});
});
