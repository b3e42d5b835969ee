import { maxIterations, schedule, type ScheduledItem } from '@luotsi/engine';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../schedule/changes.ts';
import { moneyLines, roleLoads } from '../schedule/load.ts';
import { buildSnapshot } from '../schedule/problem.ts';
import { facts, need } from '../../../testing/planning-facts.ts';
import { differences, figuresOf, type Side } from './comparison.ts';

const needs = Array.from({ length: 8 }, (_, i) =>
	need(`n${i + 1}`, {
		effort: { it: 3 + i },
		cost: { investment: 0, one_off: 100 * (i + 1), yearly: i === 0 ? 50 : 0 },
	}),
);
const world = facts({
	needs,
	budgets: [2027, 2028, 2029].map((year) => ({ year, kind: 'one_off' as const, amount: 2500 })),
});
const snapshot = buildSnapshot(world);
const side: Side = { snapshot, answer: schedule(snapshot.problem, { seed: 1, stop: maxIterations(50) }) };
const copy = () => structuredClone(side);

describe('comparing', () => {
	it('finds nothing between a thing and itself', () => {
		expect(differences(side, copy())).toEqual([]);
		expect(changesBetween(snapshot, JSON.parse(JSON.stringify(buildSnapshot(world))))).toEqual([]);
	});

	it('finds exactly what was changed', () => {
		const other = copy();
		const [moved, gone, longer] = [0, 1, 2].map((i) => other.answer.items[i]!) as [
			ScheduledItem,
			ScheduledItem,
			ScheduledItem,
		];
		moved.start += 3;
		moved.finish += 3;
		longer.finish += 1;
		other.answer.items = other.answer.items.filter(({ id }) => id !== gone.id);
		other.answer.unscheduled.push({ id: gone.id, causes: [{ code: 'excluded_by_pin' }] });
		other.snapshot.pins = [{ needId: gone.id, kind: 'exclude', startsOn: null, reason: 'säästö' }];
		const cheaper = other.answer.items.at(-1)!.id;
		other.snapshot.needs.find(({ id }) => id === cheaper)!.cost.one_off -= 50;
		const found = differences(side, other);
		expect(found.map(({ code, need: { id } }) => [code, id])).toEqual([
			['went', gone.id],
			['moved', moved.id],
			['lengthened', longer.id],
			['cost', cheaper],
		]);
		expect(found[0]!.causes).toEqual([{ code: 'excluded_by_pin', text: 'säästö' }]);
		expect(found[1]!.weeks).toBe(3);
		expect(found[3]!.cost!.from - found[3]!.cost!.to).toBe(50);
		expect(differences(other, side).map(({ code }) => code)).toEqual(['came', 'moved', 'lengthened', 'cost']);
		expect(figuresOf(other).scheduled).toBe(figuresOf(side).scheduled - 1);
	});
});

describe('what changed in the world', () => {
	const now = (more: Parameters<typeof facts>[0]) =>
		changesBetween(snapshot, buildSnapshot({ ...world, ...more }));

	it('names the need, the post, the year and the sum', () => {
		const changed = needs.map((one) =>
			one.id === 'n2' ? { ...one, cost: { ...one.cost, one_off: 900 }, deadlineOn: '2028-01-01' } : one,
		);
		expect(now({ needs: [...changed.slice(1), need('n9')] })).toEqual([
			{ code: 'need_gone', need: { id: 'n1', number: 1, title: 'Tarve n1' } },
			{ code: 'need_cost', need: expect.objectContaining({ id: 'n2' }), before: 200, after: 900 },
			{ code: 'need_dates', need: expect.objectContaining({ id: 'n2' }) },
			{ code: 'need_added', need: expect.objectContaining({ id: 'n9' }) },
		]);
		expect(now({ budgets: world.budgets.slice(1) })).toEqual([
			{ code: 'budget', year: 2027, kind: 'one_off', before: 2500, after: null },
		]);
		const ended = [{ ...world.posts[0]!, validTo: '2028-12-31', isVacant: true }];
		expect(now({ posts: ended })).toEqual([
			{ code: 'capacity', role: 'Tietohallinto', year: 2029, before: expect.closeTo(119.5, 0), after: 0 },
			{ code: 'vacant', title: 'Asiantuntija' },
		]);
	});

	it('takes no notice of the day on which it is asked', () => {
		expect(now({ today: '2027-08-01' })).toEqual([]);
	});
});

describe('load and money', () => {
	it('adds up to what the needs ask and what the schedule uses', () => {
		const [it] = roleLoads(snapshot, side.answer);
		expect(it!.wished).toBe(needs.reduce((sum, { effort }) => sum + effort['it']!, 0));
		expect(it!.months).toHaveLength(36);
		const used = side.answer.items.reduce(
			(sum, { id }) => sum + needs.find((one) => one.id === id)!.effort['it']!,
			0,
		);
		expect(it!.used).toBeCloseTo(used, 0);
		const lines = moneyLines(snapshot, side.answer);
		const spent = lines.filter(({ kind }) => kind === 'one_off').reduce((sum, line) => sum + line.used, 0);
		expect(spent).toBe(
			side.answer.items.reduce((sum, { id }) => sum + needs.find((one) => one.id === id)!.cost.one_off, 0),
		);
		expect(lines.filter(({ kind, wished }) => kind === 'yearly' && wished === 50)).toHaveLength(3);
		expect(lines.find(({ year, kind }) => year === 2027 && kind === 'investment')!.available).toBeNull();
	});
});
