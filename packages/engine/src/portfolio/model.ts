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

/**
 * A valid problem in the form the algorithms want: activities, resources and years by position, time in open weeks
 * (see `Calendar`). Read only.
 */
export interface Model {
	problem: Problem;
	calendar: Calendar;
	network: Network;
	/** All activities, predecessors first. */
	order: number[];
	ancestors: number[][];
	positionOf: Map<string, number>;
	/** Working weeks. */
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
	demands: Demand[][];
	/** Hundredths of days by resource and open week: `resource * calendar.count + week`. */
	capacity: Int32Array;
	/** Cents by activity and kind, in the order of BUDGET_KINDS. */
	cost: number[][];
	money: Money;
	/** Slot of every open week in the horizon. */
	slotAt: Int32Array;
}

/** Hundredths of days of one resource: `rate` in every working week but the last, `last` in that. */
export interface Demand {
	resource: number;
	rate: number;
	last: number;
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
	const network = networkOf(activities.map((one) => one.predecessors.map((id) => positionOf.get(id)!)));
	const order = topologicalOrder(network);
	const duration = activities.map((activity) => activity.duration);
	const pinned = activities.map((activity) => pinnedWeek(problem, calendar, activity));
	const release = activities.map((activity) => releaseOf(calendar, activity));
	const slotAt = Int32Array.from({ length: calendar.count }, (_, week) => calendar.slotOf(week));
	return {
		...{ problem, calendar, network, order, positionOf, duration, release, pinned, slotAt },
		ancestors: ancestors(network, order),
		deadline: activities.map(({ deadline }) => (deadline === null ? Infinity : calendar.indexBy(deadline))),
		dates: earliestDates(network, order, release, duration),
		excluded: activities.map(({ pin }) => pin !== undefined && 'exclude' in pin),
		included: activities.map(({ pin }) => pin !== undefined && 'include' in pin),
		demands: demandsOf(problem),
		capacity: capacityOf(problem, slotAt),
		cost: activities.map((activity) => BUDGET_KINDS.map((kind) => activity.cost[kind])),
		money: moneyOf(problem, slotAt),
	};
}

/** Last open week in which the activity may finish, by its deadline and the horizon. */
export function lastFinish(model: Model, activity: number): number {
	return Math.min(model.deadline[activity]!, model.calendar.count - 1);
}

function pinnedWeek(problem: Problem, calendar: Calendar, { pin }: Activity): number {
	if (!pin || !('start' in pin)) return NOT_PINNED;
	return problem.closed?.[pin.start] ? PINNED_TO_CLOSED : calendar.indexFrom(pin.start);
}

function releaseOf(calendar: Calendar, { earliest, pin }: Activity): number {
	return calendar.indexFrom(pin && 'start' in pin ? Math.max(earliest, pin.start) : earliest);
}

function demandsOf({ activities, resources }: Problem): Demand[][] {
	const positionOf = new Map(resources.map((resource, index) => [resource.id, index]));
	return activities.map(({ effort, duration }) =>
		Object.entries(effort).flatMap(([id, total]) => {
			const rate = Math.floor(total / duration);
			const last = total - rate * (duration - 1);
			return total > 0 ? { resource: positionOf.get(id)!, rate, last } : [];
		}),
	);
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
