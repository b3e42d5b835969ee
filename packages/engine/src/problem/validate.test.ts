import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import type { Problem } from './problem.ts';
import { schedule } from '../portfolio/schedule.ts';
import { maxIterations } from '../stop.ts';
import { InvalidProblem, validateProblem } from './validate.ts';

const codes = (bad: Problem) => validateProblem(bad).map((issue) => `${issue.code} ${issue.where.join('.')}`);

describe('validateProblem', () => {
	it('accepts what is sound', () => {
		fc.assert(
			fc.property(anyProblem, (sound) => {
				expect(validateProblem(sound)).toEqual([]);
			}),
		);
	});

	it('refuses a start that is no Monday and a horizon without weeks', () => {
		expect(codes(problem([], { start: '2027-11-02' }))).toEqual(['not_a_monday start']);
		expect(codes({ ...problem([], { resources: [] }), slots: 0 })).toEqual(['too_small slots']);
		expect(codes({ ...problem([], { resources: [] }), slots: NaN })).toEqual(['not_an_integer slots']);
	});

	it('refuses lists of the wrong length and ids given twice', () => {
		const resources = [
			{ id: 'post', capacity: [1] },
			{ id: 'post', capacity: new Array<number>(10).fill(-1) },
		];
		const found = codes(problem([activity('a'), activity('a')], { resources, closed: [true] }));
		expect(found).toContain('wrong_length closed');
		expect(found).toContain('wrong_length resources.post.capacity');
		expect(found).toContain('too_small resources.post.capacity.3');
		expect(found).toContain('duplicate resources.post');
		expect(found).toContain('duplicate activities.a');
	});

	it('refuses money given twice, of an unknown kind or not in whole cents', () => {
		const budgets = [
			{ year: 2027, kind: 'one_off' as const, amount: 1.5 },
			{ year: 2027, kind: 'one_off' as const, amount: -1 },
			{ year: 2027, kind: 'other' as 'one_off', amount: 1 },
		];
		expect(codes(problem([], { budgets }))).toEqual([
			'not_an_integer budgets.0.amount',
			'too_small budgets.1.amount',
			'duplicate budgets.1',
			'unknown_kind budgets.2.kind',
		]);
	});

	it('names the field of an activity', () => {
		const bad = activity('a', {
			...{ value: NaN, duration: 0, earliest: -1, deadline: Infinity },
			effort: { post: 0.5, ghost: 1 },
			cost: { investment: -1, one_off: NaN, yearly: 1e20 },
			pin: { start: 10 },
		});
		expect(codes(problem([bad]))).toEqual([
			'not_a_number activities.a.value',
			'too_small activities.a.duration',
			'too_small activities.a.earliest',
			'not_an_integer activities.a.deadline',
			'too_small activities.a.cost.investment',
			'not_an_integer activities.a.cost.one_off',
			'not_an_integer activities.a.cost.yearly',
			'not_an_integer activities.a.effort.post',
			'unknown_resource activities.a.effort.ghost',
			'pin_outside_horizon activities.a.pin.start',
		]);
	});

	it('names the members of a cycle, each waiting for the one before it', () => {
		const issues = validateProblem(
			problem([
				activity('a', { predecessors: ['c'] }),
				activity('b', { predecessors: ['a', 'ghost'] }),
				activity('c', { predecessors: ['b'] }),
				activity('d', { predecessors: ['c'] }),
			]),
		);
		expect(issues.map((issue) => issue.code)).toEqual(['unknown_predecessor', 'cycle']);
		expect([...(issues[1]!.value as string[]), ...(issues[1]!.value as string[])].join('')).toContain('abc');
	});

	it('is what schedule refuses with', () => {
		const attempt = () =>
			schedule(problem([activity('a'), activity('a')]), { seed: 1, stop: maxIterations(0) });
		expect(attempt).toThrow(InvalidProblem);
	});
});
