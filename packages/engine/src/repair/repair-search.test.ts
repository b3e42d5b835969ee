import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchedule } from '../../testing/naive-check.ts';
import { anyProblem, anyRichProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import { schedule } from '../portfolio/schedule.ts';
import type { Activity, Problem } from '../problem/problem.ts';
import { maxIterations } from '../stop.ts';
import { changed } from './change.ts';
import { RepairSearch } from './repair-search.ts';

const solve = (given: Problem) => schedule(given, { seed: 1, stop: maxIterations(30) });

describe('a repair search', { timeout: 60_000 }, () => {
	it('moves nothing when nothing changed, however long it works', () => {
		fc.assert(
			fc.property(anyRichProblem, (given) => {
				const before = solve(given);
				const search = new RepairSearch(given, before.items, 1);
				search.advance(60);
				const startOf = new Map(search.best().items.map(({ id, start }) => [id, start]));
				expect(before.items.map(({ id }) => startOf.get(id))).toEqual(before.items.map(({ start }) => start));
				expect(search.isUndisturbed()).toBe(true);
			}),
			{ numRuns: 60 },
		);
	});

	it('moves only what is of the vacant post or pushed by it', () => {
		fc.assert(
			fc.property(anyProblem, fc.nat({ max: 6 }), (given, from) => {
				const activities = given.activities.slice(0, 5).map(({ pin: _pin, ...one }) => one);
				const plain = { ...given, activities };
				const before = solve(plain);
				const vacant = 'it';
				const now = changed(plain, { code: 'post_vacant', resource: vacant, from });
				const search = new RepairSearch(now, before.items, 1);
				search.advance(400);
				const startOf = new Map(search.best().items.map(({ id, start }) => [id, start]));
				const touched = before.items.filter(({ id, start }) => startOf.get(id) !== start).map(({ id }) => id);
				const own = activities.filter(({ id }) => touched.includes(id));
				for (const group of groupsOf(own))
					expect(
						group.some(({ effort }) => (effort[vacant] ?? 0) > 0),
						JSON.stringify(group),
					).toBe(true);
			}),
			{ numRuns: 60 },
		);
	});

	it('keeps every rule and is no worse than the plans it begins from', () => {
		const price = 2;
		fc.assert(
			fc.property(anyProblem, fc.nat({ max: 5 }), (given, from) => {
				const before = solve(given);
				const now = changed(given, { code: 'post_vacant', resource: 'it', from });
				const fresh = solve(now);
				const calm = new RepairSearch(now, before.items, 1);
				const begun = [fresh.items, calm.best().items];
				const search = new RepairSearch(now, before.items, 1, { pricePerMove: price, from: begun });
				search.advance(20);
				expect(checkSchedule(now, search.best())).toEqual([]);
				for (const items of begun) {
					const same = new RepairSearch(now, before.items, 1, { pricePerMove: price, from: [items] });
					expect(weight(search)).toBeGreaterThanOrEqual(weight(same) - 1e-6);
				}
			}),
			{ numRuns: 60 },
		);

		function weight({ disturbance }: RepairSearch): number {
			const { pinsKept, value, moved, weeksMoved, kept } = disturbance;
			return 1e6 * pinsKept + value - price * (moved + weeksMoved / 100 - 5 * kept);
		}
	});

	it('goes on for what is new only while something new is out', () => {
		const whole = { effort: { post: 500 } };
		const given = problem([activity('a', whole), activity('b', { ...whole, value: 4 })]);
		const [item] = solve(problem([activity('a', whole)])).items;
		const search = new RepairSearch(given, [item!], 1);
		expect(search.isOptimal()).toBe(true);
		expect(search.best().items.map(({ id }) => id)).toEqual(['a', 'b']);
	});
});

/** Groups of activities that wait for each other or ask for the same post or money. */
function groupsOf(activities: readonly Activity[]): Activity[][] {
	const groups: Activity[][] = [];
	for (const one of activities) {
		const tied = groups.filter((group) => group.some((other) => isTied(one, other)));
		for (const group of tied) groups.splice(groups.indexOf(group), 1);
		groups.push([one, ...tied.flat()]);
	}
	return groups;
}

function isTied(a: Activity, b: Activity): boolean {
	const shares = (one: object, other: object) =>
		Object.entries(one).some(
			([key, amount]) => amount > 0 && ((other as Record<string, number>)[key] ?? 0) > 0,
		);
	return (
		a.predecessors.includes(b.id) ||
		b.predecessors.includes(a.id) ||
		shares(a.effort, b.effort) ||
		shares(a.cost, b.cost)
	);
}
