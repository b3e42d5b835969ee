import fc from 'fast-check';
import type { Problem } from '../src/problem/problem.ts';
import { projectOf, type Project } from '../src/problem/project.ts';

/** What a small project with the goal of an early last finish is made of; predecessors are positions before it. */
export interface ProjectSketch {
	capacity: number[];
	activities: { duration: number; demand: number[]; predecessors: number[] }[];
}

/** Small projects in which every activity fits alone. */
export function anySketch(most: number, largestCapacity = 6): fc.Arbitrary<ProjectSketch> {
	const sizes = fc.record({
		count: fc.integer({ min: 1, max: most }),
		capacity: fc.array(fc.integer({ min: 1, max: largestCapacity }), { minLength: 1, maxLength: 6 }),
	});
	return sizes.chain(({ count, capacity }) =>
		fc.record({
			capacity: fc.constant(capacity),
			activities: fc
				.tuple(...Array.from({ length: count }, (_, at) => anyActivity(at, capacity)))
				.map((list): ProjectSketch['activities'] => list),
		}),
	);
}

function anyActivity(at: number, capacity: number[]) {
	return fc.record({
		duration: fc.integer({ min: 1, max: 6 }),
		demand: fc
			.tuple(...capacity.map((units) => fc.integer({ min: 0, max: units })))
			.map((list): number[] => list),
		predecessors: fc.uniqueArray(fc.integer({ min: 0, max: Math.max(0, at - 1) }), {
			maxLength: at === 0 ? 0 : 2,
		}),
	});
}

/** The project with a horizon long enough to do everything in a row. */
export function projectFrom(sketch: ProjectSketch): Project {
	const slots = sketch.activities.reduce((sum, { duration }) => sum + duration, 0);
	const cost = { investment: 0, one_off: 0, yearly: 0 };
	const problem: Problem = {
		start: '2027-11-01',
		slots,
		goal: 'makespan',
		resources: sketch.capacity.map((units, at) => ({
			id: `r${at}`,
			capacity: Array<number>(slots).fill(units),
		})),
		budgets: [],
		activities: sketch.activities.map(({ duration, demand, predecessors }, at) => ({
			...{ id: `a${at}`, duration, value: 0, earliest: 0, deadline: null, cost },
			effort: Object.fromEntries(demand.map((units, resource) => [`r${resource}`, units * duration])),
			predecessors: predecessors.map((before) => `a${before}`),
		})),
	};
	return projectOf(problem);
}

/** What is wrong with the starts, slot by slot; empty = nothing. */
export function faults({ capacity, activities }: ProjectSketch, starts: ArrayLike<number>): string[] {
	const found: string[] = [];
	const used = new Map<string, number>();
	activities.forEach(({ duration, demand, predecessors }, at) => {
		const start = starts[at]!;
		if (start < 0) found.push(`${at} starts before the first slot`);
		for (const before of predecessors)
			if (starts[before]! + activities[before]!.duration > start)
				found.push(`${at} starts before ${before} ends`);
		for (let slot = start; slot < start + duration; slot++)
			demand.forEach((units, resource) => {
				const key = `${resource} in ${slot}`;
				used.set(key, (used.get(key) ?? 0) + units);
				if (used.get(key)! > capacity[resource]!) found.push(`too much of ${key}`);
			});
	});
	return found;
}

/** The shortest makespan, by trying every order of the activities. */
export function shortest(sketch: ProjectSketch): number {
	const starts: number[] = [];
	let best = Infinity;
	const visit = (open: number[], until: number) => {
		if (open.length === 0) best = Math.min(best, until);
		for (const next of open) {
			const { duration, predecessors } = sketch.activities[next]!;
			if (predecessors.some((before) => open.includes(before))) continue;
			const start = earliest(sketch, starts, next, predecessors);
			starts[next] = start;
			visit(
				open.filter((one) => one !== next),
				Math.max(until, start + duration),
			);
			delete starts[next];
		}
	};
	visit([...sketch.activities.keys()], 0);
	return best;
}

function earliest(sketch: ProjectSketch, starts: number[], next: number, predecessors: number[]): number {
	let start = Math.max(
		0,
		...predecessors.map((before) => starts[before]! + sketch.activities[before]!.duration),
	);
	const listed = [next, ...Object.keys(starts).map(Number)];
	const part = {
		capacity: sketch.capacity,
		activities: listed.map((at) => ({ ...sketch.activities[at]!, predecessors: [] })),
	};
	while (faults(part, [start, ...listed.slice(1).map((at) => starts[at]!)]).length > 0) start++;
	return start;
}
