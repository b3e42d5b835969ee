import { cycles, networkOf } from '../network.ts';
import type { Activity, Lag, Problem } from '../problem.ts';
import { integer, MOST_TIME, type Report } from './report.ts';

/** Reports references to nobody and activities that would have to wait for themselves. */
export function validateDependencies(report: Report, problem: Problem): void {
	const { activities, lags = [], exclusions = [] } = problem;
	const position = new Map(activities.map((activity, index) => [activity.id, index]));
	const lists = activities.map((activity) =>
		activity.predecessors.flatMap((id) => {
			const before = position.get(id);
			if (before === undefined) report('unknown_predecessor', id, 'activities', activity.id, 'predecessors');
			return before ?? [];
		}),
	);
	const round = cycles(networkOf(lists));
	for (const cycle of round) {
		const members = cycle.map((index) => activities[index]!.id);
		report('cycle', members, 'activities', members[0]!, 'predecessors');
	}
	exclusions.forEach((list, index) => {
		for (const id of list) if (!position.has(id)) report('unknown_activity', id, 'exclusions', index);
		if (new Set(list).size < list.length) report('duplicate', list, 'exclusions', index);
	});
	const sound = lags.filter((lag, index) => validateLag(report, lag, index, position));
	if (round.length > 0 || sound.length === 0) return;
	const loop = contradiction(activities, arcsOf(activities, lists, sound, position));
	if (loop) report('cycle', loop, 'lags');
}

function validateLag(
	report: Report,
	{ from, to, after, min, max }: Lag,
	index: number,
	known: Map<string, number>,
): boolean {
	let isSound = true;
	const found: Report = (...issue) => {
		isSound = false;
		report(...issue);
	};
	if (!known.has(from)) found('unknown_activity', from, 'lags', index, 'from');
	if (!known.has(to)) found('unknown_activity', to, 'lags', index, 'to');
	if (after !== 'start' && after !== 'finish') found('unknown_kind', after, 'lags', index, 'after');
	if (min !== null) integer(found, min, -MOST_TIME, MOST_TIME, 'lags', index, 'min');
	if (max !== null) integer(found, max, -MOST_TIME, MOST_TIME, 'lags', index, 'max');
	if (min !== null && max !== null && min > max) found('out_of_order', { min, max }, 'lags', index);
	return isSound;
}

interface Distance {
	from: number;
	to: number;
	/** At least so much between the starts, whatever the modes. */
	length: number;
}

function arcsOf(
	activities: readonly Activity[],
	predecessors: readonly (readonly number[])[],
	lags: readonly Lag[],
	position: Map<string, number>,
): Distance[] {
	const durations = activities.map(({ duration, alternatives = [] }) => [
		duration,
		...alternatives.map((mode) => mode.duration),
	]);
	const shortest = durations.map((list) => Math.min(...list));
	const longest = durations.map((list) => Math.max(...list));
	const plain = predecessors.flatMap((list, to) =>
		list.map((from) => ({ from, to, length: shortest[from]! })),
	);
	const lagged = lags.flatMap(({ after, min, max, ...ends }) => {
		const [from, to] = [position.get(ends.from)!, position.get(ends.to)!];
		const isFinish = after === 'finish';
		const least = min === null ? [] : [{ from, to, length: min + (isFinish ? shortest[from]! : 0) }];
		const most = max === null ? [] : [{ from: to, to: from, length: -max - (isFinish ? longest[from]! : 0) }];
		return [...least, ...most];
	});
	return [...plain, ...lagged];
}

/** Members of a cycle of positive length (Bellman and Ford), or null. */
function contradiction(activities: readonly Activity[], arcs: readonly Distance[]): string[] | null {
	const start = new Float64Array(activities.length);
	const forcedBy = new Int32Array(activities.length).fill(-1);
	let last = -1;
	for (let round = 0; round <= activities.length; round++) {
		last = -1;
		for (const { from, to, length } of arcs) {
			if (!(start[from]! + length > start[to]!)) continue;
			start[to] = start[from]! + length;
			forcedBy[to] = from;
			last = to;
		}
		if (last < 0) return null;
	}
	for (let back = 0; back < activities.length; back++) last = forcedBy[last]!;
	const cycle = [last];
	for (let at = forcedBy[last]!; at !== last; at = forcedBy[at]!) cycle.unshift(at);
	return cycle.map((index) => activities[index]!.id);
}
