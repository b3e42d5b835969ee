import { cumulative, type Task } from '../cp/cumulative.ts';
import { linear } from '../cp/linear.ts';
import { atLeast, atMost, isFalse, isTrue, not, type Literal, type Variable } from '../cp/literal.ts';
import { Solver } from '../cp/solver.ts';
import type { Draft } from './builder.ts';
import type { ModeModel } from './model.ts';

/** The model in the words of the learning solver. */
export interface ModeVariables {
	solver: Solver;
	start: Variable[];
	/** Per activity its duration; -1 = the same in all modes. */
	length: Variable[];
	/** Per mode whether it is taken; -1 = the only one of its activity. */
	taken: Variable[];
	makespan: Variable;
}

/** Writes the model for plans that end by slot `end`; null = there is none. */
export function modeVariables(model: ModeModel, end: number): ModeVariables | null {
	const solver = new Solver();
	const { count, project } = model;
	const start: Variable[] = [];
	for (let activity = 0; activity < count; activity++) {
		const latest = Math.min(end, project.due[activity]!) - shortest(model, activity);
		if (latest < project.release[activity]!) return null;
		start.push(solver.integer(project.release[activity]!, latest));
	}
	const variables: ModeVariables = { solver, start, length: [], taken: [], makespan: solver.integer(0, end) };
	for (let activity = 0; activity < count; activity++) addModes(model, variables, activity);
	for (let activity = 0; activity < count; activity++) addPrecedence(model, variables, activity);
	for (let fund = 0; fund < model.funds; fund++) addFund(model, variables, fund);
	for (let resource = 0; resource < model.resources; resource++) addResource(model, variables, resource);
	solver.brancher = () => earliestFirst(model, variables);
	return solver.fix(atMost(variables.makespan, end)) ? variables : null;
}

/** Whether all numbers are small enough for the solver. */
export function fitsSolver({ amount, uses, horizon }: ModeModel): boolean {
	return (
		horizon < LARGE &&
		amount.every((value) => value < LARGE) &&
		uses.every((value) => Number.isInteger(value))
	);
}

/** Lets the solver try the values of the plan first. */
export function guide(
	{ solver, start, taken, length, makespan }: ModeVariables,
	model: ModeModel,
	plan: Draft,
) {
	const { target } = solver;
	target[makespan] = plan.makespan;
	for (let activity = 0; activity < model.count; activity++) {
		target[start[activity]!] = plan.starts[activity]!;
		if (length[activity]! >= 0) target[length[activity]!] = model.duration[plan.modes[activity]!]!;
		for (let mode = model.modesFrom[activity]!; mode < model.modesFrom[activity + 1]!; mode++)
			if (taken[mode]! >= 0) target[taken[mode]!] = plan.modes[activity] === mode ? 1 : 0;
	}
}

/** Reads the last solution of the solver. */
export function readSolution({ solver, start, taken }: ModeVariables, model: ModeModel, into: Draft) {
	into.makespan = 0;
	for (let activity = 0; activity < model.count; activity++) {
		into.starts[activity] = solver.value(start[activity]!);
		let mode = model.modesFrom[activity]!;
		while (taken[mode]! >= 0 && solver.value(taken[mode]!) === 0) mode++;
		into.modes[activity] = mode;
		into.makespan = Math.max(into.makespan, into.starts[activity]! + model.duration[mode]!);
	}
}

const LARGE = 2 ** 29;

function modesOf({ modesFrom }: ModeModel, activity: number): number[] {
	const from = modesFrom[activity]!;
	return Array.from({ length: modesFrom[activity + 1]! - from }, (_, index) => from + index);
}

function shortest(model: ModeModel, activity: number): number {
	return Math.min(...modesOf(model, activity).map((mode) => model.duration[mode]!));
}

function addModes(model: ModeModel, { solver, taken, length }: ModeVariables, activity: number) {
	const modes = modesOf(model, activity);
	if (modes.length === 1) {
		taken[modes[0]!] = -1;
		length[activity] = -1;
		return;
	}
	for (const mode of modes) taken[mode] = solver.boolean();
	solver.exactlyOne(modes.map((mode) => isTrue(taken[mode]!)));
	length[activity] = valueByMode(solver, modes, taken, (mode) => model.duration[mode]!);
}

/** A variable with the value that belongs to the mode taken; -1 = they all have the same. */
function valueByMode(
	solver: Solver,
	modes: number[],
	taken: Variable[],
	of: (mode: number) => number,
): Variable {
	const values = [...new Set(modes.map(of))].sort((a, b) => a - b);
	if (values.length === 1) return -1;
	const variable = solver.integer(values[0]!, values.at(-1)!);
	for (const mode of modes) {
		solver.clause([isFalse(taken[mode]!), atLeast(variable, of(mode))]);
		solver.clause([isFalse(taken[mode]!), atMost(variable, of(mode))]);
	}
	values.forEach((value, index) => {
		const lower = modes.filter((mode) => of(mode) < value).map((mode) => isTrue(taken[mode]!));
		const higher = modes.filter((mode) => of(mode) > value).map((mode) => isTrue(taken[mode]!));
		if (index > 0) solver.clause([atLeast(variable, value), ...lower]);
		if (index < values.length - 1) solver.clause([atMost(variable, value), ...higher]);
	});
	return variable;
}

function addPrecedence(
	model: ModeModel,
	{ solver, start, length, makespan }: ModeVariables,
	activity: number,
) {
	const { after, duration, project, horizon } = model;
	const durations = [...new Set(modesOf(model, activity).map((mode) => duration[mode]!))].sort(
		(a, b) => a - b,
	);
	const due = project.due[activity]!;
	durations.forEach((slots, index) => {
		const condition = index === 0 ? undefined : atLeast(length[activity]!, slots);
		solver.difference(start[activity]!, slots, makespan, condition);
		if (condition !== undefined && due < horizon)
			solver.clause([not(condition), atMost(start[activity]!, due - slots)]);
		for (let row = after.from[activity]!; row < after.from[activity + 1]!; row++)
			solver.difference(start[activity]!, slots + after.lag[row]!, start[after.other[row]!]!, condition);
	});
}

function addFund(model: ModeModel, { solver, taken }: ModeVariables, fund: number) {
	const { funds, uses, amount, count } = model;
	let fixed = 0;
	const terms = [];
	for (let activity = 0; activity < count; activity++) {
		const modes = modesOf(model, activity);
		const of = (mode: number) => uses[mode * funds + fund]!;
		const variable = modes.length === 1 ? -1 : valueByMode(solver, modes, taken, of);
		if (variable < 0) fixed += of(modes[0]!);
		else terms.push({ factor: 1, variable });
	}
	linear(solver, terms, amount[fund]! - fixed);
}

function addResource(model: ModeModel, { solver, start, taken }: ModeVariables, resource: number) {
	const { count, resources, duration, demand, project, horizon } = model;
	const tasks: Task[] = [];
	for (let activity = 0; activity < count; activity++)
		for (const mode of modesOf(model, activity)) {
			const units = demand[mode * resources + resource]!;
			if (units === 0) continue;
			const present = taken[mode]! < 0 ? {} : { present: isTrue(taken[mode]!) };
			tasks.push({ start: start[activity]!, duration: duration[mode]!, demand: units, ...present });
		}
	const capacity = project.capacity.subarray(resource * horizon, (resource + 1) * horizon);
	const peak = capacity.reduce((most, units) => Math.max(most, units), 0);
	for (let from = 0; from < horizon;) {
		let to = from + 1;
		while (to < horizon && capacity[to] === capacity[from]) to++;
		const missing = peak - capacity[from]!;
		if (missing > 0) tasks.push({ start: solver.integer(from, from), duration: to - from, demand: missing });
		from = to;
	}
	cumulative(solver, tasks, peak);
}

/** The activity that can start first, in its shortest mode left, as early as it can. */
function earliestFirst(model: ModeModel, { solver, start, taken }: ModeVariables): Literal | null {
	let best = -1;
	let mode = -1;
	for (let activity = 0; activity < model.count; activity++) {
		const open = openMode(model, solver, taken, activity);
		const isOpen = open >= 0 || solver.min(start[activity]!) < solver.max(start[activity]!);
		if (isOpen && (best < 0 || solver.min(start[activity]!) < solver.min(start[best]!)))
			[best, mode] = [activity, open];
	}
	if (best < 0) return null;
	return mode >= 0 ? isTrue(taken[mode]!) : atMost(start[best]!, solver.min(start[best]!));
}

function openMode(
	{ modesFrom, duration }: ModeModel,
	solver: Solver,
	taken: Variable[],
	activity: number,
): number {
	let best = -1;
	for (let mode = modesFrom[activity]!; mode < modesFrom[activity + 1]!; mode++) {
		const variable = taken[mode]!;
		if (variable < 0 || solver.min(variable) === solver.max(variable)) continue;
		if (best < 0 || duration[mode]! < duration[best]!) best = mode;
	}
	return best;
}
