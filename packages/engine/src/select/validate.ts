import { cycles, networkOf } from '../problem/network.ts';
import type { MinimumShare, SelectionMode, SelectionNeed, SelectionProblem } from './problem.ts';

/** What is wrong with a selection problem. Words are made by the caller. */
export interface SelectionIssue {
	code:
		| 'not_an_integer'
		| 'not_a_number'
		| 'too_small'
		| 'too_large'
		| 'wrong_length'
		| 'empty'
		| 'duplicate'
		| 'unknown_need'
		| 'unknown_mode'
		| 'unknown_group'
		| 'cycle';
	/** Path in the problem, e.g. ['needs', 'need-7', 'modes', 'bought', 'costs', 0, 'amount']; ids where they exist. */
	where: (string | number)[];
	/** The offending value. For a cycle its members, each waiting for the one before it. */
	value: unknown;
}

/** Thrown by what takes a selection problem when `validateSelection` finds something. */
export class InvalidSelection extends Error {
	readonly issues: SelectionIssue[];
	constructor(issues: SelectionIssue[]) {
		super(
			`invalid selection: ${issues.map((issue) => `${issue.code} at ${issue.where.join('.')}`).join(', ')}`,
		);
		this.name = 'InvalidSelection';
		this.issues = issues;
	}
}

const MOST_YEARS = 100;
const MOST_AMOUNT = 1e13;
const MOST_VALUE = 1e9;

type Report = (code: SelectionIssue['code'], value: unknown, ...where: (string | number)[]) => void;

/** Everything that keeps the problem from being solved; empty when it is fine. */
export function validateSelection(problem: SelectionProblem): SelectionIssue[] {
	const issues: SelectionIssue[] = [];
	const report: Report = (code, value, ...where) => issues.push({ code, where, value });
	integer(report, problem.years, 1, MOST_YEARS, 'years');
	worthByYear(report, problem);
	limits(report, problem);
	duplicates(report, problem.needs, 'needs');
	for (const need of problem.needs) oneNeed(report, problem, need);
	dependencies(report, problem);
	const groups = new Set(problem.needs.flatMap(({ groups }) => groups ?? []));
	(problem.shares ?? []).forEach((share, index) => oneShare(report, share, groups, index));
	return issues;
}

function worthByYear(report: Report, { worthByYear: worth, years }: SelectionProblem): void {
	if (worth && worth.length !== years) report('wrong_length', worth.length, 'worthByYear');
	worth?.forEach((share, year) => number(report, share, 0, MOST_VALUE, 'worthByYear', year));
}

function limits(report: Report, problem: SelectionProblem): void {
	const check = (list: 'money' | 'capacity', names: string[]) => {
		const seen = new Set<string>();
		problem[list].forEach(({ year, amount }, index) => {
			integer(report, year, 0, problem.years - 1, list, index, 'year');
			integer(report, amount, 0, MOST_AMOUNT, list, index, 'amount');
			if (seen.has(`${year} ${names[index]}`)) report('duplicate', `${year} ${names[index]}`, list, index);
			seen.add(`${year} ${names[index]}`);
		});
	};
	const { money, capacity } = problem;
	check(
		'money',
		money.map(({ kind }) => kind),
	);
	check(
		'capacity',
		capacity.map(({ role }) => role),
	);
}

function oneNeed(report: Report, problem: SelectionProblem, need: SelectionNeed): void {
	const at = ['needs', need.id];
	number(report, need.value, 0, MOST_VALUE, ...at, 'value');
	if (need.earliest !== undefined) integer(report, need.earliest, 0, MOST_YEARS, ...at, 'earliest');
	if (need.deadline !== undefined) integer(report, need.deadline, -MOST_YEARS, MOST_YEARS, ...at, 'deadline');
	if (need.modes.length === 0) report('empty', need.modes, ...at, 'modes');
	duplicates(report, need.modes, ...at, 'modes');
	for (const mode of need.modes) oneMode(report, mode, [...at, 'modes', mode.id]);
	const { pin } = need;
	if (!pin || !('year' in pin)) return;
	integer(report, pin.year, 0, problem.years - 1, ...at, 'pin', 'year');
	if (pin.mode !== undefined && need.modes.every(({ id }) => id !== pin.mode))
		report('unknown_mode', pin.mode, ...at, 'pin', 'mode');
}

function oneMode(report: Report, mode: SelectionMode, at: string[]): void {
	if (mode.worth !== undefined) number(report, mode.worth, 0, MOST_VALUE, ...at, 'worth');
	if (mode.years !== undefined) integer(report, mode.years, 1, MOST_YEARS, ...at, 'years');
	for (const list of ['costs', 'efforts'] as const)
		mode[list].forEach(({ offset, amount }, index) => {
			integer(report, offset, 0, MOST_YEARS, ...at, list, index, 'offset');
			integer(report, amount, 0, MOST_AMOUNT, ...at, list, index, 'amount');
		});
}

function dependencies(report: Report, problem: SelectionProblem): void {
	const position = new Map(problem.needs.map(({ id }, index) => [id, index]));
	const lists = problem.needs.map(({ id, predecessors }) =>
		(predecessors ?? []).flatMap((earlier) => {
			if (!position.has(earlier)) report('unknown_need', earlier, 'needs', id, 'predecessors');
			return position.get(earlier) ?? [];
		}),
	);
	for (const cycle of cycles(networkOf(lists))) {
		const members = cycle.map((index) => problem.needs[index]!.id);
		report('cycle', members, 'needs', members[0]!, 'predecessors');
	}
	(problem.exclusions ?? []).forEach((list, index) => {
		for (const id of list) if (!position.has(id)) report('unknown_need', id, 'exclusions', index);
		if (new Set(list).size !== list.length) report('duplicate', list, 'exclusions', index);
	});
}

function oneShare(report: Report, share: MinimumShare, groups: ReadonlySet<string>, index: number): void {
	if (!groups.has(share.group)) report('unknown_group', share.group, 'shares', index, 'group');
	number(report, share.least, 0, share.relative ? 1 : MOST_AMOUNT, 'shares', index, 'least');
}

function duplicates(report: Report, things: readonly { id: string }[], ...where: (string | number)[]): void {
	const seen = new Set<string>();
	for (const thing of things) {
		if (seen.has(thing.id)) report('duplicate', thing.id, ...where, thing.id);
		seen.add(thing.id);
	}
}

function integer(report: Report, value: number, least: number, most: number, ...where: (string | number)[]) {
	if (!Number.isSafeInteger(value)) report('not_an_integer', value, ...where);
	else inRange(report, value, least, most, ...where);
}

function number(report: Report, value: number, least: number, most: number, ...where: (string | number)[]) {
	if (!Number.isFinite(value)) report('not_a_number', value, ...where);
	else inRange(report, value, least, most, ...where);
}

function inRange(report: Report, value: number, least: number, most: number, ...where: (string | number)[]) {
	if (value < least) report('too_small', value, ...where);
	if (value > most) report('too_large', value, ...where);
}
