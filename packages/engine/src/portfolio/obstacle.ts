import { chargesOf, type Profile } from './profile.ts';
import { NOT_PINNED, type Demand, type Model } from './model.ts';
import { BUDGET_KINDS } from '../problem/problem.ts';
import type { AfterPredecessor, BudgetExceeded, BudgetSpent, Obstacle, Window } from '../result.ts';
import { UNSCHEDULED } from './construct.ts';

/** A schedule under examination: `profile` holds exactly the activities whose start is not UNSCHEDULED. */
export interface Occupied {
	model: Model;
	starts: Int32Array;
	profile: Profile;
}

/** What keeps an activity that is not in the profile from this open week: time first, then money; null = nothing. */
export function obstacleAt(occupied: Occupied, activity: number, start: number): Obstacle | null {
	for (const demand of occupied.model.demands[activity]!) {
		const obstacle = shortOfTime(occupied, activity, start, demand);
		if (obstacle) return obstacle;
	}
	return shortOfMoney(occupied, activity, start);
}

/** The predecessor that finishes last, if the activity could start earlier without it; all must be scheduled. */
export function lastPredecessor({ model, starts }: Occupied, activity: number): AfterPredecessor | null {
	let last = -1;
	let latest = earliestOwnStart(model, activity) - 1;
	for (const before of model.network.predecessors[activity]!) {
		const finish = starts[before]! + model.duration[before]! - 1;
		if (finish > latest) [last, latest] = [before, finish];
	}
	if (last < 0) return null;
	return { code: 'after_predecessor', id: idOf(model, last), finish: model.slotAt[latest]! };
}

/** First open week by the own date, whatever is pinned. */
export function earliestOwnStart(model: Model, activity: number): number {
	if (model.pinned[activity] === NOT_PINNED) return model.release[activity]!;
	return model.calendar.indexFrom(model.problem.activities[activity]!.earliest);
}

/** True when both are the same obstacle, seen at different starts. */
export function isSameObstacle(a: Obstacle, b: Obstacle): boolean {
	if ('resource' in a) return a.code === b.code && 'resource' in b && a.resource === b.resource;
	if ('kind' in a) return a.code === b.code && 'kind' in b && a.kind === b.kind && a.year === b.year;
	return a.code === b.code && (!('id' in a) || ('id' in b && a.id === b.id));
}

/** One obstacle for two that are the same: windows and blockers of both. */
export function joinObstacles<T extends Obstacle>(a: T, b: Obstacle): T {
	const window = 'window' in a && 'window' in b ? { window: hull(a.window, b.window) } : {};
	const blockers =
		'blockers' in a && 'blockers' in b ? { blockers: [...new Set([...a.blockers, ...b.blockers])] } : {};
	return { ...a, ...window, ...blockers };
}

/** The id in the problem. */
export function idOf(model: Model, activity: number): string {
	return model.problem.activities[activity]!.id;
}

function shortOfTime(
	{ model, starts, profile }: Occupied,
	activity: number,
	start: number,
	{ resource, rate, last }: Demand,
): Obstacle | null {
	const row = resource * model.calendar.count;
	const end = start + model.duration[activity]! - 1;
	const absent: number[] = [];
	const full: number[] = [];
	for (let week = start; week <= end; week++) {
		const needed = week === end ? last : rate;
		if (model.capacity[row + week]! < needed) absent.push(week);
		else if (profile.free[row + week]! < needed) full.push(week);
	}
	const { id } = model.problem.resources[resource]!;
	if (absent.length > 0) return { code: 'resource_absent', resource: id, window: windowOf(model, absent) };
	if (full.length === 0) return null;
	const blockers = model.order.filter(
		(other) => other !== activity && full.some((week) => usesIn(model, starts, other, resource, week)),
	);
	const ids = blockers.sort((a, b) => starts[a]! - starts[b]! || a - b).map((other) => idOf(model, other));
	return { code: 'resource_full', resource: id, window: windowOf(model, full), blockers: ids };
}

function usesIn(model: Model, starts: Int32Array, activity: number, resource: number, week: number): boolean {
	const start = starts[activity]!;
	const end = start + model.duration[activity]! - 1;
	if (start === UNSCHEDULED || week < start || week > end) return false;
	const demand = model.demands[activity]!.find((one) => one.resource === resource);
	return demand !== undefined && (week === end || demand.rate > 0);
}

function shortOfMoney(
	{ model, starts, profile }: Occupied,
	activity: number,
	start: number,
): BudgetExceeded | BudgetSpent | null {
	for (const { row, kind, year, amount } of chargesOf(model, activity, start)) {
		const limit = model.money.limit[row]!;
		const left = profile.left[row]!;
		if (amount <= left) continue;
		const where = { year: model.money.firstYear + year, kind: BUDGET_KINDS[kind]!, needed: amount };
		if (amount > limit) return { code: 'budget_exceeded', ...where, available: limit };
		const by = model.order.filter(
			(other) => other !== activity && isCharged(model, other, starts[other]!, row),
		);
		const ids = by.sort((a, b) => a - b).map((other) => idOf(model, other));
		return { code: 'budget_spent', ...where, available: left, by: ids };
	}
	return null;
}

function isCharged(model: Model, activity: number, start: number, row: number): boolean {
	return start !== UNSCHEDULED && chargesOf(model, activity, start).some((charge) => charge.row === row);
}

function windowOf({ slotAt }: Model, weeks: readonly number[]): Window {
	return { from: slotAt[weeks[0]!]!, to: slotAt[weeks.at(-1)!]! };
}

function hull(a: Window, b: Window): Window {
	return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}
