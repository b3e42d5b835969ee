import type { Project } from '../problem/project.ts';

/** Activities beyond which the bound is not worth its time, which grows with their cube. */
const MOST_ACTIVITIES = 300;

/** Windows of the starts, and the time each start leaves at least until everything is done. */
export interface Windows {
	earliest: Int32Array;
	latest: Int32Array;
	/** From a start to the end of the schedule. */
	tail: Int32Array;
}

/**
 * The least makespan from `from` to `to` at which no span of time is asked for more work than it has room for (energetic
 * reasoning, Baptiste, Le Pape and Nuijten 1999); `to` when none is. One mode per activity.
 */
export function energyBound(project: Project, windows: Windows, from: number, to: number): number {
	if (project.count > MOST_ACTIVITIES) return from;
	let [low, high] = [from, to];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isOverfull(project, windows, middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}

function isOverfull(project: Project, { earliest, latest, tail }: Windows, makespan: number): boolean {
	const last = latest.map((start, activity) => Math.min(start, makespan - tail[activity]!));
	if (last.some((start, activity) => start < earliest[activity]!)) return true;
	for (let resource = 0; resource < project.resources; resource++)
		if (isResourceOverfull(project, resource, earliest, last)) return true;
	return false;
}

function isResourceOverfull(
	project: Project,
	resource: number,
	earliest: Int32Array,
	last: Int32Array,
): boolean {
	const { duration, demand, resources, horizon, capacity } = project;
	const room = new Float64Array(horizon + 1);
	for (let slot = 0; slot < horizon; slot++)
		room[slot + 1] = room[slot]! + capacity[resource * horizon + slot]!;
	const users = [...duration.keys()].filter((activity) => demand[activity * resources + resource]! > 0);
	const units = Float64Array.from(users, (activity) => demand[activity * resources + resource]!);
	const length = Int32Array.from(users, (activity) => duration[activity]!);
	const first = Int32Array.from(users, (activity) => earliest[activity]! + duration[activity]!);
	const late = Int32Array.from(users, (activity) => last[activity]!);
	const begins = [...new Set(users.map((activity) => earliest[activity]!))];
	const ends = [...new Set(users.map((activity) => last[activity]! + duration[activity]!))];
	return begins.some((begin) =>
		ends.some((end) => {
			if (end <= begin) return false;
			let work = 0;
			for (let user = 0; user < length.length; user++) {
				const inside = Math.min(end - begin, length[user]!, first[user]! - begin, end - late[user]!);
				if (inside > 0) work += inside * units[user]!;
			}
			return work > room[end]! - room[begin]!;
		}),
	);
}

/** Longest way from each start to the end of the schedule over the distances between activities. */
export function tailsOf(project: Project): Int32Array {
	const tail = project.duration.slice(0, project.count);
	for (let round = 0, moved = true; moved && round <= project.count; round++) {
		moved = false;
		for (const { from, to, lag, duration } of project.arcs) {
			const own = duration === 1 ? project.duration[from]! : duration === -1 ? -project.duration[to]! : 0;
			if (tail[to]! + lag + own <= tail[from]!) continue;
			tail[from] = tail[to]! + lag + own;
			moved = true;
		}
	}
	return tail;
}
