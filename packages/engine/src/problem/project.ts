import { openWeeks, type Calendar } from './calendar.ts';
import type { Activity, Mode, Problem } from './problem.ts';

/**
 * A valid problem in the form the makespan searches want: everything by position, time in open slots, typed arrays,
 * lists in compressed rows (row i = from[i] … from[i + 1] - 1). Read only.
 */
export interface Project {
	problem: Problem;
	calendar: Calendar;
	/** Number of activities. */
	count: number;
	/** Number of open slots: every finish lies within. */
	horizon: number;
	/** Number of renewable resources. */
	resources: number;
	/** Units by resource and slot: `resource * horizon + slot`. */
	capacity: Int32Array;
	/** Per resource its capacity when it is the same in all slots, else -1. */
	constant: Int32Array;
	/** Row of modes per activity; the first is the activity's own. */
	modesFrom: Int32Array;
	/** Slots per mode. */
	duration: Int32Array;
	/** Units in every slot by mode and resource: `mode * resources + resource`. */
	demand: Int32Array;
	/** Number of funds. */
	funds: number;
	fundAmount: Float64Array;
	/** Units by mode and fund: `mode * funds + fund`. */
	uses: Float64Array;
	/** Per mode the posts wanted by skill. */
	places: readonly (readonly SkilledPlace[])[];
	/** Per skill the resources that master it. */
	masters: readonly (readonly number[])[];
	/** All distances: finish-to-start precedence and lags, max lags turned round. */
	arcs: readonly Arc[];
	/** First slot of each activity by its own date. */
	release: Int32Array;
	/** Slot before which each must be finished, at most the horizon. */
	due: Int32Array;
}

/** Posts wanted by skill, with units in every slot. */
export interface SkilledPlace {
	skill: number;
	posts: number;
	demand: number;
}

/** start(to) >= start(from) + lag + (isAfterFinish ? sign * duration of the mode of `from` or `to` : 0). */
export interface Arc {
	from: number;
	to: number;
	/** Slots, may be negative. */
	lag: number;
	/** Duration added to the lag: +1 that of `from`, -1 that of `to` taken off, 0 none. */
	duration: 1 | 0 | -1;
}

/** Reads a valid problem. Effort that does not spread evenly counts in every slot as it does in the busiest. */
export function projectOf(problem: Problem): Project {
	const calendar = openWeeks(problem);
	const { activities, resources } = problem;
	const horizon = calendar.count;
	const modes = activities.map((activity) => [ownMode(activity), ...(activity.alternatives ?? [])]);
	const modesFrom = new Int32Array(activities.length + 1);
	modes.forEach((list, index) => (modesFrom[index + 1] = modesFrom[index]! + list.length));
	const all = modes.flat();
	const capacity = capacityOf(problem, calendar);
	const constant = Int32Array.from(resources, (_, row) => constantIn(capacity, row * horizon, horizon));
	const funds = problem.funds ?? [];
	const skills = [...new Set(resources.flatMap((resource) => resource.skills ?? []))];
	return {
		...{ problem, calendar, horizon, capacity, constant, modesFrom },
		count: activities.length,
		resources: resources.length,
		duration: Int32Array.from(all, (mode) => mode.duration),
		demand: Int32Array.from(
			all.flatMap((mode) => resources.map(({ id }) => perSlot(mode.effort[id] ?? 0, mode.duration))),
		),
		funds: funds.length,
		fundAmount: Float64Array.from(funds, (fund) => fund.amount),
		uses: Float64Array.from(all.flatMap((mode) => funds.map(({ id }) => mode.uses?.[id] ?? 0))),
		places: all.map((mode) => placesOf(mode, skills)),
		masters: skills.map((skill) => resources.flatMap((one, row) => (one.skills?.includes(skill) ? row : []))),
		arcs: arcsOf(problem),
		release: Int32Array.from(activities, ({ earliest }) => calendar.indexFrom(earliest)),
		due: Int32Array.from(activities, ({ deadline }) =>
			deadline === null ? horizon : Math.min(horizon, calendar.indexBy(deadline) + 1),
		),
	};
}

function ownMode({ duration, effort, cost, uses, places }: Activity): Mode {
	return { id: '', duration, effort, cost, ...(uses && { uses }), ...(places && { places }) };
}

function capacityOf({ resources }: Problem, calendar: Calendar): Int32Array {
	const capacity = new Int32Array(resources.length * calendar.count);
	resources.forEach((resource, row) => {
		for (let slot = 0; slot < calendar.count; slot++)
			capacity[row * calendar.count + slot] = resource.capacity[calendar.slotOf(slot)]!;
	});
	return capacity;
}

function constantIn(values: Int32Array, from: number, length: number): number {
	const first = values[from] ?? 0;
	for (let index = 1; index < length; index++) if (values[from + index] !== first) return -1;
	return first;
}

function perSlot(effort: number, duration: number): number {
	return effort - Math.floor(effort / duration) * (duration - 1);
}

function placesOf({ places = [], duration }: Mode, skills: readonly string[]): SkilledPlace[] {
	return places.map(({ skill, posts, effort }) => ({
		skill: skills.indexOf(skill),
		posts,
		demand: perSlot(effort, duration),
	}));
}

function arcsOf({ activities, lags = [] }: Problem): Arc[] {
	const at = new Map(activities.map(({ id }, index) => [id, index]));
	const arcs: Arc[] = activities.flatMap(({ predecessors }, to) =>
		predecessors.map((id): Arc => ({ from: at.get(id)!, to, lag: 0, duration: 1 })),
	);
	for (const { from, to, after, min, max } of lags) {
		const [a, b] = [at.get(from)!, at.get(to)!];
		const afterFinish = after === 'finish';
		if (min !== null) arcs.push({ from: a, to: b, lag: min, duration: afterFinish ? 1 : 0 });
		if (max !== null) arcs.push({ from: b, to: a, lag: -max, duration: afterFinish ? -1 : 0 });
	}
	return arcs;
}
