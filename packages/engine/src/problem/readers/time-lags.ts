import type { Lag, Problem } from '../problem.ts';
import { activityOf, constantResources, makespanProblem, modeOf } from './instance.ts';

/** A job with one mode. The first of a list begins the project, the last ends it; both have duration 0. */
export interface TimedJob {
	duration: number;
	/** Units in every slot by position of the resource. */
	units: number[];
}

/** start(to) >= start(from) + lag */
export interface Distance {
	from: number;
	to: number;
	lag: number;
}

/**
 * The problem without its dummies: distances from and to the begin become dates, other jobs of duration 0 are
 * eliminated. The end becomes an activity of one slot only when it is more than the last finish.
 */
export function problemWithLags(
	given: readonly TimedJob[],
	distances: readonly Distance[],
	capacities: readonly number[],
): Problem {
	const end = given.length - 1;
	const jobs = [...given];
	let arcs = withoutEmpty(jobs, distances);
	if (needsEnd(jobs, arcs)) {
		jobs[end] = { duration: 1, units: [] };
		arcs = arcs.map((arc) => lastSlotOf(arc, end));
	}
	const isReal = (job: number) => jobs[job]!.duration > 0;
	const slots = horizon(jobs, arcs);
	const activities = jobs.flatMap(({ duration, units }, job) => {
		if (!isReal(job)) return [];
		const mode = modeOf({ duration, renewable: units, nonrenewable: [] }, '1');
		return { ...activityOf(`${job}`, [mode], []), ...dates(arcs, job, duration) };
	});
	const lags = arcs.flatMap(({ from, to, lag }): Lag[] =>
		isReal(from) && isReal(to) && from !== to
			? [{ from: `${from}`, to: `${to}`, after: 'start', min: lag, max: null }]
			: [],
	);
	return makespanProblem(slots, { resources: constantResources(capacities, slots), activities, lags });
}

function withoutEmpty(jobs: readonly TimedJob[], distances: readonly Distance[]): Distance[] {
	let arcs = [...distances];
	for (let job = 1; job < jobs.length - 1; job++) {
		if (jobs[job]!.duration > 0) continue;
		const into = [{ from: 0, to: job, lag: 0 }, ...arcs.filter((arc) => arc.to === job && arc.from !== job)];
		const outOf = arcs.filter((arc) => arc.from === job && arc.to !== job);
		const loops = arcs.filter((arc) => arc.from === job && arc.to === job);
		arcs = arcs.filter((arc) => arc.from !== job && arc.to !== job);
		for (const { from, lag } of into)
			for (const next of outOf) arcs.push({ from, to: next.to, lag: lag + next.lag });
		for (const { lag } of loops) arcs.push({ from: 0, to: 0, lag });
	}
	return arcs.filter((arc) => arc.from !== arc.to || arc.lag > 0);
}

function needsEnd(jobs: readonly TimedJob[], arcs: readonly Distance[]): boolean {
	const end = jobs.length - 1;
	return arcs.some(({ from, to, lag }) => from === end || (to === end && lag > jobs[from]!.duration));
}

function lastSlotOf({ from, to, lag }: Distance, end: number): Distance {
	return { from, to, lag: lag + (from === end ? 1 : 0) - (to === end ? 1 : 0) };
}

/** A positive loop on a job or on the begin cannot be kept: no date is early enough for it. */
function dates(arcs: readonly Distance[], job: number, duration: number) {
	let earliest = 0;
	let latest = Infinity;
	for (const { from, to, lag } of arcs) {
		if (from === to && (from === job || from === 0)) latest = -1;
		else if (from === 0 && to === job) earliest = Math.max(earliest, lag);
		else if (from === job && to === 0) latest = Math.min(latest, -lag);
	}
	return { earliest, deadline: latest === Infinity ? null : latest + duration - 1 };
}

/** Long enough for one shortest schedule, if there is any: nobody waits longer than for all others in a row. */
function horizon(jobs: readonly TimedJob[], arcs: readonly Distance[]): number {
	const longest = jobs.map((job) => job.duration);
	for (const { from, lag } of arcs) longest[from] = Math.max(longest[from]!, lag);
	return Math.max(
		1,
		longest.reduce((sum, length) => sum + length, 0),
	);
}
