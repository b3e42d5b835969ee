import { random, type Random } from '../src/random.ts';
import { cumulative, type Task } from '../src/cp/cumulative.ts';
import { linear } from '../src/cp/linear.ts';
import { atLeast, atMost, valueOf, viewOf, type Literal, type Variable } from '../src/cp/literal.ts';
import { Solver } from '../src/cp/solver.ts';

/** A small model made at random, and all its solutions by enumeration. */
export interface RandomModel {
	solver: Solver;
	variables: Variable[];
	/** Solutions not yet excluded, by their values joined. */
	solutions: Map<string, readonly number[]>;
}

/** A check of a constraint by its meaning alone. */
type Check = (values: readonly number[]) => boolean;

/** Whether the literal is true of the values. */
export function isTrueOf(literal: Literal, values: readonly number[]): boolean {
	return viewHolds(viewOf(literal), valueOf(literal), values);
}

/** Whether some solution left satisfies all the literals. */
export function allows({ solutions }: RandomModel, literals: readonly Literal[]): boolean {
	return [...solutions.values()].some((values) => literals.every((literal) => isTrueOf(literal, values)));
}

/** Three or four numbers, two booleans, and a few constraints of every kind. */
export function randomModel(seed: number): RandomModel {
	const chance = random(seed);
	const solver = new Solver();
	const tops = [...Array.from({ length: 3 + chance.below(2) }, () => 2 + chance.below(5)), 1, 1];
	const variables = tops.map((top) => solver.integer(0, top));
	const makers = [addClause, addDifference, addDifference, addLinear, addCumulative, addCumulative];
	const count = 2 + chance.below(5);
	const checks = Array.from({ length: count }, () =>
		makers[chance.below(makers.length)]!(solver, variables, chance),
	);
	const solutions = new Map<string, readonly number[]>();
	for (const values of everything(tops))
		if (checks.every((check) => check(values))) solutions.set(values.join(), values);
	return { solver, variables, solutions };
}

function* everything(tops: readonly number[]): Generator<readonly number[]> {
	if (tops.length === 0) {
		yield [];
		return;
	}
	for (const rest of everything(tops.slice(1)))
		for (let value = 0; value <= tops[0]!; value++) yield [value, ...rest];
}

function pick<T>(chance: Random, from: readonly T[]): T {
	return from[chance.below(from.length)]!;
}

function literal(variables: readonly Variable[], chance: Random): Literal {
	const value = chance.below(5);
	return chance.below(2) ? atLeast(pick(chance, variables), value) : atMost(pick(chance, variables), value);
}

function perhaps(variables: readonly Variable[], chance: Random): Literal | undefined {
	return chance.below(2) ? literal(variables, chance) : undefined;
}

function addClause(solver: Solver, variables: readonly Variable[], chance: Random): Check {
	const literals = Array.from({ length: 2 + chance.below(3) }, () => literal(variables, chance));
	solver.clause(literals);
	return (values) => literals.some((one) => isTrueOf(one, values));
}

function addDifference(solver: Solver, variables: readonly Variable[], chance: Random): Check {
	const [x, y] = [pick(chance, variables), pick(chance, variables)];
	const distance = chance.below(6) - 2;
	const condition = perhaps(variables, chance);
	solver.difference(x, distance, y, condition);
	return (values) =>
		(condition !== undefined && !isTrueOf(condition, values)) || values[x]! + distance <= values[y]!;
}

function addLinear(solver: Solver, variables: readonly Variable[], chance: Random): Check {
	const terms = variables.map((variable) => ({ factor: chance.below(7) - 3, variable }));
	const limit = chance.below(12) - 3;
	const condition = perhaps(variables, chance);
	linear(solver, terms, limit, condition);
	const sum = (values: readonly number[]) =>
		terms.reduce((total, { factor, variable }) => total + factor * values[variable]!, 0);
	return (values) => (condition !== undefined && !isTrueOf(condition, values)) || sum(values) <= limit;
}

function addCumulative(solver: Solver, variables: readonly Variable[], chance: Random): Check {
	const capacity = 1 + chance.below(4);
	const size = (): number | { variable: Variable } =>
		chance.below(4) ? 1 + chance.below(3) : { variable: pick(chance, variables) };
	const tasks = variables.slice(0, -2).map((start): Task => {
		const present = chance.below(3) ? undefined : literal(variables, chance);
		return { start, duration: size(), demand: size(), ...(present !== undefined && { present }) };
	});
	cumulative(solver, tasks, capacity);
	const of = (value: number | { variable: Variable }, values: readonly number[]) =>
		typeof value === 'number' ? value : values[value.variable]!;
	return (values) => {
		const here = tasks.filter(({ present }) => present === undefined || isTrueOf(present, values));
		return Array.from({ length: 20 }, (_, slot) => slot).every((slot) => {
			const inSlot = here.filter(
				({ start, duration }) => values[start]! <= slot && slot < values[start]! + of(duration, values),
			);
			return inSlot.reduce((total, { demand }) => total + of(demand, values), 0) <= capacity;
		});
	};
}

function viewHolds(view: number, value: number, values: readonly number[]): boolean {
	return (view & 1 ? -values[view >> 1]! : values[view >> 1]!) >= value;
}

/**
 * Makes every explanation and every learnt clause of the model's solver be checked against its solutions, and that
 * explanations only name what was true before. Throws where one is wrong.
 */
export function watch({ solver, solutions }: RandomModel): { explained: number; learnt: number } {
	const seen = { explained: 0, learnt: 0 };
	for (const owner of solver['owners']) {
		if (!owner) continue;
		const explain = owner.explain.bind(owner);
		owner.explain = (payload, view, value, position, into) => {
			const literals: [number, number][] = [];
			explain(payload, view, value, position, { add: (one, bound) => literals.push([one, bound]) });
			seen.explained++;
			for (const [one, bound] of literals) {
				const late = solver.trail.lower[one]! < bound || solver.trail.where(one, bound) >= position;
				if (late) throw new Error(`Explained by what came later: ${view} ${value}`);
			}
			for (const values of solutions.values()) {
				const applies = literals.every(([one, bound]) => viewHolds(one, bound, values));
				const denied = applies && !(view >= 0 && viewHolds(view, value, values));
				if (denied) throw new Error(`Explanation denied by ${values.join()}`);
			}
			for (const [one, bound] of literals) into.add(one, bound);
		};
	}
	const analysis = solver['analysis'];
	const learn = analysis.learn.bind(analysis);
	analysis.learn = () => {
		learn();
		seen.learnt++;
		if (analysis.backLevel < 0) {
			if (solutions.size > 0) throw new Error('Learnt that there is none');
			return;
		}
		const { clause } = analysis;
		const pairs = clause.flatMap((view, at) => (at % 2 ? [] : [[view, clause[at + 1]!] as const]));
		for (const values of solutions.values())
			if (!pairs.some(([view, value]) => viewHolds(view, value, values)))
				throw new Error(`Learnt what ${values.join()} denies`);
	};
	return seen;
}
