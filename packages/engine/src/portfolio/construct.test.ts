import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import { Builder, compareObjectives, UNSCHEDULED } from './construct.ts';
import { modelOf } from './model.ts';

describe('compareObjectives', () => {
	it('looks at pins, then value, then earliness', () => {
		const base = { pinsKept: 1, value: 5, earliness: 5 };
		expect(compareObjectives({ ...base, pinsKept: 2, value: 0 }, base)).toBeGreaterThan(0);
		expect(compareObjectives({ ...base, value: 4, earliness: 99 }, base)).toBeLessThan(0);
		expect(compareObjectives({ ...base, earliness: 6 }, base)).toBeGreaterThan(0);
		expect(compareObjectives(base, { ...base })).toBe(0);
	});
});

describe('a builder', () => {
	const whole = { effort: { post: 500 } };

	it('serves the list in its order', () => {
		const builder = new Builder(modelOf(problem([activity('a', whole), activity('b', whole)])));
		expect([...builder.build([0, 1]).starts]).toEqual([0, 1]);
		expect([...builder.build([1, 0]).starts]).toEqual([1, 0]);
	});

	it('takes predecessors first, whatever the list says', () => {
		const after = activity('b', { ...whole, predecessors: ['a'] });
		const builder = new Builder(modelOf(problem([activity('a', whole), after])));
		expect([...builder.build([1, 0]).starts]).toEqual([0, 1]);
	});

	it('leaves out what waits for what is left out', () => {
		const dear = activity('a', { cost: { investment: 0, one_off: 2, yearly: 0 } });
		const budgets = [2027, 2028].map((year) => ({ year, kind: 'one_off' as const, amount: 1 }));
		const model = modelOf(problem([dear, activity('b', { predecessors: ['a'] })], { budgets }));
		expect(new Builder(model).alone.hopeful).toEqual([]);
	});

	it('keeps a pinned week free and lets what comes before it finish', () => {
		const model = modelOf(
			problem([
				activity('rival', { ...whole, duration: 3, value: 9, effort: { post: 1500 } }),
				activity('before', whole),
				activity('pinned', { ...whole, predecessors: ['before'], pin: { start: 1 } }),
			]),
		);
		expect([...new Builder(model).build([1, 0, 2]).starts]).toEqual([2, 0, 1]);
	});

	it('gives up a pin whose predecessor found no place, and gives its week to others', () => {
		const model = modelOf(
			problem([
				activity('rival', { ...whole, value: 9 }),
				activity('before', whole),
				activity('pinned', { ...whole, predecessors: ['before'], pin: { start: 1 } }),
			]),
		);
		const { starts, objective } = new Builder(model).build([0, 1, 2]);
		expect([...starts]).toEqual([0, 1, UNSCHEDULED]);
		expect(objective.pinsKept).toBe(0);
	});

	it('never starts earlier than alone', () => {
		fc.assert(
			fc.property(anyProblem, (any) => {
				const builder = new Builder(modelOf(any));
				const { starts } = builder.build(builder.alone.hopeful);
				const early = builder.alone.hopeful.filter(
					(one) => starts[one] !== UNSCHEDULED && starts[one]! < builder.alone.start[one]!,
				);
				expect(early).toEqual([]);
			}),
		);
	});
});
