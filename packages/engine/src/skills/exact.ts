import { cumulative, type Task } from '../cp/cumulative.ts';
import { linear, type Term } from '../cp/linear.ts';
import { atLeast, atMost, type Literal, type Variable } from '../cp/literal.ts';
import { Solver } from '../cp/solver.ts';
import { kindsOf, postsWithin, subsetsOf, type Kind } from './kinds.ts';
import type { SkillModel } from './model.ts';
import { addRivals, type Rivals } from './rivals.ts';

/** Most different skills in one activity, and in the sets over which capacity is shared. */
const MOST_OWN_SKILLS = 8;
const MOST_SHARED_SKILLS = 12;

/** The model in the words of the learning solver: how many people of each kind an activity takes, not who. */
export interface SkillVariables {
	solver: Solver;
	kinds: readonly Kind[];
	start: Variable[];
	/** Per activity and kind the number of people, -1 = none can help. */
	taken: Variable[][];
	rivals: Rivals[];
	makespan: Variable;
}

/** Kinds when the project can be put to the solver; null = it cannot. */
export function provableKinds(model: SkillModel): Kind[] | null {
	const kinds = kindsOf(model);
	const isSmall = model.skills <= MOST_SHARED_SKILLS && model.horizon < 2 ** 20;
	const wanted = Array.from(
		{ length: model.count },
		(_, at) => model.placesFrom[at + 1]! - model.placesFrom[at]!,
	);
	return isSmall && wanted.every((places) => places <= MOST_OWN_SKILLS) ? kinds : null;
}

/** Writes the model for plans that end by slot `end`; null = there is none. */
export function skillVariables(
	model: SkillModel,
	kinds: readonly Kind[],
	end: number,
): SkillVariables | null {
	const solver = new Solver();
	const { count, project, duration, after } = model;
	const start: Variable[] = [];
	for (let activity = 0; activity < count; activity++) {
		const latest = Math.min(end, project.due[activity]!) - duration[activity]!;
		if (latest < project.release[activity]!) return null;
		start.push(solver.integer(project.release[activity]!, latest));
	}
	const makespan = solver.integer(0, end);
	const variables: SkillVariables = { solver, kinds, start, taken: [], rivals: [], makespan };
	for (let activity = 0; activity < count; activity++) {
		solver.difference(start[activity]!, duration[activity]!, makespan);
		for (let row = after.from[activity]!; row < after.from[activity + 1]!; row++)
			solver.difference(start[activity]!, duration[activity]! + after.lag[row]!, start[after.other[row]!]!);
	}
	variables.rivals = addRivals(model, kinds, solver, start);
	shareSkills(model, variables);
	for (let activity = 0; activity < count; activity++)
		if (!takePeople(model, variables, activity)) return null;
	kinds.forEach((kind, index) => shareKind(model, variables, kind, index));
	solver.brancher = () => earliestFirst(variables);
	return solver.fix(atMost(makespan, end)) ? variables : null;
}

/** For every set of skills the people who master any of them limit those who want any of them. */
function shareSkills(model: SkillModel, { solver, kinds, start }: SkillVariables) {
	const { count, duration, skills } = model;
	for (const set of subsetsOf(2 ** skills - 1, 4)) {
		const tasks: Task[] = start.map((variable, activity) => ({
			start: variable,
			duration: duration[activity]!,
			demand: postsWithin(model, activity, set),
		}));
		const able = kinds.filter((kind) => kind.skills & set);
		const wanted = Array.from({ length: count }, (_, at) => postsWithin(model, at, set)).filter(
			(posts) => posts > 0,
		);
		if (wanted.length < 2) continue;
		for (const kind of able) tasks.push(...absences(solver, kind));
		cumulative(
			solver,
			tasks,
			able.reduce((sum, { people }) => sum + people.length, 0),
		);
	}
}

/** Times when the people of the kind are not there, as work that cannot move. */
function absences(solver: Solver, { isThere, people }: Kind): Task[] {
	const tasks: Task[] = [];
	for (let from = 0; from < isThere.length;) {
		let to = from + 1;
		while (to < isThere.length && isThere[to] === isThere[from]) to++;
		if (!isThere[from])
			tasks.push({ start: solver.integer(from, from), duration: to - from, demand: people.length });
		from = to;
	}
	return tasks;
}

/** People of the kinds that can fill the places: enough for every set of skills (Hall 1935). */
function takePeople(model: SkillModel, { solver, kinds, taken }: SkillVariables, activity: number): boolean {
	let own = 0;
	for (let place = model.placesFrom[activity]!; place < model.placesFrom[activity + 1]!; place++)
		own |= 1 << model.skill[place]!;
	taken[activity] = kinds.map(({ skills, people }) => {
		const most = Math.min(people.length, postsWithin(model, activity, skills & own));
		return most > 0 ? solver.integer(0, most) : -1;
	});
	const terms = (set: number, factor: number): Term[] =>
		taken[activity]!.flatMap((variable, kind) =>
			variable >= 0 && kinds[kind]!.skills & set ? { factor, variable } : [],
		);
	if (own !== 0 && !linear(solver, terms(own, 1), postsWithin(model, activity, own))) return false;
	return subsetsOf(own, MOST_OWN_SKILLS).every((set) =>
		linear(solver, terms(set, -1), -postsWithin(model, activity, set)),
	);
}

function shareKind(model: SkillModel, { solver, start, taken }: SkillVariables, kind: Kind, index: number) {
	const tasks: Task[] = taken.flatMap((numbers, activity) => {
		const variable = numbers[index]!;
		if (variable < 0) return [];
		return [{ start: start[activity]!, duration: model.duration[activity]!, demand: { variable } }];
	});
	cumulative(solver, [...tasks, ...absences(solver, kind)], kind.people.length);
}

/** The activity that can start first, as early as it can; then people, those with few skills first. */
function earliestFirst({ solver, start, taken, kinds }: SkillVariables): Literal | null {
	let best = -1;
	for (let activity = 0; activity < start.length; activity++) {
		const least = solver.min(start[activity]!);
		if (least < solver.max(start[activity]!) && (best < 0 || least < solver.min(start[best]!)))
			best = activity;
	}
	if (best >= 0) return atMost(start[best]!, solver.min(start[best]!));
	for (const numbers of taken) {
		let kind = -1;
		numbers.forEach((variable, index) => {
			if (variable < 0 || solver.min(variable) === solver.max(variable)) return;
			if (kind < 0 || kinds[index]!.skills < kinds[kind]!.skills) kind = index;
		});
		if (kind >= 0) return atLeast(numbers[kind]!, solver.max(numbers[kind]!));
	}
	return null;
}
