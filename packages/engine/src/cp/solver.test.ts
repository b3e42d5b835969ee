import { describe, expect, test } from 'vitest';
import { random } from '../random.ts';
import { cumulative } from './cumulative.ts';
import { linear } from './linear.ts';
import { atLeast, atMost, isFalse, isTrue, not, valueOf, viewOf, type Literal } from './literal.ts';
import { allows, randomModel, watch } from '../../testing/random-model.ts';
import { Solver } from './solver.ts';

const seeds = Array.from({ length: 60 }, (_, seed) => seed);

test('a literal and its opposite', () => {
	expect([viewOf(atLeast(3, -5)), valueOf(atLeast(3, -5))]).toEqual([6, -5]);
	expect(not(atLeast(3, 4))).toBe(atMost(3, 3));
	expect(not(not(atMost(7, -2)))).toBe(atMost(7, -2));
});

describe('random models against enumeration', () => {
	test('all solutions are found, explanations and clauses are sound', () => {
		const total = { explained: 0, learnt: 0 };
		for (const seed of seeds) {
			const model = randomModel(seed);
			const seen = watch(model);
			for (let found = 0; found < 40; found++) {
				if (model.solver.run({ conflicts: Infinity }) === 'unsatisfiable') break;
				const values = model.variables.map((variable) => model.solver.value(variable));
				expect(model.solutions.delete(values.join())).toBe(true);
				const others = values.flatMap((value, index) => [
					atLeast(model.variables[index]!, value + 1),
					atMost(model.variables[index]!, value - 1),
				]);
				model.solver.clause(others);
			}
			const ended = model.solver.run({ conflicts: Infinity }) === 'unsatisfiable';
			expect(model.solutions.size > 0).toBe(!ended);
			total.explained += seen.explained;
			total.learnt += seen.learnt;
		}
		expect(total.explained).toBeGreaterThan(1000);
		expect(total.learnt).toBeGreaterThan(300);
	});

	test('a core is a part of the assumptions that cannot hold', () => {
		let cores = 0;
		for (const seed of seeds) {
			const model = randomModel(seed);
			const chance = random(seed + 1000);
			const assumptions = model.variables.map((variable): Literal => {
				const value = chance.below(6);
				return chance.below(2) ? atLeast(variable, value) : atMost(variable, value);
			});
			const outcome = model.solver.run({ conflicts: Infinity, assumptions });
			expect(outcome).toBe(allows(model, assumptions) ? 'satisfied' : 'unsatisfiable');
			if (outcome === 'satisfied') continue;
			const { core } = model.solver;
			expect(core.every((literal) => assumptions.includes(literal))).toBe(true);
			expect(allows(model, core)).toBe(false);
			cores += core.length > 0 && core.length < assumptions.length ? 1 : 0;
		}
		expect(cores).toBeGreaterThan(10);
	});
});

test('interrupted and taken up again it comes to the same end, every time the same way', () => {
	const pigeons = () => {
		const solver = new Solver();
		const starts = Array.from({ length: 8 }, () => solver.integer(0, 6));
		cumulative(
			solver,
			starts.map((start) => ({ start, duration: 1, demand: 1 })),
			1,
		);
		let runs = 0;
		while (solver.run({ conflicts: 50 }) === 'unknown') runs++;
		return { runs, conflicts: solver.conflicts, decisions: solver.decisions, core: solver.core };
	};
	const first = pigeons();
	expect(first.core).toEqual([]);
	expect(first.runs).toBeGreaterThan(1);
	expect(pigeons()).toEqual(first);
});

test('conditions: a choice between two orders and two costs', () => {
	const solver = new Solver();
	const [a, b] = [solver.integer(0, 9), solver.integer(0, 9)];
	const first = solver.boolean();
	solver.difference(a, 3, b, isTrue(first));
	solver.difference(b, 4, a, isFalse(first));
	linear(
		solver,
		[
			{ factor: 1, variable: a },
			{ factor: 2, variable: b },
		],
		5,
		isTrue(first),
	);
	expect(solver.run({ conflicts: 1000, assumptions: [atLeast(a, 1)] })).toBe('satisfied');
	expect(solver.value(first)).toBe(0);
	expect(solver.run({ conflicts: 1000, assumptions: [atMost(b, 2), atMost(a, 3)] })).toBe('unsatisfiable');
	expect(solver.core).toHaveLength(2);
	expect(solver.fix(isTrue(first))).toBe(false);
	expect(solver.run({ conflicts: 1000 })).toBe('unsatisfiable');
});
