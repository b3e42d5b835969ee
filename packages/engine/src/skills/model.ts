import { orderOf, rowsOf, type PrecedenceRows } from '../modes/model.ts';
import type { Project, SkilledPlace } from '../problem/project.ts';

/** Sets of the places of one activity are bits of a word. */
const MOST_PLACES = 30;

/** What the searches over people work on. Sets of people are bits, person p in word p >> 5. */
export interface SkillModel {
	project: Project;
	count: number;
	horizon: number;
	/** Activities, predecessors first. */
	order: Int32Array;
	before: PrecedenceRows;
	after: PrecedenceRows;
	/** Slots per activity. */
	duration: Int32Array;
	/** Resources of the project. */
	people: number;
	/** 32-bit words in a set of people. */
	words: number;
	skills: number;
	/** `skill * words + word`. */
	masters: Int32Array;
	/** Different amounts of time asked of a person in a slot, by a place. */
	levels: readonly number[];
	/** Row of places per activity. */
	placesFrom: Int32Array;
	/** By place. */
	skill: Int32Array;
	/** People wanted, by place. */
	posts: Int32Array;
	/** Position in `levels`, by place. */
	level: Int32Array;
	/** Per activity the people wanted by name, with the units in every slot. */
	named: readonly (readonly NamedDemand[])[];
}

/** Time of one person. */
export interface NamedDemand {
	person: number;
	units: number;
}

/** True when one mode each, people by skill or name, own dates and finish-to-start precedence are all that matters. */
export function isMultiSkillProject(project: Project): boolean {
	const { problem, arcs, places, modesFrom, count } = project;
	return (
		arcs.every(({ duration, lag }) => duration === 1 && lag >= 0) &&
		places.some((list) => list.length > 0) &&
		places.every((list) => list.length <= MOST_PLACES) &&
		modesFrom[count] === count &&
		(problem.funds ?? []).length === 0 &&
		problem.budgets.length === 0 &&
		!problem.exclusions?.length &&
		!problem.groups?.some(({ setup }) => setup) &&
		problem.activities.every(({ pin }) => !pin || 'include' in pin)
	);
}

/** The model of a project for which `isMultiSkillProject`. */
export function skillModelOf(project: Project): SkillModel {
	const { count, horizon, resources, places, masters, duration } = project;
	const words = Math.max(1, Math.ceil(resources / 32));
	const wanted: SkilledPlace[] = places.flat().filter(({ posts }) => posts > 0);
	const levels = [...new Set(wanted.map(({ demand }) => demand))].sort((a, b) => a - b);
	const placesFrom = new Int32Array(count + 1);
	places.forEach((list, activity) => {
		placesFrom[activity + 1] = placesFrom[activity]! + list.filter(({ posts }) => posts > 0).length;
	});
	const sets = new Int32Array(masters.length * words);
	masters.forEach((list, skill) => {
		for (const person of list) sets[skill * words + (person >> 5)]! |= 1 << (person & 31);
	});
	return {
		...{ project, count, horizon, duration, words, levels, placesFrom },
		order: orderOf(project),
		before: rowsOf(project, 'to', 'from'),
		after: rowsOf(project, 'from', 'to'),
		people: resources,
		skills: masters.length,
		masters: sets,
		skill: Int32Array.from(wanted, ({ skill }) => skill),
		posts: Int32Array.from(wanted, ({ posts }) => posts),
		level: Int32Array.from(wanted, ({ demand }) => levels.indexOf(demand)),
		named: Array.from({ length: count }, (_, activity) => namedOf(project, activity)),
	};
}

function namedOf({ resources, demand }: Project, activity: number): NamedDemand[] {
	return [...demand.subarray(activity * resources, (activity + 1) * resources)].flatMap((units, person) =>
		units > 0 ? { person, units } : [],
	);
}

/** Number of people in a word of a set. */
export function bitsIn(word: number): number {
	let rest = word - ((word >>> 1) & 0x55555555);
	rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
	return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
