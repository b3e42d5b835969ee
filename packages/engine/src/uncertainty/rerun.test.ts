import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProblem } from '../../testing/random-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { openWeeks } from '../problem/calendar.ts';
import { plannedWork, type PlannedItem, type PlannedWork } from './planned-work.ts';
import { Rerun } from './rerun.ts';

/** Every activity in the order of the list, at any open weeks: what a rerun needs is an order. */
function someItems(problem: Problem): PlannedItem[] {
	const { count, slotOf } = openWeeks(problem);
	if (count === 0) return [];
	return problem.activities.map(({ id }, index) => {
		const slot = slotOf(Math.min(count - 1, index));
		return { id, start: slot, finish: slot };
	});
}

/** The same rules week by week, without any of the tricks. */
function naive(
	problem: Problem,
	work: PlannedWork,
	durations: readonly number[],
	factors: readonly number[],
) {
	const { width, ids } = work;
	const at = new Map(problem.activities.map((one) => [one.id, one]));
	const used = new Map<string, number>();
	const starts = new Map<string, number>();
	ids.forEach((id, index) => {
		const { effort, predecessors } = at.get(id)!;
		const weeks = durations[index]!;
		const share = (total: number, nth: number) => {
			const even = Math.floor((total * factors[index]!) / weeks);
			return factors[index] === 1 && nth === weeks - 1 ? total - even * (weeks - 1) : even;
		};
		const needs = Object.entries(effort).filter(([, total]) => total > 0);
		const fits = (start: number) =>
			start + weeks <= width &&
			needs.every(([post, total]) =>
				Array.from({ length: weeks }, (_, nth) => nth).every((nth) => {
					const row = problem.resources.findIndex((one) => one.id === post);
					const taken = used.get(`${post} ${start + nth}`) ?? 0;
					return work.capacity[row * width + start + nth]! - taken >= share(total, nth);
				}),
			);
		const before = predecessors.filter((one) => starts.has(one));
		const ready = before.map((one) => {
			const start = starts.get(one)!;
			return start === width ? width : start + durations[ids.indexOf(one)]!;
		});
		let start = Math.max(work.start[index]!, ...ready);
		while (start < width && !fits(start)) start++;
		starts.set(id, Math.min(start, width));
		if (start >= width) return;
		for (const [post, total] of needs)
			for (let nth = 0; nth < weeks; nth++) {
				const key = `${post} ${start + nth}`;
				used.set(key, (used.get(key) ?? 0) + share(total, nth));
			}
	});
	return ids.map((id) => starts.get(id)!);
}

describe('Rerun', () => {
	it('places as a naive reading of its rules does, run after run', () => {
		const luck = fc.array(fc.constantFrom(1, 1, 0.4, 0.8, 1.3, 1.9, 2.5), { minLength: 42, maxLength: 42 });
		fc.assert(
			fc.property(anyProblem, luck, (problem, factors) => {
				const work = plannedWork(problem, someItems(problem));
				const rerun = new Rerun(work, work.start);
				for (const round of [0, 1, 2]) {
					const drawn = work.ids.map((_, index) => factors[round * 14 + index]!);
					const durations = drawn.map((factor, index) => Math.ceil(work.duration[index]! * factor));
					rerun.factor.set(drawn);
					rerun.duration.set(durations);
					const end = rerun.run();
					expect([...rerun.start]).toEqual(naive(problem, work, durations, drawn));
					expect(end).toBe(Math.max(0, ...rerun.finish));
				}
			}),
			{ numRuns: 60 },
		);
	});
});
