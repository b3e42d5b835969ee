import type { Activity, Problem } from '../packages/engine/src/problem/problem.ts';

/** Length of the critical path with unlimited resources and the shortest modes; null when the lags contradict. */
export function criticalPath({ activities, lags = [] }: Problem): number | null {
	const at = new Map(activities.map(({ id }, index) => [id, index]));
	const shortest = activities.map(({ duration, alternatives = [] }) =>
		Math.min(duration, ...alternatives.map((mode) => mode.duration)),
	);
	const longest = activities.map(({ duration, alternatives = [] }) =>
		Math.max(duration, ...alternatives.map((mode) => mode.duration)),
	);
	const arcs = [
		...activities.flatMap(({ predecessors }, to) =>
			predecessors.map((id) => ({ from: at.get(id)!, to, length: shortest[at.get(id)!]! })),
		),
		...lags.flatMap(({ from, to, after, min, max }) => {
			const [a, b] = [at.get(from)!, at.get(to)!];
			const isFinish = after === 'finish';
			const least = min === null ? [] : [{ from: a, to: b, length: min + (isFinish ? shortest[a]! : 0) }];
			const most = max === null ? [] : [{ from: b, to: a, length: -max - (isFinish ? longest[a]! : 0) }];
			return [...least, ...most];
		}),
	];
	const start = activities.map((activity) => Math.max(0, activity.earliest));
	for (let round = 0; round <= activities.length; round++)
		if (!relax(start, arcs)) return isInTime(start, shortest, activities);
	return null;
}

function relax(start: number[], arcs: readonly { from: number; to: number; length: number }[]): boolean {
	let changed = false;
	for (const { from, to, length } of arcs) {
		if (start[from]! + length <= start[to]!) continue;
		start[to] = start[from]! + length;
		changed = true;
	}
	return changed;
}

function isInTime(start: number[], duration: number[], activities: readonly Activity[]): number | null {
	const finish = start.map((slot, index) => slot + duration[index]!);
	const isLate = activities.some(({ deadline }, index) => deadline !== null && finish[index]! - 1 > deadline);
	return isLate ? null : Math.max(0, ...finish);
}
