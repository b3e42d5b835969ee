import { openWeeks, type Calendar } from '../problem/calendar.ts';
import type { Activity, Estimate, Mode, Problem } from '../problem/problem.ts';
import type { ScheduledItem } from '../result.ts';

/** What of a schedule is needed to run it again. */
export type PlannedItem = Pick<ScheduledItem, 'id' | 'start' | 'finish' | 'mode' | 'posts'>;

/**
 * The activities of a schedule in the order of their starts, by position, time in open weeks. Lists in compressed
 * rows: row i = from[i] … from[i + 1] - 1. Read only.
 */
export interface PlannedWork {
	calendar: Calendar;
	ids: string[];
	count: number;
	/** Open weeks that are looked at: after the horizon the last year is repeated. */
	width: number;
	/** Planned first open week. */
	start: Int32Array;
	/** First open week after the planned finish. */
	finish: Int32Array;
	/** First open week after the deadline; the width = none. */
	due: Int32Array;
	/** First open week by the own date. */
	release: Int32Array;
	/** Planned open weeks of work. */
	duration: Int32Array;
	/** Null = certain. */
	estimates: (Estimate | null)[];
	needFrom: Int32Array;
	/** Row of capacity of each need. */
	needResource: Int32Array;
	/** Hundredths of person-days in total of each need. */
	needEffort: Int32Array;
	waitFrom: Int32Array;
	/** Position before each. */
	waitFor: Int32Array;
	/** Weeks after its start or, when `waitAfterFinish` is 1, after its finish. */
	waitLag: Int32Array;
	waitAfterFinish: Uint8Array;
	/** Hundredths of person-days by resource and open week: `resource * width + week`. */
	capacity: Int32Array;
}

const YEAR = 52;

/** Reads a schedule of a valid problem. Of lags the least is kept, towards what starts later in the schedule. */
export function plannedWork(problem: Problem, items: readonly PlannedItem[]): PlannedWork {
	const calendar = openWeeks(problem);
	const width = 2 * calendar.count + YEAR + 1;
	const activityOf = new Map(problem.activities.map((activity) => [activity.id, activity]));
	const planned = items
		.flatMap((item) => {
			const activity = activityOf.get(item.id);
			return activity ? { item, activity, mode: modeOf(activity, item.mode) } : [];
		})
		.sort((a, b) => a.item.start - b.item.start || a.item.finish - b.item.finish);
	const position = new Map(planned.map(({ item }, index) => [item.id, index]));
	const starts = planned.map(({ item }) => calendar.indexFrom(item.start));
	const numbers = (read: (one: (typeof planned)[number], index: number) => number) =>
		Int32Array.from(planned, read);
	return {
		...{ calendar, width, count: planned.length, ids: planned.map(({ item }) => item.id) },
		start: Int32Array.from(starts),
		finish: numbers(({ mode }, index) => starts[index]! + mode.duration),
		due: numbers(({ activity: { deadline } }) =>
			deadline === null ? width : Math.max(0, Math.min(width, calendar.indexBy(deadline) + 1)),
		),
		release: numbers(({ activity }) => calendar.indexFrom(activity.earliest)),
		duration: numbers(({ mode }) => mode.duration),
		estimates: planned.map(({ activity }) => activity.estimate ?? null),
		...needsOf(
			problem,
			planned.map(({ mode, item }) => effortsOf(mode, item.posts ?? [])),
		),
		...waitsOf(problem, position),
		capacity: capacityOf(problem, calendar, width),
	};
}

function modeOf(activity: Activity, mode: string | undefined): Omit<Mode, 'id'> {
	return activity.alternatives?.find(({ id }) => id === mode) ?? activity;
}

/** Hundredths of days per post, named in the mode or put in its places. */
function effortsOf({ effort, places = [] }: Omit<Mode, 'id'>, posts: readonly string[]): Map<string, number> {
	const efforts = new Map(Object.entries(effort).filter(([, amount]) => amount > 0));
	const wanted = places.flatMap((place) => new Array<number>(place.posts).fill(place.effort));
	posts.forEach((post, place) => efforts.set(post, (efforts.get(post) ?? 0) + (wanted[place] ?? 0)));
	return efforts;
}

function needsOf({ resources }: Problem, efforts: readonly Map<string, number>[]) {
	const row = new Map(resources.map(({ id }, index) => [id, index]));
	const lists = efforts.map((map) => [...map].filter(([id]) => row.has(id)));
	return {
		needFrom: rowsOf(lists),
		needResource: Int32Array.from(lists.flat(), ([id]) => row.get(id)!),
		needEffort: Int32Array.from(lists.flat(), ([, amount]) => amount),
	};
}

interface Wait {
	to: number;
	from: number;
	lag: number;
	isAfterFinish: boolean;
}

function waitsOf({ activities, lags = [] }: Problem, position: Map<string, number>) {
	const waits: Wait[] = [];
	const add = (before: string, after: string, lag: number, isAfterFinish: boolean) => {
		const [from, to] = [position.get(before), position.get(after)];
		if (from !== undefined && to !== undefined && from < to) waits.push({ from, to, lag, isAfterFinish });
	};
	for (const { id, predecessors } of activities) for (const before of predecessors) add(before, id, 0, true);
	for (const { from, to, after, min } of lags) if (min !== null) add(from, to, min, after === 'finish');
	const lists: Wait[][] = Array.from({ length: position.size }, () => []);
	for (const wait of waits) lists[wait.to]!.push(wait);
	return {
		waitFrom: rowsOf(lists),
		waitFor: Int32Array.from(lists.flat(), (wait) => wait.from),
		waitLag: Int32Array.from(lists.flat(), (wait) => wait.lag),
		waitAfterFinish: Uint8Array.from(lists.flat(), (wait) => Number(wait.isAfterFinish)),
	};
}

function rowsOf(lists: readonly (readonly unknown[])[]): Int32Array {
	const from = new Int32Array(lists.length + 1);
	lists.forEach((list, index) => (from[index + 1] = from[index]! + list.length));
	return from;
}

function capacityOf({ resources }: Problem, { count, slotOf }: Calendar, width: number): Int32Array {
	const capacity = new Int32Array(resources.length * width);
	const period = Math.min(YEAR, count);
	resources.forEach((resource, row) => {
		for (let week = 0; week < count; week++) capacity[row * width + week] = resource.capacity[slotOf(week)]!;
		if (period === 0) return;
		for (let week = count; week < width; week++)
			capacity[row * width + week] = capacity[row * width + week - period]!;
	});
	return capacity;
}
