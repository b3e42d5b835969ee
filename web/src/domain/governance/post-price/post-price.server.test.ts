import { beforeAll, expect, it } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { documentsOf } from '../../../testing/editions.server.ts';
import { useDatabase } from '../../../testing/municipality.server.ts';
import { firstYear, planningTown, solveNow, type PlanningTown } from '../../../testing/planning.server.ts';
import * as positions from '../../organisation/position/position.server.ts';
import * as adoption from '../../portfolio/plan/adoption.server.ts';
import { machine } from '../../portfolio/schedule/machine-actor.server.ts';
import * as editions from '../../strategy/edition/edition.server.ts';
import * as requiredRoles from '../required-role/required-role.server.ts';
import * as prices from './post-price.server.ts';
import { price, sweep } from './run.server.ts';
import { priceMissing } from './vacant-post.server.ts';

useDatabase();
let town: PlanningTown;
const effort = { iterations: 200 };
const never = new AbortController().signal;

beforeAll(async () => {
	town = await planningTown(24);
});

const ask = (positionId: string, untilOn: string | null = null) =>
	prices.ask(town.actor, { positionId, untilOn, key: undefined });

it('is asked of an adopted plan and of a post that ends, or of a day', async () => {
	const [post] = town.posts;
	expect((await prices.view(town.actor, post!)).plan).toBeNull();
	await expect(ask(post!)).rejects.toMatchObject({ code: 'price_without_plan' });
	await adopted();
	await hold(post!);
	await expect(ask(post!)).rejects.toMatchObject({ code: 'price_needs_day' });
	await expect(ask(post!, '2020-01-01')).rejects.toMatchObject({ code: 'price_in_past' });
	const reader = await town.as('reader');
	const question = { positionId: post!, untilOn: null, key: undefined };
	await expect(prices.ask(reader, question)).rejects.toMatchObject({ code: 'forbidden' });
});

it('is told item by item once the plan has been made with the post and without it', async () => {
	const [post] = town.posts;
	const id = await ask(post!, `${firstYear}-12-31`);
	expect(await ask(post!, `${firstYear}-12-31`)).toBe(id);
	expect(await prices.progress(town.actor, post!)).toMatchObject({ state: 'waiting', sides: 0 });
	const both = [price(machine(town.actor), id, { effort }), price(machine(town.actor), id, { effort })];
	expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
	const { solved, untilOn } = await prices.view(town.actor, post!);
	expect(untilOn).toBeNull();
	expect(solved).toMatchObject({ id, state: 'done', sides: 2, isOld: false });
	const { items, whole, hole } = solved!.result!;
	expect(items.length).toBeGreaterThan(0);
	expect(items.reduce((sum, { needs }) => sum + needs, 0)).toBe(whole.needs);
	expect(items.reduce((sum, { work }) => sum + work, 0)).toBeCloseTo(whole.work, 6);
	expect(hole.map(({ days }) => days > 0)).toEqual([false, true, true]);
	const early = items.filter(({ withPost }) => withPost !== null && withPost.endsOn <= `${firstYear}-12-31`);
	expect(early).toEqual([]);
	const losses = await prices.losses(town.actor);
	expect(losses.get(post!)?.lost).toBe(items.filter(({ code }) => code === 'lost').length);
});

it('is old when the post falls vacant, and what a lost process left is taken up by the sweep', async () => {
	const [post] = town.posts;
	const held = await positions.get(town.actor, post!);
	await positions.amend(town.actor, { ...held, personId: null, key: undefined });
	expect((await prices.view(town.actor, post!)).solved?.isOld).toBe(true);
	expect((await prices.losses(town.actor)).size).toBe(0);
	await ask(post!);
	expect(await sweep(machine(town.actor), never, effort)).toBe(1);
	const { newest } = await prices.view(town.actor, post!);
	expect(newest).toMatchObject({ state: 'done', isOld: false });
	expect(await sweep(machine(town.actor), never, effort)).toBe(0);
});

it('makes the vacant post that a clause misses and prices it in the same act, and only once', async () => {
	const { strategyId, current } = await documentsOf(town);
	const edition = await current(strategyId);
	const [{ lineageId } = { lineageId: '' }] = (await editions.get(town.actor, edition.id)).clauses;
	const missing = { lineageId, roleId: town.roles[3], key: newId() };
	await expect(priceMissing(town.actor, missing)).rejects.toMatchObject({ code: 'not_found' });
	const asked = { isPermanent: true, leastPercent: 60, key: undefined };
	await requiredRoles.requireRole(town.actor, { ...missing, strategyId, ...asked });
	const id = await priceMissing(town.actor, missing);
	expect(await priceMissing(town.actor, missing)).toBe(id);
	const made = { title: 'Museoamanuenssi', tenure: 'permanent', personId: null, daysPerMonth: 6 };
	expect(await positions.get(town.actor, id)).toMatchObject({ ...made, fullTimePercent: 60, validTo: null });
	expect(await sweep(machine(town.actor), never, effort)).toBe(1);
	const { items, scheduled } = (await prices.view(town.actor, id)).solved!.result!;
	expect(scheduled.withPost).toBeGreaterThan(scheduled.without);
	expect(items.some(({ code, adopted: before }) => code === 'lost' && before === null)).toBe(true);
	const coordinator = await town.as('coordinator');
	await expect(priceMissing(coordinator, missing)).rejects.toMatchObject({ code: 'forbidden' });
});

async function adopted(): Promise<void> {
	const { id } = await solveNow(town.actor, town.scenarioId);
	const words = { title: 'Suunnitelma', decision: '', despite: false, key: undefined };
	await adoption.adopt(town.actor, { scenarioId: town.scenarioId, scheduleId: id, ...words });
}

async function hold(id: string): Promise<void> {
	const post = await positions.get(town.actor, id);
	await positions.amend(town.actor, { ...post, personId: town.actor.personId, key: undefined });
}
