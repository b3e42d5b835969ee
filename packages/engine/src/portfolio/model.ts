import { openWeeks, yearOf, type Calendar } from '../problem/calendar.ts';
import {
	ancestors,
	earliestDates,
	networkOf,
	topologicalOrder,
	type EarliestDates,
	type Network,
} from '../problem/network.ts';
import { BUDGET_KINDS, type Activity, type Problem } from '../problem/problem.ts';
import { InvalidProblem, validateProblem } from '../problem/validate.ts';
import { modesOf, type ModeRow } from './modes.ts';
import { setupsOf } from './setup.ts';

/**
 * A valid problem in the form the algorithms want: activities, resources and years by position, time in open weeks
 * (see `Calendar`). The set-ups of groups follow the activities: they come before every member, bring nothing and have no
 * dates of their own. Read only.
 */
export interface Model {
	problem: Problem;
	calendar: Calendar;
	/** Hard order, set-ups included. */
	network: Network;
	/** All activities, predecessors first. */
	order: number[];
	ancestors: number[][];
	positionOf: Map<string, number>;
	/** Groups of the set-ups: the first belongs to position `problem.activities.length`. */
	setups: string[];
	/** All ways of doing something, those of one activity side by side. */
	modes: ModeRow[];
	/** Rows of `modes` by activity, the own way first. */
	modesOf: number[][];
	/** Open weeks of the shortest way. */
	duration: number[];
	/** First open week by the own date, and by the pinned start when that is later. */
	release: number[];
	/** Last open week by the own deadline, beyond the horizon too; Infinity = no deadline. */
	deadline: number[];
	/** Critical path dates from `release`, with unlimited people and money. */
	dates: EarliestDates;
	/** Pinned start; -1 = none, -2 = pinned to a closed week. */
	pinned: number[];
	excluded: boolean[];
	included: boolean[];
	/** Lags that touch each activity. */
	lagsOf: LagRow[][];
	/** Of each list at most one is done. */
	exclusions: number[][];
	/** Whom each activity excludes. */
	excludes: number[][];
	/** Hundredths of days by resource and open week: `resource * calendar.count + week`. */
	capacity: Int32Array;
	money: Money;
	/** Units by fund. */
	funds: number[];
	/** Slot of every open week in the horizon. */
	slotAt: Int32Array;
}

/** A distance between two activities that holds when both are done, in open weeks. */
export interface LagRow {
	from: number;
	to: number;
	afterFinish: boolean;
	/** -Infinity = none. */
	min: number;
	/** Infinity = none. */
	max: number;
}

/** The years in which money is counted. */
export interface Money {
	firstYear: number;
	years: number;
	/** Year position of every open week. */
	yearAt: Int32Array;
	/** Cents by kind and year: `kind * years + year`; Infinity = not limited. */
	limit: Float64Array;
}

/** Marks an activity without pinned start in `Model.pinned`. */
export const NOT_PINNED = -1;
const PINNED_TO_CLOSED = -2;

/**
 * Reads a problem.
 * @throws {InvalidProblem} with the issues `validateProblem` found.
 */
export function modelOf(problem: Problem): Model {
	const issues = validateProblem(problem);
	if (issues.length > 0) throw new InvalidProblem(issues);
	const { activities } = problem;
	const calendar = openWeeks(problem);
	const positionOf = new Map(activities.map((activity, index) => [activity.id, index]));
	const setups = setupsOf(problem);
	const network = networkFrom(problem, positionOf, setups);
	const order = topologicalOrder(network);
	const modes = modesOf(
		problem,
		setups.map(({ mode }) => mode),
	);
	const duration = modes.map((list) => Math.min(...list.map((mode) => mode.duration)));
	const none = setups.map(() => null);
	const each = <T>(read: (activity: Activity) => T, ofSetup: T) => [
		...activities.map(read),
		...none.map(() => ofSetup),
	];
	const release = each((activity) => releaseOf(calendar, activity), 0);
	const slotAt = Int32Array.from({ length: calendar.count }, (_, week) => calendar.slotOf(week));
	return {
		...{ problem, calendar, network, order, positionOf, duration, release, slotAt },
		setups: setups.map(({ group }) => group),
		ancestors: ancestors(network, order),
		modes: modes.flat(),
		modesOf: rowsOf(modes),
		deadline: each(({ deadline }) => (deadline === null ? Infinity : calendar.indexBy(deadline)), Infinity),
		dates: earliestDates(network, order, release, duration),
		pinned: each((activity) => pinnedWeek(problem, calendar, activity), NOT_PINNED),
		excluded: each(({ pin }) => pin !== undefined && 'exclude' in pin, false),
		included: each(({ pin }) => pin !== undefined && 'include' in pin, false),
		...relationsOf(problem, positionOf, modes.length),
		capacity: capacityOf(problem, slotAt),
		money: moneyOf(problem, slotAt),
		funds: (problem.funds ?? []).map((fund) => fund.amount),
	};
}

/** Last open week in which the activity may finish, by its deadline and the horizon. */
export function lastFinish(model: Model, activity: number): number {
	return Math.min(model.deadline[activity]!, model.calendar.count - 1);
}

function networkFrom(
	{ activities }: Problem,
	positionOf: ReadonlyMap<string, number>,
	setups: readonly { group: string }[],
): Network {
	return networkOf([
		...activities.map((one) => [
			...one.predecessors.map((id) => positionOf.get(id)!),
			...setups.flatMap(({ group }, index) => (one.groups?.includes(group) ? activities.length + index : [])),
		]),
		...setups.map(() => []),
	]);
}

function rowsOf(modes: readonly (readonly ModeRow[])[]): number[][] {
	let next = 0;
	return modes.map((list) => list.map(() => next++));
}

function pinnedWeek(problem: Problem, calendar: Calendar, { pin }: Activity): number {
	if (!pin || !('start' in pin)) return NOT_PINNED;
	return problem.closed?.[pin.start] ? PINNED_TO_CLOSED : calendar.indexFrom(pin.start);
}

function releaseOf(calendar: Calendar, { earliest, pin }: Activity): number {
	return calendar.indexFrom(pin && 'start' in pin ? Math.max(earliest, pin.start) : earliest);
}

function relationsOf(problem: Problem, positionOf: ReadonlyMap<string, number>, count: number) {
	const lagsOf: LagRow[][] = Array.from({ length: count }, () => []);
	for (const { from, to, after, min, max } of problem.lags ?? []) {
		const row: LagRow = {
			...{ from: positionOf.get(from)!, to: positionOf.get(to)!, afterFinish: after === 'finish' },
			...{ min: min ?? -Infinity, max: max ?? Infinity },
		};
		lagsOf[row.from]!.push(row);
		if (row.to !== row.from) lagsOf[row.to]!.push(row);
	}
	const exclusions = (problem.exclusions ?? []).map((ids) => [
		...new Set(ids.map((id) => positionOf.get(id)!)),
	]);
	const excludes = Array.from({ length: count }, (_, activity) => [
		...new Set(exclusions.filter((list) => list.includes(activity)).flat()),
	]).map((list, activity) => list.filter((other) => other !== activity));
	return { lagsOf, exclusions, excludes };
}

function capacityOf({ resources }: Problem, slotAt: Int32Array): Int32Array {
	const capacity = new Int32Array(resources.length * slotAt.length);
	resources.forEach((resource, row) =>
		slotAt.forEach((slot, week) => {
			capacity[row * slotAt.length + week] = resource.capacity[slot]!;
		}),
	);
	return capacity;
}

function moneyOf({ start, slots, budgets }: Problem, slotAt: Int32Array): Money {
	const firstYear = yearOf(start, 0);
	const yearly = budgets.filter((budget) => budget.kind === 'yearly').map((budget) => budget.year);
	const years = Math.max(yearOf(start, slots - 1), ...yearly) - firstYear + 1;
	const limit = new Float64Array(BUDGET_KINDS.length * years).fill(Infinity);
	for (const { year, kind, amount } of budgets) {
		const position = year - firstYear;
		if (position >= 0 && position < years) limit[BUDGET_KINDS.indexOf(kind) * years + position] = amount;
	}
	return { firstYear, years, yearAt: slotAt.map((slot) => yearOf(start, slot) - firstYear), limit };
}
