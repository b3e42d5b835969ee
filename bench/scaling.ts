import type { Activity, Problem } from '../packages/engine/src/problem/problem.ts';
import { makespanSearch } from '../packages/engine/src/makespan/solve.ts';
import { random } from '../packages/engine/src/random.ts';
import { plannedWork } from '../packages/engine/src/uncertainty/planned-work.ts';
import { Rerun } from '../packages/engine/src/uncertainty/rerun.ts';
import { Options } from './arguments.ts';

const SIZES = [100, 200, 500, 1_000, 2_000, 5_000, 10_000];
const POSTS = 4;
/** Among 5, order binds about as much as the posts; among 20, work waits for posts ever longer. */
const AMONG = [5, 20];
const COST = { investment: 0, one_off: 0, yearly: 0 };

interface Row {
	activities: number;
	/** Each activity waits for some of so many before it. */
	among: number;
	/** Until there is a first schedule, the problem's compilation included. */
	firstSeconds: number;
	schedules: number;
	microsecondsPerSchedule: number;
	microsecondsPerActivity: number;
	/** One scenario of an outlook: a plain pass with calendars, none before its planned start. */
	microsecondsPerScenario: number;
}

/** Time per schedule by number of activities; an exponent of 1 is linear. */
export function run(args: string[]): void {
	const options = new Options(args, { values: ['seconds', 'most', 'seed'], flags: ['json'] });
	const seconds = options.number('seconds') ?? 2;
	const most = options.number('most') ?? SIZES.at(-1)!;
	const seed = options.number('seed') ?? 1;
	measure(project(SIZES[0]!, AMONG[0]!, seed), AMONG[0]!, seconds, seed);
	const sizes = SIZES.filter((size) => size <= most);
	const figures = AMONG.map((among) => {
		const rows = sizes.map((size) => measure(project(size, among, seed), among, seconds, seed));
		return {
			among,
			exponent: exponent(rows, (row) => row.microsecondsPerSchedule),
			scenarioExponent: exponent(rows, (row) => row.microsecondsPerScenario),
			rows,
		};
	});
	if (options.has('json')) console.log(JSON.stringify(figures));
	else for (const one of figures) print(one);
}

function print({ rows, ...exponents }: { rows: Row[]; exponent: number; scenarioExponent: number }) {
	console.table(rows);
	console.log(
		`Time grows with activities to the power of ${exponents.exponent} per schedule, ${exponents.scenarioExponent} per scenario.`,
	);
}

/** A project in which each activity waits for up to three of so many before it. */
function project(count: number, among: number, seed: number): Problem {
	const draw = random(seed);
	const activities = Array.from({ length: count }, (_, index): Activity => {
		const before = Array.from({ length: draw.below(4) }, () => index - 1 - draw.below(among));
		const duration = 1 + draw.below(10);
		const efforts = Array.from({ length: POSTS }, (__, post) => [`R${post}`, duration * draw.below(11)]);
		return {
			...{ id: `${index}`, value: 0, duration, cost: COST, earliest: 0, deadline: null },
			effort: Object.fromEntries(efforts) as Record<string, number>,
			predecessors: [...new Set(before)].filter((one) => one >= 0).map((one) => `${one}`),
		};
	});
	const slots = activities.reduce((sum, { duration }) => sum + duration, 0);
	const capacity = new Array<number>(slots).fill(20);
	const resources = Array.from({ length: POSTS }, (_, post) => ({ id: `R${post}`, capacity }));
	return { start: '2024-01-01', slots, goal: 'makespan', resources, budgets: [], activities };
}

function measure(problem: Problem, among: number, seconds: number, seed: number): Row {
	const count = problem.activities.length;
	const from = performance.now();
	const search = makespanSearch(problem, seed);
	while (!search.best) search.step(1);
	const first = performance.now();
	const before = search.iterations;
	while (performance.now() - first < seconds * 1000 && search.bound < search.best.makespan)
		search.step(Infinity);
	const schedules = search.iterations - before;
	const perSchedule = ((performance.now() - first) * 1000) / Math.max(1, schedules);
	return {
		...{ activities: count, among },
		firstSeconds: rounded((first - from) / 1000),
		schedules,
		microsecondsPerSchedule: rounded(perSchedule),
		microsecondsPerActivity: rounded(perSchedule / count),
		microsecondsPerScenario: rounded(scenario(problem, search.best.starts, seconds)),
	};
}

function scenario(problem: Problem, starts: ArrayLike<number>, seconds: number): number {
	const items = problem.activities.map(({ id, duration }, index) => {
		const start = starts[index]!;
		return { id, start, finish: start + duration - 1 };
	});
	const work = plannedWork(problem, items);
	const rerun = new Rerun(work, work.start);
	const from = performance.now();
	let runs = 0;
	for (; runs === 0 || performance.now() - from < (seconds * 1000) / 4; runs++) rerun.run();
	return ((performance.now() - from) * 1000) / runs;
}

/** Slope of the line through the logarithms. */
function exponent(rows: readonly Row[], read: (row: Row) => number): number {
	const points = rows.map((row) => [Math.log(row.activities), Math.log(read(row))] as const);
	const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
	const [x, y] = [mean(0), mean(1)];
	const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
	return rounded(above / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0));
}

function rounded(number: number): number {
	return Math.round(number * 1000) / 1000;
}
