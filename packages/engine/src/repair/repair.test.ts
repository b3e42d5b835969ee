import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchedule, violationsAt } from '../../testing/naive-check.ts';
import { anyProblem, anyRichProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import { schedule } from '../portfolio/schedule.ts';
import type { Problem, Slot } from '../problem/problem.ts';
import { maxIterations } from '../stop.ts';
import { changed } from './change.ts';
import { repair, tradeOffs } from './repair.ts';

const solve = (given: Problem) => schedule(given, { seed: 1, stop: maxIterations(30) });
const options = (iterations = 60) => ({ seed: 1, stop: maxIterations(iterations) });
const whole = { effort: { post: 500 } };

describe('repair', { timeout: 60_000 }, () => {
	it('changes nothing when nothing changed', () => {
		fc.assert(
			fc.property(anyRichProblem, (given) => {
				const before = solve(given);
				const after = repair(given, before.items, options(10));
				expect(after).toMatchObject({ moved: [], dropped: [], came: [] });
				expect(after.schedule.objective).toEqual(before.objective);
			}),
			{ numRuns: 80 },
		);
	});

	it('keeps every rule after any change, and tells what it did', () => {
		fc.assert(
			fc.property(anyRichProblem, fc.nat({ max: 9 }), fc.nat({ max: 5 }), (given, from, frozenBefore) => {
				const before = solve(given);
				const now = changed(given, { code: 'post_vacant', resource: 'it', from });
				const after = repair(now, before.items, { ...options(), frozenBefore });
				expect(checkSchedule(after.problem, after.schedule)).toEqual([]);
				for (const { id, causes } of after.schedule.unscheduled) expect(causes, id).not.toEqual([]);
				const left = before.items.length - after.moved.length - after.dropped.length;
				const same = after.schedule.items.filter(({ id, start }) =>
					before.items.some((one) => one.id === id && one.start === start),
				);
				expect(same).toHaveLength(left);
			}),
			{ numRuns: 80 },
		);
	});

	it('drops and moves as few as any plan could', () => {
		fc.assert(
			fc.property(anyProblem, fc.nat({ max: 6 }), (given, from) => {
				const small = {
					...given,
					activities: given.activities.slice(0, 4).map((one) => ({ ...one, pin: undefined })),
				};
				const plain = JSON.parse(JSON.stringify(small)) as Problem;
				const before = solve(plain);
				const now = changed(plain, { code: 'post_vacant', resource: 'it', from });
				const { kept, moved } = repair(now, before.items, options(300)).disturbance;
				const starts = new Map(before.items.map(({ id, start }) => [id, start]));
				expect([kept, -moved]).toEqual(calmest(now, starts, new Map(), 0));
			}),
			{ numRuns: 40 },
		);
	});

	it('leaves alone what is frozen, and lets nothing new in before', () => {
		const given = problem([
			activity('a', { ...whole, value: 1 }),
			activity('b', whole),
			activity('new', { value: 9 }),
		]);
		const commitments = [
			{ id: 'a', start: 1 },
			{ id: 'b', start: 3 },
		];
		const { schedule: after, moved } = repair(given, commitments, { ...options(), frozenBefore: 3 });
		expect(moved).toEqual([]);
		expect(after.items.map(({ id, start }) => [id, start])).toEqual([
			['a', 1],
			['b', 3],
			['new', 3],
		]);
	});

	it('offers more value for more moves', () => {
		const given = problem([
			activity('old', { ...whole, value: 3, deadline: 2 }),
			activity('rival', { effort: { post: 1000 }, duration: 2, value: 9, deadline: 2 }),
		]);
		const points = tradeOffs(given, [{ id: 'old', start: 1 }], { seed: 1, stop: () => maxIterations(200) });
		expect(points.map(({ repair: { disturbance } }) => [disturbance.moved, disturbance.value])).toEqual([
			[0, 3],
			[1, 12],
		]);
	});
});

describe('a change', () => {
	it('does what it says', () => {
		const given = problem([activity('a', { duration: 2, effort: { post: 400 } })], {
			budgets: [{ year: 2027, kind: 'yearly', amount: 10 }],
		});
		const vacant = changed(given, { code: 'post_vacant', resource: 'post', from: 2 });
		expect(vacant.resources[0]!.capacity.slice(0, 4)).toEqual([500, 500, 0, 0]);
		const poorer = changed(given, { code: 'money_cut', year: 2027, kind: 'yearly', amount: 12 });
		expect(poorer.budgets[0]!.amount).toBe(0);
		const longer = changed(given, { code: 'takes_longer', activity: 'a', weeks: 1 });
		expect(longer.activities[0]).toMatchObject({ duration: 3, effort: { post: 600 } });
		const later = changed(given, { code: 'slips', activity: 'a', earliest: 4 });
		expect(later.activities[0]!.earliest).toBe(4);
	});
});

// The most commitments kept and the fewest moved, by trying everything with the slow reading of the rules.
function calmest(
	given: Problem,
	adopted: ReadonlyMap<string, Slot>,
	starts: Map<string, Slot>,
	next: number,
): number[] {
	const own = given.activities[next];
	if (!own) {
		const kept = [...adopted.keys()].filter((id) => starts.has(id));
		return [kept.length, -kept.filter((id) => starts.get(id) !== adopted.get(id)).length];
	}
	let best = calmest(given, adopted, starts, next + 1);
	const was = adopted.get(own.id);
	const slots = Array.from({ length: given.slots }, (_, slot) => slot);
	for (const slot of was === undefined ? slots.slice(0, 0) : [was, ...slots.filter((one) => one !== was)]) {
		if (violationsAt(given, starts, own.id, slot).length > 0) continue;
		starts.set(own.id, slot);
		const found = calmest(given, adopted, starts, next + 1);
		if (found[0]! > best[0]! || (found[0] === best[0] && found[1]! > best[1]!)) best = found;
		starts.delete(own.id);
	}
	return best;
}
