import { RepairSearch, schedule, maxIterations } from '@luotsi/engine';
import { describe, expect, it } from 'vitest';
import { facts, need } from '../../../testing/planning-facts.ts';
import { buildSnapshot, type Facts } from './problem.ts';
import { commitmentsOf, droppedPins, withHeld, withoutPins } from './repair.ts';
import { curveOf, isCalmer, pointOf, type TradeOff } from './trade-off.ts';

const needs = [1, 2, 3, 4].map((number) => need(`n${number}`, { effort: { it: 8 }, durationWeeks: 4 }));
const world = (more: Partial<Facts> = {}) =>
	facts({ needs, keeps: [], today: '2027-01-13', frozenWeeks: 4, budgets: [], ...more });
const keeps = [
	{ needId: 'n1', startsOn: '2027-02-01', weeks: 4 },
	{ needId: 'n2', startsOn: '2027-05-03', weeks: 4 },
];

describe('a repair', () => {
	it('leaves alone what begins in the frozen weeks, and lets nothing else in there', () => {
		const snapshot = buildSnapshot(world({ keeps }));
		expect(snapshot.frozenBefore).toBe(6);
		const held = withHeld(snapshot);
		const of = (id: string) => held.activities.find((one) => one.id === id)!;
		expect(of('n1').pin).toEqual({ start: 4 });
		expect(of('n2')).toMatchObject({ earliest: 6 });
		expect(of('n3')).toMatchObject({ earliest: 6 });
		expect(withHeld(buildSnapshot(world({ keeps, frozenWeeks: 0 }))).activities[0]!.pin).toBeUndefined();
	});

	it('does not hold in its old week what may begin only later', () => {
		const slipped = needs.map((one) => (one.id === 'n1' ? { ...one, earliestOn: '2027-05-01' } : one));
		const held = withHeld(buildSnapshot(world({ keeps, needs: slipped })));
		expect(held.activities[0]!.pin).toBeUndefined();
		expect(held.activities[0]!.earliest).toBeGreaterThan(10);
	});

	it('lets go of what is frozen and cannot be, and moves it as little as can be', () => {
		const closures = [{ name: 'Suljettu', startsOn: '2027-02-01', endsOn: '2027-02-28', roleId: 'it' }];
		const snapshot = buildSnapshot(world({ keeps, closures }));
		const held = withHeld(snapshot);
		const first = new RepairSearch(held, commitmentsOf(snapshot), 1);
		const dropped = droppedPins(held, snapshot.problem, first.best());
		expect(dropped).toEqual(['n1']);
		const freed = withoutPins(held, snapshot.problem, dropped);
		const search = new RepairSearch(freed, commitmentsOf(snapshot), 1);
		search.advance(200);
		const found = search.best().items.find(({ id }) => id === 'n1');
		expect(found!.start).toBe(8);
	});

	it('keeps the adopted length while the people left can keep that pace', () => {
		const needs = [need('n1', { effort: { it: 12 } })];
		const duration = (daysPerMonth: number, weeks: number) => {
			const posts = world().posts.map((post) => ({ ...post, daysPerMonth }));
			const kept = [{ needId: 'n1', startsOn: '2027-02-01', weeks }];
			return buildSnapshot(world({ needs, posts, keeps: kept })).problem.activities[0]!.duration;
		};
		expect(duration(10, 13)).toBe(13);
		expect(duration(6, 13)).toBe(13);
		expect(duration(1, 13)).toBeGreaterThan(40);
	});

	it('counts a post that fell vacant out from the day on', () => {
		const vacated = { posts: ['p1'], from: '2028-01-03' };
		const { problem, roles } = buildSnapshot(world({ vacated }));
		const [it] = problem.resources;
		expect(it!.capacity.slice(60)).toEqual(it!.capacity.slice(60).fill(0));
		expect(Math.max(...it!.capacity.slice(0, 50))).toBeGreaterThan(0);
		expect(roles.find(({ id }) => id === 'it')).toMatchObject({ posts: 0 });
	});
});

describe('the points between calm and value', () => {
	const point = (key: string, more: Partial<TradeOff>): TradeOff => ({
		...{ key, moved: 0, weeks: 0, dropped: 0, came: 0, scheduled: 5, value: 10, euros: 0, pinsKept: 1 },
		...more,
	});

	it('are counted from the answer', () => {
		const snapshot = buildSnapshot(world({ keeps, frozenWeeks: 0 }));
		const answer = schedule(snapshot.problem, { seed: 1, stop: maxIterations(20) });
		const found = pointOf('fresh', snapshot, answer);
		const starts = new Map(answer.items.map(({ id, start }) => [id, start]));
		const shifts = [Math.abs(starts.get('n1')! - 4), Math.abs(starts.get('n2')! - 17)];
		expect(found).toMatchObject({
			moved: shifts.filter(Boolean).length,
			weeks: shifts[0]! + shifts[1]!,
			dropped: 0,
			came: 2,
			scheduled: 4,
			value: 200,
		});
	});

	it('are those that no other beats, the calmest first, and each once', () => {
		const points = [
			point('fresh', { moved: 4, weeks: 9, value: 20 }),
			point('calm', {}),
			point('worse', { moved: 5, weeks: 9, value: 20 }),
			point('same', {}),
			point('between', { moved: 1, weeks: 2, value: 15 }),
			point('dropping', { dropped: 1, value: 21 }),
			point('impossible', { pinsKept: 0, value: 99 }),
		];
		expect(curveOf(points).map(({ key }) => key)).toEqual(['calm', 'between', 'fresh', 'dropping']);
		expect(isCalmer(points[1]!, points[0]!)).toBe(true);
		expect(isCalmer(points[1]!, points[3]!)).toBe(false);
		expect(isCalmer(points[2]!, points[6]!)).toBe(true);
	});
});
