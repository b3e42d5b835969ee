import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { useDatabase } from '../../../testing/municipality.server.ts';
import { planningTown, solveNow, type PlanningTown } from '../../../testing/planning.server.ts';
import { machine } from './machine-actor.server.ts';
import { priceSoon } from './price-soon.server.ts';
import { run } from './run.server.ts';
import * as schedules from './schedule.server.ts';
import { sweep } from './sweep.server.ts';

const database = useDatabase();
let town: PlanningTown;
let owner: pg.Client;
const never = new AbortController().signal;
const briefly = { iterations: 2000 };

beforeAll(async () => {
	town = await planningTown(40);
	owner = new pg.Client({ connectionString: database.ownerUrl() });
	await owner.connect();
});
afterAll(() => owner.end());

const ask = () => schedules.request(town.actor, { scenarioId: town.scenarioId, key: undefined });
const now = () => schedules.progress(town.actor, town.scenarioId);

describe('a run', () => {
	it('has its first answer on the row long before its end', async () => {
		const id = await ask();
		const running = run(machine(town.actor), id, never, { seconds: 3 });
		await vi.waitFor(
			async () => expect(await now()).toMatchObject({ state: 'running', scheduled: expect.any(Number) }),
			{ timeout: 15_000 },
		);
		expect(await running).toBe(true);
		const done = (await now())!;
		expect(done).toMatchObject({ id, state: 'done' });
		expect(done.finishedAt).not.toBeNull();
		expect(done.improvements).toBeGreaterThan(0);
	});

	it('ends soon after it is stopped and leaves what it had found', async () => {
		const id = await ask();
		const running = run(machine(town.actor), id, never, { seconds: 600 });
		await vi.waitFor(async () => expect((await now())?.scheduled).toBeGreaterThan(0), { timeout: 15_000 });
		await schedules.stop(town.actor, { scenarioId: town.scenarioId });
		expect(await running).toBe(true);
		const { solved } = await schedules.standing(town.actor, town.scenarioId);
		expect(solved).toMatchObject({ id, state: 'stopped' });
		expect(solved!.answer.items.length).toBeGreaterThan(0);
		await expect(schedules.stop(town.actor, { scenarioId: town.scenarioId })).rejects.toMatchObject({
			code: 'nothing_under_way',
		});
	});

	it('is taken by one process only, and not at all when a newer request stands', async () => {
		const old = await ask();
		const id = await ask();
		expect(await run(machine(town.actor), old, never, briefly)).toBe(false);
		const both = await Promise.all([
			run(machine(town.actor), id, never, briefly),
			run(machine(town.actor), id, never, briefly),
		]);
		expect(both.sort()).toEqual([false, true]);
	});

	it('has fair shares priced when somebody first asks, and once', async () => {
		const solved = await solveNow(town.actor, town.scenarioId);
		expect(await schedules.fairness(town.actor, solved.id)).toBeNull();
		expect(priceSoon(town.actor, solved)).toBe(true);
		await vi.waitFor(() => expect(priceSoon(town.actor, solved)).toBe(false), { timeout: 30_000 });
		const points = await schedules.fairness(town.actor, solved.id);
		expect(points!.map(({ strength }) => strength)).toEqual([0, 0.25, 0.5, 0.75, 0.9]);
	});

	it('puts the same problem for the same facts', async () => {
		const [a, b] = [await solveNow(town.actor, town.scenarioId), await solveNow(town.actor, town.scenarioId)];
		expect(b.snapshot).toEqual(a.snapshot);
	});
});

describe('the sweep', () => {
	const restart = async (task: { tenantId: string; tenantSlug: string; scheduleId: string }) =>
		run(machine(task), task.scheduleId, never, briefly);

	it('leaves young and finished ones alone', async () => {
		await ask();
		expect(await sweep(machine(town.actor), restart)).toBe(0);
	});

	it('brings back one whose job was lost before it began', async () => {
		const id = await ask();
		await owner.query(`update schedule set requested_at = requested_at - interval '1 minute'`);
		expect(await sweep(machine(town.actor), restart)).toBe(1);
		expect(await now()).toMatchObject({ id, state: 'done' });
	});

	it('brings back one whose process died on the way', async () => {
		const id = await ask();
		await owner.query(
			`update schedule set state = 'running', alive_at = now() - interval '1 minute' where id = $1`,
			[id],
		);
		expect(await sweep(machine(town.actor), restart)).toBe(1);
		expect(await now()).toMatchObject({ id, state: 'done' });
		expect(await sweep(machine(town.actor), restart)).toBe(0);
	});
});

describe('asking', () => {
	it('is for those who prepare plans', async () => {
		const reader = await town.as('reader');
		await expect(
			schedules.request(reader, { scenarioId: town.scenarioId, key: undefined }),
		).rejects.toMatchObject({ code: 'forbidden' });
		await expect(schedules.stop(reader, { scenarioId: town.scenarioId })).rejects.toMatchObject({
			code: 'forbidden',
		});
	});

	it('is done once for one key', async () => {
		const key = '00000000-0000-4000-8000-000000000002';
		const request = { scenarioId: town.scenarioId, key };
		expect(await schedules.request(town.actor, request)).toBe(await schedules.request(town.actor, request));
	});
});
