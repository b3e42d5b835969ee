import type { Problem, Slot } from '../src/problem/problem.ts';
import type { Cause, Obstacle, Schedule, StartSpan, UnscheduledItem } from '../src/result.ts';
import { startsIn, violationsAt } from './naive-check.ts';
import { isCauseTrue, isObstacleAt, openStarts } from './naive-reasons.ts';
import { modesOf, settled, setupId, withMode } from './settle.ts';
import type { World } from './relaxed.ts';

/** One thing said about a schedule, and whether a second reading of the rules agrees. */
export interface Checked {
	about: string;
	isTrue: boolean;
}

const OBSTACLE =
	/^(after_(predecessor|setup|lag)|before_lag|closed|resource_(absent|full)|skill_(missing|full)|(budget|fund)_(exceeded|spent))$/;

/** Every start before the one taken is tried: it must be impossible, for the reason its span gives. */
export function checkedStarts(
	problem: Problem,
	schedule: Schedule,
	explain: (id: string) => readonly StartSpan[],
): Checked[] {
	const single = settled(problem, schedule);
	const starts = startsIn(schedule);
	return schedule.items.flatMap(({ id, start }) => {
		const { earliest } = problem.activities.find((one) => one.id === id)!;
		const spans = explain(id);
		return slotsFrom(earliest, start).map((slot) => {
			const span = spans.find(({ from, to }) => from <= slot && slot <= to);
			const isImpossible = violationsAt(single, starts, id, slot).length > 0;
			const reason = span?.reason;
			const isTrue =
				reason !== undefined && (reason.code === 'pinned' || isObstacleAt(single, starts, id, slot, reason));
			return { about: `${id} at ${slot}: ${JSON.stringify(span ?? null)}`, isTrue: isImpossible && isTrue };
		});
	});
}

/** Every cause must be a fact, and every start in every way impossible, for one of the causes. */
export function checkedCauses(problem: Problem, schedule: Schedule, item: UnscheduledItem): Checked[] {
	const { id, causes } = item;
	const none = { about: `${id} has no cause`, isTrue: causes.length > 0 };
	return [
		none,
		...modesOf(problem, id).flatMap((mode) => {
			const world = worldFor(problem, schedule, id, mode);
			const own = causes.filter((cause) => cause.mode === undefined || cause.mode === mode);
			return [...checkedFacts(world, id, mode, own), ...checkedExclusion(world, id, own)];
		}),
	];
}

// A cause without a mode is of the own way where there are several, unless it is about the activity as such.
function checkedFacts(world: World, id: string, mode: string | undefined, causes: readonly Cause[]) {
	return causes
		.filter((cause) => mode === undefined || cause.mode === mode)
		.map((cause) => ({
			about: `${id} ${mode ?? ''} ${JSON.stringify(cause)}`,
			isTrue: isCauseTrue(world.problem, world.starts, id, cause),
		}));
}

function checkedExclusion({ problem, starts }: World, id: string, causes: readonly Cause[]): Checked[] {
	const obstacles = causes.filter((cause) => OBSTACLE.test(cause.code)) as Obstacle[];
	return openStarts(problem, id).map((slot) => {
		const found = violationsAt(problem, starts, id, slot);
		const isAnyOther = obstacles.length !== causes.length || found.some(({ rule }) => rule === 'precedence');
		const isNamed = isAnyOther || obstacles.some((one) => isObstacleAt(problem, starts, id, slot, one));
		return { about: `${id} at ${slot}`, isTrue: found.length > 0 && isNamed };
	});
}

/** The activity in this way beside the schedule; set-ups that it lacks are done as early as they can be. */
export function worldFor(problem: Problem, schedule: Schedule, id: string, mode: string | undefined): World {
	const isIn = schedule.items.some((item) => item.id === id);
	const single = settled(problem, schedule);
	const world = isIn ? single : withMode(single, id, mode);
	const starts = startsIn(schedule);
	for (const { id: group, setup } of problem.groups ?? []) {
		const activity = setupId(group);
		const isNeeded = problem.activities.find((one) => one.id === id)!.groups?.includes(group);
		if (!setup || !isNeeded || starts.has(activity)) continue;
		const others = new Map(starts);
		others.delete(id);
		const free = openStarts(world, activity).find(
			(slot) => violationsAt(world, others, activity, slot).length === 0,
		);
		if (free !== undefined) starts.set(activity, free);
	}
	return { problem: world, starts };
}

function slotsFrom(first: Slot, end: Slot): Slot[] {
	return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}
