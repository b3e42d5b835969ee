import { isMonday } from './calendar.ts';
import { cycles, networkOf } from './network.ts';
import { BUDGET_KINDS, type Activity, type Problem } from './problem.ts';

/** What is wrong with a problem. Words are made by the caller. */
export interface Issue {
	code:
		| 'not_a_monday'
		| 'not_an_integer'
		| 'not_a_number'
		| 'too_small'
		| 'too_large'
		| 'wrong_length'
		| 'duplicate'
		| 'unknown_kind'
		| 'unknown_resource'
		| 'unknown_predecessor'
		| 'cycle'
		| 'pin_outside_horizon';
	/** Path in the problem, e.g. ['activities', 'need-7', 'effort', 'coordinator']; ids instead of positions where they exist. */
	where: (string | number)[];
	/** The offending value. For a cycle its members, each waiting for the one before it. */
	value: unknown;
}

/** Thrown by what takes a problem when `validateProblem` finds something. */
export class InvalidProblem extends Error {
	readonly issues: Issue[];
	constructor(issues: Issue[]) {
		super(
			`invalid problem: ${issues.map((issue) => `${issue.code} at ${issue.where.join('.')}`).join(', ')}`,
		);
		this.name = 'InvalidProblem';
		this.issues = issues;
	}
}

const MOST_SLOTS = 5_000;
const MOST_TIME = 1e9;
const MOST_MONEY = 1e13;

/** Everything that keeps the problem from being scheduled; empty when it is fine. */
export function validateProblem(problem: Problem): Issue[] {
	const issues: Issue[] = [];
	const report: Report = (code, value, ...where) => issues.push({ code, where, value });
	if (!isMonday(problem.start)) report('not_a_monday', problem.start, 'start');
	integer(report, problem.slots, 1, MOST_SLOTS, 'slots');
	if (problem.closed && problem.closed.length !== problem.slots)
		report('wrong_length', problem.closed.length, 'closed');
	resources(report, problem);
	budgets(report, problem);
	duplicates(report, 'activities', problem.activities);
	const known = new Set(problem.resources.map((resource) => resource.id));
	for (const activity of problem.activities) oneActivity(report, problem, activity, known);
	dependencies(report, problem);
	return issues;
}

type Report = (code: Issue['code'], value: unknown, ...where: (string | number)[]) => void;

function resources(report: Report, problem: Problem) {
	duplicates(report, 'resources', problem.resources);
	for (const { id, capacity } of problem.resources) {
		if (capacity.length !== problem.slots)
			report('wrong_length', capacity.length, 'resources', id, 'capacity');
		capacity.forEach((amount, slot) =>
			integer(report, amount, 0, MOST_TIME, 'resources', id, 'capacity', slot),
		);
	}
}

function budgets(report: Report, problem: Problem) {
	const seen = new Set<string>();
	problem.budgets.forEach(({ year, kind, amount }, index) => {
		integer(report, year, 1900, 2999, 'budgets', index, 'year');
		integer(report, amount, 0, MOST_MONEY, 'budgets', index, 'amount');
		if (!BUDGET_KINDS.includes(kind)) report('unknown_kind', kind, 'budgets', index, 'kind');
		if (seen.has(`${year} ${kind}`)) report('duplicate', `${year} ${kind}`, 'budgets', index);
		seen.add(`${year} ${kind}`);
	});
}

function oneActivity(report: Report, problem: Problem, activity: Activity, known: Set<string>) {
	const at = ['activities', activity.id];
	if (!Number.isFinite(activity.value)) report('not_a_number', activity.value, ...at, 'value');
	else inRange(report, activity.value, 0, MOST_TIME, ...at, 'value');
	integer(report, activity.duration, 1, MOST_TIME, ...at, 'duration');
	integer(report, activity.earliest, 0, MOST_TIME, ...at, 'earliest');
	if (activity.deadline !== null)
		integer(report, activity.deadline, -MOST_TIME, MOST_TIME, ...at, 'deadline');
	for (const kind of BUDGET_KINDS) integer(report, activity.cost[kind], 0, MOST_MONEY, ...at, 'cost', kind);
	for (const [resource, effort] of Object.entries(activity.effort)) {
		integer(report, effort, 0, MOST_TIME, ...at, 'effort', resource);
		if (!known.has(resource)) report('unknown_resource', resource, ...at, 'effort', resource);
	}
	if (activity.pin && 'start' in activity.pin) {
		const { start } = activity.pin;
		if (!Number.isSafeInteger(start)) report('not_an_integer', start, ...at, 'pin', 'start');
		else if (start < 0 || start >= problem.slots) report('pin_outside_horizon', start, ...at, 'pin', 'start');
	}
}

function dependencies(report: Report, problem: Problem) {
	const position = new Map(problem.activities.map((activity, index) => [activity.id, index]));
	const lists = problem.activities.map((activity) =>
		activity.predecessors.flatMap((id) => {
			const before = position.get(id);
			if (before === undefined) report('unknown_predecessor', id, 'activities', activity.id, 'predecessors');
			return before ?? [];
		}),
	);
	for (const cycle of cycles(networkOf(lists))) {
		const members = cycle.map((index) => problem.activities[index]!.id);
		report('cycle', members, 'activities', members[0]!, 'predecessors');
	}
}

function duplicates(report: Report, list: string, things: readonly { id: string }[]) {
	const seen = new Set<string>();
	for (const { id } of things) {
		if (seen.has(id)) report('duplicate', id, list, id);
		seen.add(id);
	}
}

function integer(report: Report, value: number, least: number, most: number, ...where: (string | number)[]) {
	if (!Number.isSafeInteger(value)) report('not_an_integer', value, ...where);
	else inRange(report, value, least, most, ...where);
}

function inRange(report: Report, value: number, least: number, most: number, ...where: (string | number)[]) {
	if (value < least) report('too_small', value, ...where);
	if (value > most) report('too_large', value, ...where);
}
