import type { Activity, Lag, Problem } from '../src/problem/problem.ts';
import type { Project } from '../src/problem/project.ts';
import { random, type Random } from '../src/random.ts';
import type { MakespanPlan } from '../src/makespan/method.ts';

/** A problem small enough to try every schedule. */
export function smallProblem(seed: number, { lags }: { lags: boolean }): Problem {
	const chance = random(seed);
	const count = 3 + chance.below(2);
	const slots = 8;
	const resources = ['a', 'b'].map((id) => {
		const full = 2 + chance.below(3);
		const dips = chance.below(3) === 0;
		const capacity = Array.from({ length: slots }, () => (dips && chance.below(4) === 0 ? full - 1 : full));
		return { id, capacity };
	});
	const activities = Array.from({ length: count }, (_, index) => smallActivity(index, slots, chance));
	return {
		...{ start: '2026-01-05', slots, goal: 'makespan', resources, budgets: [], activities },
		...(lags && {
			lags: Array.from({ length: count }, () => smallLag(count, chance)).filter(
				({ from, to }) => from !== to,
			),
		}),
	};
}

function smallActivity(index: number, slots: number, chance: Random): Activity {
	const duration = 1 + chance.below(3);
	return {
		id: String(index),
		duration,
		effort: { a: chance.below(3) * duration, b: chance.below(3) * duration },
		cost: { investment: 0, one_off: 0, yearly: 0 },
		value: 0,
		earliest: chance.below(4) === 0 ? chance.below(3) : 0,
		deadline: chance.below(4) === 0 ? 4 + chance.below(slots - 4) : null,
		predecessors: Array.from({ length: index }, (_, before) => String(before)).filter(
			() => chance.below(4) === 0,
		),
	};
}

function smallLag(count: number, chance: Random): Lag {
	const min = chance.below(6) - 3;
	return {
		from: String(chance.below(count)),
		to: String(chance.below(count)),
		after: chance.below(2) ? 'start' : 'finish',
		min: chance.below(3) ? min : null,
		max: chance.below(2) ? min + chance.below(4) : null,
	};
}

/** Whether the starts keep dates, distances and capacities. */
export function isFeasible(project: Project, starts: ArrayLike<number>): boolean {
	const { count, duration, release, due, arcs, resources, horizon, capacity, demand } = project;
	for (let at = 0; at < count; at++)
		if (starts[at]! < release[at]! || starts[at]! + duration[at]! > due[at]!) return false;
	const length = (arc: (typeof arcs)[number]) =>
		arc.lag + (arc.duration === 1 ? duration[arc.from]! : arc.duration === -1 ? -duration[arc.to]! : 0);
	if (arcs.some((arc) => starts[arc.to]! < starts[arc.from]! + length(arc))) return false;
	for (let slot = 0; slot < resources * horizon; slot++) {
		const [resource, time] = [Math.floor(slot / horizon), slot % horizon];
		let used = 0;
		for (let at = 0; at < count; at++)
			if (starts[at]! <= time && time < starts[at]! + duration[at]!)
				used += demand[at * resources + resource]!;
		if (used > capacity[slot]!) return false;
	}
	return true;
}

/** Makespan of the shortest schedule by trying all; Infinity = there is none. */
export function shortest(project: Project): number {
	let best = Infinity;
	const starts = new Array<number>(project.count).fill(0);
	for (let at = 0; at >= 0;) {
		const makespan = Math.max(...starts.map((start, index) => start + project.duration[index]!));
		if (makespan < best && isFeasible(project, starts)) best = makespan;
		for (at = starts.length - 1; at >= 0 && ++starts[at]! >= project.horizon; at--) starts[at] = 0;
	}
	return best;
}

/** The makespan of a plan after checking it. Throws where it breaks something. */
export function checked(project: Project, plan: MakespanPlan): number {
	const end = Math.max(...Array.from(plan.starts, (start, at) => start + project.duration[at]!));
	if (end !== plan.makespan || !isFeasible(project, plan.starts)) throw new Error('not a schedule');
	return end;
}
