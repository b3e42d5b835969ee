import { isMonday } from './calendar.ts';
import { BUDGET_KINDS, type Problem } from './problem.ts';
import { knownIds, validateActivity, validateMode, type KnownIds } from './validation/activities.ts';
import { validateDependencies } from './validation/dependencies.ts';
import {
	duplicates,
	integer,
	MOST_MONEY,
	MOST_TIME,
	type IssueCode,
	type Report,
	type Step,
} from './validation/report.ts';

/** What is wrong with a problem. Words are made by the caller. */
export interface Issue {
	code: IssueCode;
	/** Path in the problem, e.g. ['activities', 'need-7', 'effort', 'coordinator']; ids instead of positions where they exist. */
	where: Step[];
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

/**
 * Everything that keeps the problem from being scheduled; empty when it is fine. Wishes that cannot be met, such as
 * more posts of a skill than there are, are no issues: the schedule says so.
 */
export function validateProblem(problem: Problem): Issue[] {
	const issues: Issue[] = [];
	const report: Report = (code, value, ...where) => issues.push({ code, where, value });
	const known = knownIds(problem);
	if (!isMonday(problem.start)) report('not_a_monday', problem.start, 'start');
	integer(report, problem.slots, 1, MOST_SLOTS, 'slots');
	if (problem.goal !== undefined && problem.goal !== 'value' && problem.goal !== 'makespan')
		report('unknown_kind', problem.goal, 'goal');
	if (problem.closed && problem.closed.length !== problem.slots)
		report('wrong_length', problem.closed.length, 'closed');
	resources(report, problem);
	budgets(report, problem);
	funds(report, problem);
	groups(report, problem, known);
	duplicates(report, problem.activities, 'activities');
	for (const activity of problem.activities) validateActivity(report, activity, known, problem.slots);
	validateDependencies(report, problem);
	return issues;
}

function resources(report: Report, problem: Problem) {
	duplicates(report, problem.resources, 'resources');
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

function funds(report: Report, { funds: list = [] }: Problem) {
	duplicates(report, list, 'funds');
	for (const { id, amount } of list) integer(report, amount, 0, MOST_MONEY, 'funds', id, 'amount');
}

function groups(report: Report, { groups: list = [] }: Problem, known: KnownIds) {
	duplicates(report, list, 'groups');
	for (const { id, setup } of list) if (setup) validateMode(report, setup, known, ['groups', id, 'setup']);
}
