import type { Problem, Slot } from '../src/problem/problem.ts';
import type {
	BudgetExceeded,
	BudgetSpent,
	Cause,
	Conflict,
	DeadlineBeforePredecessor,
	Obstacle,
} from '../src/result.ts';
import { costIn, needAt, violationsAt, workedSlots, type Starts } from './naive-check.ts';
import { isOtherObstacle, nameOf } from './naive-obstacles.ts';
import { setupId, withMode } from './settle.ts';

/** True when the obstacle by itself makes this start impossible, beside the other starts. */
export function isObstacleAt(
	problem: Problem,
	starts: Starts,
	id: string,
	slot: Slot,
	obstacle: Obstacle,
): boolean {
	const others = without(starts, id);
	const found = violationsAt(problem, others, id, slot);
	switch (obstacle.code) {
		case 'after_predecessor':
			return (
				found.some((one) => one.rule === 'precedence' && one.what === obstacle.id) &&
				workedSlots(problem, obstacle.id, starts.get(obstacle.id)!).at(-1) === obstacle.finish
			);
		case 'closed':
			return found.some((one) => one.rule === 'closed') && isIn(obstacle.window, slot);
		case 'resource_absent':
			return shortSlots(problem, new Map(), id, slot, obstacle.resource).some((at) =>
				isIn(obstacle.window, at),
			);
		case 'resource_full':
			return isFull(problem, others, id, slot, obstacle);
		case 'budget_exceeded':
		case 'budget_spent':
			return isPoor(problem, others, id, slot, obstacle);
		default:
			return isOtherObstacle(problem, starts, id, slot, obstacle);
	}
}

/** True when the cause is a fact, read from the problem and the schedule alone. */
export function isCauseTrue(problem: Problem, starts: Starts, id: string, cause: Cause): boolean {
	const own = activityIn(problem, id);
	switch (cause.code) {
		case 'excluded_by_pin':
			return own.pin !== undefined && 'exclude' in own.pin;
		case 'window_empty':
			return own.deadline !== null && workedSlots(problem, id, own.earliest).at(-1)! > own.deadline;
		case 'outside_horizon':
			return cause.earliestFinish >= problem.slots && cause.earliestFinish === firstFinish(problem, id);
		case 'deadline_before_predecessor':
			return naiveConflicts(problem).some((one) => isSameEdge(one, cause));
		case 'predecessor_not_scheduled':
			return own.predecessors.includes(cause.id) && !starts.has(cause.id);
		case 'predecessor_too_late':
			return isTooLate(problem, starts, id, cause);
		case 'resource_missing':
			return isMissing(problem, id, cause);
		case 'before_earliest':
			return pinnedSlot(problem, id)! < own.earliest && cause.earliest === own.earliest;
		case 'after_deadline':
			return workedSlots(problem, id, pinnedSlot(problem, id)!).at(-1)! > own.deadline!;
		case 'excluded_by':
		case 'setup_impossible':
		case 'after_setup':
			return isGroupCauseTrue(problem, starts, id, cause);
		case 'pin_conflict':
			return (
				cause.because.length > 0 &&
				cause.because.every((one) => isCauseTrue(withMode(problem, id, one.mode), starts, id, one))
			);
		default:
			return triedStarts(problem, id).some((slot) => isObstacleAt(problem, starts, id, slot, cause));
	}
}

function isGroupCauseTrue(
	problem: Problem,
	starts: Starts,
	id: string,
	cause: Extract<Cause, { code: 'excluded_by' | 'setup_impossible' | 'after_setup' }>,
): boolean {
	switch (cause.code) {
		case 'excluded_by':
			return (
				problem.exclusions!.some((list) => list.includes(id) && list.includes(cause.id)) &&
				starts.has(cause.id)
			);
		case 'setup_impossible':
			return openStarts(problem, setupId(cause.group)).every(
				(slot) => violationsAt(problem, starts, setupId(cause.group), slot).length > 0,
			);
		case 'after_setup':
			return (
				workedSlots(problem, setupId(cause.group), starts.get(setupId(cause.group)) ?? Infinity).at(-1) ===
				cause.finish
			);
	}
}

/** Last slot of the earliest work, people and money left aside, by recursion. */
export function naiveEarliestFinish(problem: Problem, id: string): Slot {
	const own = activityIn(problem, id);
	const after = own.predecessors.map(
		(before) => naiveEarliestFinish(inShortest(problem, before), before) + 1,
	);
	const first = Math.max(own.earliest, pinnedSlot(problem, id) ?? 0, ...after);
	return workedSlots(problem, id, first).at(-1)!;
}

/** Every dependency whose dates contradict each other. */
export function naiveConflicts(problem: Problem): { code: string; activity: string; predecessor: string }[] {
	return problem.activities.flatMap((own) =>
		own.predecessors.flatMap((predecessor) => {
			const edge = { activity: own.id, predecessor };
			if (own.deadline === null) return [];
			const endAfter = (slot: Slot) => workedSlots(problem, own.id, slot + 1).at(-1)!;
			if (endAfter(naiveEarliestFinish(inShortest(problem, predecessor), predecessor)) > own.deadline)
				return [{ code: 'deadline_before_predecessor', ...edge }];
			const other = activityIn(problem, predecessor).deadline;
			return other !== null && endAfter(other) > own.deadline ? [{ code: 'deadline_order', ...edge }] : [];
		}),
	);
}

/** True when the path is a chain of predecessors that, one right after the other, gives the earliest finish. */
export function isForcing(
	problem: Problem,
	{ path, earliestFinish, predecessor }: DeadlineBeforePredecessor,
): boolean {
	let finish = 0;
	const isChain = path.every((id, index) => {
		const own = activityIn(problem, id);
		const first = Math.max(own.earliest, pinnedSlot(problem, id) ?? 0);
		const isLinked = index === 0 || (own.predecessors.includes(path[index - 1]!) && finish >= first);
		finish = workedSlots(problem, id, index === 0 ? first : finish + 1).at(-1)!;
		return isLinked;
	});
	return isChain && path.at(-1) === predecessor && finish === earliestFinish;
}

/** The starts that the horizon and the own dates allow. */
export function openStarts(problem: Problem, id: string): Slot[] {
	const { earliest, deadline } = activityIn(problem, id);
	const last = Math.min(problem.slots - 1, deadline ?? Infinity);
	return Array.from({ length: problem.slots }, (_, slot) => slot).filter(
		(slot) => slot >= earliest && !problem.closed?.[slot] && workedSlots(problem, id, slot).at(-1)! <= last,
	);
}

// What comes before may be done in any way; the shortest is the soonest.
function inShortest(problem: Problem, id: string): Problem {
	const { alternatives = [], duration } = problem.activities.find((one) => one.id === id)!;
	const shortest = Math.min(duration, ...alternatives.map((mode) => mode.duration));
	const activities = problem.activities.map((one) => (one.id === id ? { ...one, duration: shortest } : one));
	return { ...problem, activities };
}

function triedStarts(problem: Problem, id: string): Slot[] {
	const pinned = pinnedSlot(problem, id);
	return pinned === undefined ? openStarts(problem, id) : [pinned];
}

function firstFinish(problem: Problem, id: string): Slot {
	const pinned = pinnedSlot(problem, id);
	return pinned === undefined ? naiveEarliestFinish(problem, id) : workedSlots(problem, id, pinned).at(-1)!;
}

function isFull(
	problem: Problem,
	others: Starts,
	id: string,
	slot: Slot,
	{ resource, window, blockers }: Obstacle & { code: 'resource_full' },
): boolean {
	const alone = shortSlots(problem, new Map(), id, slot, resource);
	const short = shortSlots(problem, others, id, slot, resource).filter((at) => isIn(window, at));
	const left = new Map([...others].filter(([other]) => !blockers.includes(nameOf(other))));
	const stillShort = shortSlots(problem, left, id, slot, resource).filter((at) => isIn(window, at));
	const named = [...others.keys()].filter((other) => blockers.includes(nameOf(other)));
	const working = named.every((other) =>
		workedSlots(problem, other, others.get(other)!).some(
			(at) => isIn(window, at) && needAt(problem, other, others.get(other)!, resource, at) > 0,
		),
	);
	return alone.length === 0 && short.length > 0 && stillShort.length === 0 && working;
}

function isPoor(
	problem: Problem,
	others: Starts,
	id: string,
	slot: Slot,
	obstacle: BudgetExceeded | BudgetSpent,
): boolean {
	const { year, kind, needed, available } = obstacle;
	const limit = problem.budgets.find((one) => one.year === year && one.kind === kind)?.amount ?? Infinity;
	const payers = [...others].filter(([other, start]) => costIn(problem, other, start, year, kind) > 0);
	const spent = payers.reduce((sum, [other, start]) => sum + costIn(problem, other, start, year, kind), 0);
	if (costIn(problem, id, slot, year, kind) !== needed) return false;
	if (obstacle.code === 'budget_exceeded') return needed > limit && available === limit;
	const isNamed =
		JSON.stringify(payers.map(([other]) => nameOf(other)).sort()) === JSON.stringify(obstacle.by.toSorted());
	return needed <= limit && needed > limit - spent && available === limit - spent && isNamed;
}

function isTooLate(
	problem: Problem,
	starts: Starts,
	id: string,
	cause: Cause & { code: 'predecessor_too_late' },
) {
	const own = activityIn(problem, id);
	const finish = workedSlots(problem, cause.id, starts.get(cause.id)!).at(-1)!;
	return (
		own.predecessors.includes(cause.id) &&
		finish === cause.finish &&
		Math.max(...openStarts(problem, id)) === cause.latestStart &&
		finish >= cause.latestStart
	);
}

function isMissing(problem: Problem, id: string, cause: Cause & { code: 'resource_missing' }): boolean {
	const { resource, window, needed, available } = cause;
	const capacity = problem.resources.find((one) => one.id === resource)!.capacity;
	const given = openStarts(problem, id)
		.filter((slot) => slot >= window.from)
		.map((start) =>
			workedSlots(problem, id, start)
				.map((slot) => Math.min(capacity[slot]!, needAt(problem, id, start, resource, slot)))
				.reduce((sum, amount) => sum + amount, 0),
		);
	return (
		needed === activityIn(problem, id).effort[resource] &&
		available === Math.max(...given) &&
		available < needed
	);
}

function shortSlots(problem: Problem, others: Starts, id: string, start: Slot, resource: string): Slot[] {
	const found = violationsAt({ ...problem, budgets: [] }, without(others, id), id, start);
	return found.flatMap((one) => (one.rule === 'capacity' && one.what === resource ? one.at! : []));
}

function isSameEdge(
	conflict: { code: string; activity: string; predecessor: string },
	other: Conflict,
): boolean {
	return (
		conflict.code === other.code &&
		conflict.activity === other.activity &&
		'predecessor' in other &&
		conflict.predecessor === other.predecessor
	);
}

function without(starts: Starts, id: string): Starts {
	return new Map([...starts].filter(([other]) => other !== id));
}

function isIn(window: { from: Slot; to: Slot }, slot: Slot): boolean {
	return slot >= window.from && slot <= window.to;
}

function pinnedSlot(problem: Problem, id: string): Slot | undefined {
	const { pin } = activityIn(problem, id);
	return pin && 'start' in pin ? pin.start : undefined;
}

function activityIn(problem: Problem, id: string) {
	return problem.activities.find((activity) => activity.id === id)!;
}
