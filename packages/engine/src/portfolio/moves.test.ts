import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import { Builder } from './construct.ts';
import { modelOf } from './model.ts';
import { MOVES, promote, promoteFamily } from './moves.ts';
import { PRIORITY_RULES } from './priority.ts';
import { random } from '../random.ts';

describe('every move and every priority rule', () => {
	it('keeps the list complete', () => {
		fc.assert(
			fc.property(anyProblem, fc.integer(), (any, seed) => {
				const model = modelOf(any);
				const builder = new Builder(model);
				fc.pre(builder.hopeful.length > 1);
				const sorted = builder.hopeful.toSorted();
				for (const rule of PRIORITY_RULES) expect(rule(model, builder.hopeful).toSorted()).toEqual(sorted);
				const current = { list: builder.hopeful, placement: builder.build(builder.hopeful) };
				for (const { move } of MOVES) {
					const list = move(model, current, random(seed));
					expect((list ?? builder.hopeful).toSorted()).toEqual(sorted);
				}
			}),
		);
	});
});

describe('promoting', () => {
	const whole = { effort: { post: 500 }, deadline: 0 };

	it('brings what was left out forward, and does not apply when nothing was', () => {
		const model = modelOf(problem([activity('a', whole), activity('b', whole)]));
		const builder = new Builder(model);
		const lists = Array.from({ length: 20 }, (_, seed) =>
			promote(model, { list: [0, 1], placement: builder.build([0, 1]) }, random(seed)),
		);
		expect(lists).toContainEqual([1, 0]);
		const loose = modelOf(problem([activity('a'), activity('b')]));
		const all = { list: [0, 1], placement: new Builder(loose).build([0, 1]) };
		expect(promote(loose, all, random(1))).toBeNull();
		expect(promoteFamily(loose, all, random(1))).toBeNull();
	});

	it('takes along those who wait for it', () => {
		const model = modelOf(
			problem([activity('a', whole), activity('b', whole), activity('c', { predecessors: ['b'] })]),
		);
		const current = { list: [0, 1, 2], placement: new Builder(model).build([0, 1, 2]) };
		const lists = Array.from({ length: 20 }, (_, seed) => promoteFamily(model, current, random(seed)));
		expect(lists).toContainEqual([1, 2, 0]);
	});
});
