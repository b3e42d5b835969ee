import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runtime } from '#platform/runtime.server.ts';
import { sql } from 'kysely';
import { brokenRules } from '../../../testing/check-plan.ts';
import { useDatabase } from '../../../testing/municipality.server.ts';
import { planningTown, setMoney, solveNow, type PlanningTown } from '../../../testing/planning.server.ts';
import * as schedules from '../schedule/schedule.server.ts';
import { adopt } from './adoption.server.ts';
import * as plans from './plan.server.ts';
import * as publications from './publication.server.ts';
import { changesSinceSolved } from './staleness.server.ts';

const database = useDatabase();
let town: PlanningTown;
let owner: pg.Client;
let scheduleId: string;
let planId: string;

const wish = () => ({
	scenarioId: town.scenarioId,
	scheduleId,
	title: 'TVT-suunnitelma',
	decision: 'Päätös 12 §',
	despite: false,
	key: undefined,
});

beforeAll(async () => {
	town = await planningTown();
	owner = new pg.Client({ connectionString: database.ownerUrl() });
	await owner.connect();
	scheduleId = (await solveNow(town.actor, town.scenarioId)).id;
	planId = await adopt(town.actor, wish());
});
afterAll(() => owner.end());

describe('an adopted plan', () => {
	it('obeys dates, order, money and working time, read from the rows alone', async () => {
		expect(await brokenRules(owner, planId)).toEqual([]);
		const plan = await plans.get(town.actor, planId);
		expect(plan.scheduled).toBeGreaterThan(30);
		expect(plan.scheduled + plan.leftOut).toBe(town.needs.length);
	});

	it('would not pass the check with one item moved, so the check is one', async () => {
		const move = (days: number) =>
			owner.query(
				`update plan_item set starts_on = starts_on + $2::int, ends_on = ends_on + $2::int where plan_id = $1 and outcome = 'scheduled'`,
				[planId, days],
			);
		await move(7 * 26);
		const broken = await brokenRules(owner, planId);
		await move(-7 * 26);
		expect(broken.length).toBeGreaterThan(5);
		expect(await brokenRules(owner, planId)).toEqual([]);
	});

	it('cannot be changed or taken away with the rights of the application', async () => {
		const db = runtime().db;
		for (const statement of [
			'update plan set title = title',
			'delete from plan',
			'update plan_item set title = title',
			'delete from plan_item',
		])
			await expect(sql.raw(statement).execute(db)).rejects.toMatchObject({ code: '42501' });
	});

	it('moves its needs to the plan and says it in the trail', async () => {
		const states = await owner.query<{ outcome: string; state: string; count: number }>(
			`select i.outcome, n.state, count(*)::int from plan_item i join need n on n.id = i.need_id where plan_id = $1 group by 1, 2`,
			[planId],
		);
		expect(states.rows.map(({ outcome, state }) => [outcome, state]).sort()).toEqual([
			['not_scheduled', 'accepted'],
			['scheduled', 'planned'],
		]);
		const { rows } = await owner.query(
			`select verb, count(*)::int from audit_event where verb in ('plan.adopted', 'need.planned') group by 1`,
		);
		const scheduled = states.rows.find(({ outcome }) => outcome === 'scheduled')!.count;
		expect(rows.sort((a, b) => (a.verb < b.verb ? -1 : 1))).toEqual([
			{ verb: 'need.planned', count: scheduled },
			{ verb: 'plan.adopted', count: 1 },
		]);
	});

	it('keeps the reasons of what was left out', async () => {
		const { rows } = await owner.query(
			`select reasons from plan_item where plan_id = $1 and outcome = 'not_scheduled'`,
			[planId],
		);
		expect(rows.length).toBeGreaterThan(0);
		for (const { reasons } of rows) expect(reasons[0].code).toMatch(/^[a-z_]+$/);
	});
});

describe('adopting', () => {
	it('belongs to the director alone', async () => {
		for (const role of ['coordinator', 'administrator', 'reader'] as const)
			await expect((async () => adopt(await town.as(role), wish()))()).rejects.toMatchObject({
				code: 'forbidden',
			});
	});

	it('is done once for one key', async () => {
		const key = '00000000-0000-4000-8000-000000000001';
		const [first, second] = [
			await adopt(town.actor, { ...wish(), key }),
			await adopt(town.actor, { ...wish(), key }),
		];
		expect(second).toBe(first);
		expect((await plans.list(town.actor, town.portfolioId)).map(({ number }) => number)).toEqual([2, 1]);
	});

	it('refuses a schedule that is not the newest, and one made of other facts unless told to', async () => {
		await expect(adopt(town.actor, { ...wish(), scheduleId: town.scenarioId })).rejects.toMatchObject({
			code: 'schedule_not_newest',
		});
		const { solved } = await schedules.standing(town.actor, town.scenarioId);
		expect(await changesSinceSolved(town.actor, solved!)).toEqual([]);
		await setMoney(town.actor, town.portfolioId, 50_000);
		expect(await changesSinceSolved(town.actor, solved!)).toHaveLength(6);
		await expect(adopt(town.actor, wish())).rejects.toMatchObject({
			code: 'schedule_stale',
			data: { count: 6 },
		});
		const adopted = await adopt(town.actor, { ...wish(), despite: true });
		const { changes } = await plans.since(town.actor, await plans.get(town.actor, adopted));
		expect(changes.map(({ code }) => code)).toEqual(new Array(6).fill('budget'));
		expect(changes[0]).toMatchObject({ kind: 'one_off', before: 60_000, after: 50_000 });
	});
});

describe('publishing', () => {
	it('is the director’s, done once and undone', async () => {
		const coordinator = await town.as('coordinator');
		expect(() => publications.publish(coordinator, { id: planId, key: undefined })).toThrow('forbidden');
		await publications.publish(town.actor, { id: planId, key: undefined });
		await expect(publications.publish(town.actor, { id: planId, key: undefined })).rejects.toMatchObject({
			code: 'already_published',
		});
		expect((await plans.get(town.actor, planId)).publication).toMatchObject({
			publishedBy: 'Aino Pääkäyttäjä',
		});
		await publications.withdraw(town.actor, { id: planId, key: undefined });
		expect((await plans.get(town.actor, planId)).publication).toBeNull();
		await expect(publications.withdraw(town.actor, { id: planId, key: undefined })).rejects.toMatchObject({
			code: 'not_published',
		});
	});
});
