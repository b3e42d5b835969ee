import { assignPosts } from './assign.ts';
import { UNSCHEDULED, type Draft } from './draft.ts';
import { NOT_PINNED, type LagRow, type Model } from './model.ts';
import type { Demand, ModeRow } from './modes.ts';
import { chargesOf } from './money.ts';
import { BUDGET_KINDS } from '../problem/problem.ts';
import type { AfterPredecessor, AfterSetup, Obstacle, Window } from '../result.ts';

/**
 * What keeps a mode of an activity that is not in the draft from this open week: lags, then time, skills, money and
 * funds; null = nothing.
 */
export function obstacleAt(draft: Draft, row: number, start: number): Obstacle | null {
	const mode = draft.model.modes[row]!;
	for (const lag of draft.model.lagsOf[mode.activity]!) {
		const obstacle = tooFar(draft, mode, lag, start);
		if (obstacle) return obstacle;
	}
	for (const demand of mode.demands) {
		const obstacle = shortOfTime(draft, mode, start, demand);
		if (obstacle) return obstacle;
	}
	return shortOfSkill(draft, mode, start) ?? shortOfMoney(draft, mode, start) ?? shortOfFund(draft, mode);
}

/** The predecessor or set-up that finishes last, if the activity could start earlier without it; all must be in. */
export function lastPredecessor(draft: Draft, activity: number): AfterPredecessor | AfterSetup | null {
	const { model } = draft;
	let last = -1;
	let latest = earliestOwnStart(model, activity) - 1;
	for (const before of model.network.predecessors[activity]!)
		if (draft.finish(before) > latest) [last, latest] = [before, draft.finish(before)];
	if (last < 0) return null;
	const finish = model.slotAt[latest]!;
	const group = groupOf(model, last);
	return group === undefined
		? { code: 'after_predecessor', id: idOf(model, last), finish }
		: { code: 'after_setup', group, finish };
}

/** First open week by the own date, whatever is pinned. */
export function earliestOwnStart(model: Model, activity: number): number {
	if (model.pinned[activity] === NOT_PINNED) return model.release[activity]!;
	return model.calendar.indexFrom(model.problem.activities[activity]!.earliest);
}

/** True when both are the same obstacle, seen at different starts. */
export function isSameObstacle(a: Obstacle, b: Obstacle): boolean {
	return a.code === b.code && aboutOf(a) === aboutOf(b);
}

function aboutOf(obstacle: Obstacle): string {
	if ('resource' in obstacle) return obstacle.resource;
	if ('kind' in obstacle) return `${obstacle.kind} ${obstacle.year}`;
	if ('skills' in obstacle) return JSON.stringify([obstacle.skills, obstacle.needed]);
	if ('fund' in obstacle) return obstacle.fund;
	if ('group' in obstacle) return obstacle.group;
	return 'id' in obstacle ? obstacle.id : '';
}

/** One obstacle for two that are the same: windows and blockers of both, the stricter of two lags. */
export function joinObstacles<T extends Obstacle>(a: T, b: Obstacle): T {
	const window = 'window' in a && 'window' in b ? { window: hull(a.window, b.window) } : {};
	const blockers =
		'blockers' in a && 'blockers' in b ? { blockers: [...new Set([...a.blockers, ...b.blockers])] } : {};
	const earliest = 'earliest' in a && 'earliest' in b ? { earliest: Math.max(a.earliest, b.earliest) } : {};
	const latest = 'latest' in a && 'latest' in b ? { latest: Math.min(a.latest, b.latest) } : {};
	return { ...a, ...window, ...blockers, ...earliest, ...latest };
}

/** The id in the problem; of a set-up, that of its group. */
export function idOf(model: Model, activity: number): string {
	return model.problem.activities[activity]?.id ?? groupOf(model, activity)!;
}

/** Group of a set-up; undefined = an activity of the problem. */
export function groupOf({ setups, problem }: Model, activity: number): string | undefined {
	return setups[activity - problem.activities.length];
}

function tooFar(draft: Draft, { activity, duration }: ModeRow, lag: LagRow, start: number): Obstacle | null {
	const { model } = draft;
	const other = lag.from === activity ? lag.to : lag.from;
	if (other === activity || !draft.has(other)) return null;
	let [earliest, latest] = [-Infinity, Infinity];
	if (lag.to === activity) {
		const base = lag.afterFinish ? draft.finish(other) + 1 : draft.starts[other]!;
		[earliest, latest] = [base + lag.min, base + lag.max];
	} else {
		const base = draft.starts[other]! - (lag.afterFinish ? duration : 0);
		[earliest, latest] = [base - lag.max, base - lag.min];
	}
	const id = idOf(model, other);
	if (start < earliest) return { code: 'after_lag', id, earliest: model.calendar.slotOf(earliest) };
	return start > latest ? { code: 'before_lag', id, latest: model.calendar.slotOf(latest) } : null;
}

function shortOfTime(
	draft: Draft,
	{ activity, duration }: ModeRow,
	start: number,
	{ resource, rate, last }: Demand,
): Obstacle | null {
	const { model, profile } = draft;
	const row = resource * model.calendar.count;
	const end = start + duration - 1;
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
	const blockers = blockersOf(draft, activity, [resource], full);
	return { code: 'resource_full', resource: id, window: windowOf(model, full), blockers };
}

function shortOfSkill(draft: Draft, mode: ModeRow, start: number): Obstacle | null {
	if (mode.places.length === 0) return null;
	const { model, profile } = draft;
	const weeks = model.calendar.count;
	const alone = assignPosts(mode, start, model.capacity, weeks).shortage;
	const shortage = alone ?? assignPosts(mode, start, profile.free, weeks).shortage;
	if (!shortage) return null;
	const places = shortage.places.map((place) => mode.places[place]!);
	const end = start + mode.duration - 1;
	const about = {
		skills: [...new Set(places.map(({ skill }) => skill))].sort(),
		window: windowOf(model, [start, end]),
		needed: shortage.places.length,
		available: shortage.posts.length,
	};
	if (alone) return { code: 'skill_missing', ...about };
	const masters = [...new Set(places.flatMap((place) => place.masters))];
	const worked = Array.from({ length: mode.duration }, (_, index) => start + index);
	return { code: 'skill_full', ...about, blockers: blockersOf(draft, mode.activity, masters, worked) };
}

function blockersOf(draft: Draft, activity: number, resources: number[], weeks: readonly number[]): string[] {
	const { model, starts } = draft;
	const blockers = model.order.filter(
		(other) => other !== activity && weeks.some((week) => worksIn(draft, other, resources, week)),
	);
	return blockers.sort((a, b) => starts[a]! - starts[b]! || a - b).map((other) => idOf(model, other));
}

function worksIn(draft: Draft, activity: number, resources: readonly number[], week: number): boolean {
	if (!draft.has(activity)) return false;
	const end = draft.finish(activity);
	if (week < draft.starts[activity]! || week > end) return false;
	const mode = draft.model.modes[draft.rows[activity]!]!;
	const counts = ({ rate, last }: { rate: number; last: number }) => (week === end ? last > 0 : rate > 0);
	return (
		mode.demands.some((demand) => resources.includes(demand.resource) && counts(demand)) ||
		draft.posts[activity]!.some((post, place) => resources.includes(post) && counts(mode.places[place]!))
	);
}

function shortOfMoney({ model, profile, ...draft }: Draft, mode: ModeRow, start: number): Obstacle | null {
	for (const { row, kind, year, amount } of chargesOf(model, mode, start)) {
		const limit = model.money.limit[row]!;
		const left = profile.left[row]!;
		if (amount <= left) continue;
		const where = { year: model.money.firstYear + year, kind: BUDGET_KINDS[kind]!, needed: amount };
		if (amount > limit) return { code: 'budget_exceeded', ...where, available: limit };
		const by = model.modes.filter(
			(other, index) =>
				other.activity !== mode.activity &&
				draft.rows[other.activity] === index &&
				chargesOf(model, other, draft.starts[other.activity]!).some((charge) => charge.row === row),
		);
		return {
			code: 'budget_spent',
			...where,
			available: left,
			by: by.map((one) => idOf(model, one.activity)),
		};
	}
	return null;
}

function shortOfFund({ model, profile, rows }: Draft, mode: ModeRow): Obstacle | null {
	for (const { fund, amount } of mode.uses) {
		const left = profile.funds[fund]!;
		if (amount <= left) continue;
		const where = { fund: model.problem.funds![fund]!.id, needed: amount };
		const whole = model.funds[fund]!;
		if (amount > whole) return { code: 'fund_exceeded', ...where, available: whole };
		const by = [...rows.keys()].filter(
			(other) =>
				other !== mode.activity &&
				rows[other] !== UNSCHEDULED &&
				model.modes[rows[other]!]!.uses.some((use) => use.fund === fund),
		);
		return { code: 'fund_spent', ...where, available: left, by: by.map((other) => idOf(model, other)) };
	}
	return null;
}

function windowOf({ slotAt }: Model, weeks: readonly number[]): Window {
	return { from: slotAt[weeks[0]!]!, to: slotAt[weeks.at(-1)!]! };
}

function hull(a: Window, b: Window): Window {
	return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}
