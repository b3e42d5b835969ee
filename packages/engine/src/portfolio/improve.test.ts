import { describe, expect, it } from 'vitest';
import { activity, problem } from '../../testing/small-problem.ts';
import { compareObjectives } from './construct.ts';
import { Improver } from './improve.ts';
import { modelOf } from './model.ts';
import type { Problem } from '../problem/problem.ts';

// A knapsack of five days in one week, in which the most valuable and the densest thing are both wrong.
const knapsack = problem([
	activity('big', { value: 10, effort: { post: 500 }, deadline: 0 }),
	activity('half', { value: 6, effort: { post: 250 }, deadline: 0 }),
	activity('other half', { value: 6, effort: { post: 250 }, deadline: 0 }),
	activity('dense', { value: 4, effort: { post: 10 }, deadline: 0 }),
]);

function improved(any: Problem, steps: number) {
	const improver = new Improver(modelOf(any), 5);
	const objectives = [improver.best.objective];
	for (let step = 0; step < steps; step++) if (improver.step()) objectives.push(improver.best.objective);
	return { improver, objectives };
}

describe('an improver', () => {
	it('finds what no rule finds first', () => {
		expect(improved(knapsack, 200).improver.best.objective.value).toBe(12);
	});

	it('only gets better, and counts', () => {
		const { improver, objectives } = improved(hard(), 3000);
		expect(objectives.length).toBeGreaterThan(1);
		objectives.slice(1).forEach((objective, index) => {
			expect(compareObjectives(objective, objectives[index]!)).toBeGreaterThan(0);
		});
		expect(improver.iterations).toBe(3000);
	});

	it('reaches the best of all orders', () => {
		const small = hard(6);
		const best = permutations([0, 1, 2, 3, 4, 5])
			.map((list) => valueOf(small, list))
			.reduce((a, b) => Math.max(a, b));
		expect(improved(small, 2000).improver.best.objective.value).toBe(best);
	});

	it('knows when nothing can be better, and does not claim it otherwise', () => {
		expect(improved(problem([activity('a'), activity('b')]), 0).improver.isOptimal()).toBe(true);
		expect(improved(knapsack, 200).improver.isOptimal()).toBe(false);
		expect(improved(problem([]), 5).improver.isOptimal()).toBe(true);
	});
});

// One post, five whole weeks before the deadlines, durations and values that do not fit together.
function hard(count = 14): Problem {
	return problem(
		Array.from({ length: count }, (_, index) => {
			const duration = 1 + ((index * 7) % 3);
			const effort = { post: duration * (150 + ((index * 97) % 300)) };
			return activity(`a${index}`, {
				value: 3 + ((index * 31) % 17),
				duration,
				effort,
				deadline: 3 + (index % 3),
			});
		}),
	);
}

// Packs one week after the other without the engine: first fit in the order of the list.
function valueOf({ activities, resources }: Problem, list: readonly number[]): number {
	const free = [...resources[0]!.capacity];
	let value = 0;
	for (const index of list) {
		const { duration, effort, deadline, value: worth } = activities[index]!;
		const rate = effort['post']! / duration;
		for (let start = 0; start + duration - 1 <= deadline!; start++) {
			const weeks = Array.from({ length: duration }, (_, week) => start + week);
			if (!weeks.every((week) => free[week]! >= rate)) continue;
			for (const week of weeks) free[week]! -= rate;
			value += worth;
			break;
		}
	}
	return value;
}

function permutations(items: readonly number[]): number[][] {
	if (items.length === 0) return [[]];
	return items.flatMap((item) =>
		permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
	);
}
