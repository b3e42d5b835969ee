import { random } from '../packages/engine/src/random.ts';
import { makespanSearch } from '../packages/engine/src/makespan/solve.ts';
import { fewestMoves } from '../packages/engine/src/repair/fewest-moves.ts';
import { projectOf } from '../packages/engine/src/problem/project.ts';
import type { Problem } from '../packages/engine/src/problem/problem.ts';
import { Options } from './arguments.ts';
import { instancesIn, problemIn, type InstanceFile } from './schedule-instances.ts';
import { verify } from './verify.ts';

interface Outcome {
	instance: string;
	/** Null where no plan keeps the deadline, or none was found. */
	moved: number | null;
	bound: number;
	isVerified: boolean;
	seconds: number;
}

const USAGE = { values: ['instances', 'sample', 'seed', 'iterations', 'conflicts'], flags: ['json', 'each'] };
const ALLOWANCE = 0.1;

/**
 * Perturbed projects: a plan is made, then one activity takes half as long again (at least two slots more), and
 * everything must be done by the old end and a tenth. Prints how few starts are moved, and how few any plan could move.
 */
export function run(args: string[]): void {
	const options = new Options(args, USAGE);
	const files = instancesIn(options.needed('instances'), options.number('sample') ?? 40);
	const outcomes = files.map((file, index) => solve(file, (options.number('seed') ?? 1) + index, options));
	if (options.has('each')) for (const outcome of outcomes) console.log(JSON.stringify(outcome));
	const solved = outcomes.filter(({ moved }) => moved !== null);
	const sum = (read: (one: Outcome) => number) => solved.reduce((total, one) => total + read(one), 0);
	const moved = sum((one) => one.moved!);
	const summary = {
		instances: outcomes.length,
		solved: solved.length,
		verified: solved.filter(({ isVerified }) => isVerified).length,
		meanMoved: round(moved / solved.length),
		optimal: solved.filter((one) => one.moved === one.bound).length,
		ratioToBound: round(
			moved /
				Math.max(
					1,
					sum(({ bound }) => bound),
				),
		),
		cpuSeconds: round(outcomes.reduce((total, { seconds }) => total + seconds, 0)),
	};
	console.log(options.has('json') ? JSON.stringify(summary) : summary);
}

function solve(file: InstanceFile, seed: number, options: Options): Outcome {
	const problem = problemIn(file);
	const plan = planOf(problem, seed);
	const { changed, at } = perturbed(problem, plan.starts, seed);
	const makespan = Math.max(
		...plan.starts.map((start, index) => start + problem.activities[index]!.duration),
	);
	const grown = changed.activities[at]!.duration - problem.activities[at]!.duration;
	const deadline = makespan + Math.max(grown, Math.ceil(makespan * ALLOWANCE));
	const began = process.cpuUsage().user;
	const { starts, moved, bound } = fewestMoves(changed, plan.starts, deadline, {
		seed,
		iterations: options.number('iterations') ?? 4000,
		conflicts: options.number('conflicts') ?? 4000,
	});
	const seconds = (process.cpuUsage().user - began) / 1e6;
	const isVerified = starts !== null && isSound(changed, starts, deadline, plan.starts, moved);
	return { instance: file.name, moved: starts && moved, bound, isVerified, seconds };
}

function planOf(problem: Problem, seed: number): { starts: number[] } {
	const search = makespanSearch(problem, seed);
	for (let schedules = 0; schedules < 2000 && !(search.best && search.best.makespan <= search.bound);) {
		const before = search.iterations;
		search.step(200);
		schedules += Math.max(1, search.iterations - before);
	}
	if (!search.best) throw new Error('no plan to begin with');
	return { starts: [...search.best.starts] };
}

// One activity of the first half takes longer.
function perturbed(
	problem: Problem,
	starts: readonly number[],
	seed: number,
): { changed: Problem; at: number } {
	const order = [...starts.keys()].sort((a, b) => starts[a]! - starts[b]!);
	const at = order[random(seed).below(Math.ceil(order.length / 2))]!;
	const activities = problem.activities.map((one, index) => {
		if (index !== at) return one;
		const duration = one.duration + Math.max(2, Math.ceil(one.duration / 2));
		const effort = Object.entries(one.effort).map(([id, total]) => [id, (total / one.duration) * duration]);
		return { ...one, duration, effort: Object.fromEntries(effort) as Record<string, number> };
	});
	return { changed: { ...problem, activities }, at };
}

function isSound(
	problem: Problem,
	starts: Int32Array,
	deadline: number,
	adopted: readonly number[],
	moved: number,
): boolean {
	const { modesFrom } = projectOf(problem);
	const makespan = Math.max(...problem.activities.map((one, index) => starts[index]! + one.duration));
	const wrong = verify(problem, { starts, modes: modesFrom, makespan });
	const counted = starts.filter((start, index) => start !== adopted[index]).length;
	return wrong.length === 0 && makespan <= deadline && counted === moved;
}

function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}
