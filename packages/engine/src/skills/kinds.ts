import { bitsIn, type SkillModel } from './model.ts';

/** People who can replace each other in everything: the same skills at the same times. */
export interface Kind {
	/** Word bits of one of them: `skills` as bits. */
	skills: number;
	/** Persons, by resource. */
	people: readonly number[];
	/** Per slot whether they have time at all. */
	isThere: Uint8Array;
}

/** Most skills in a project for which sets of skills are numbered by bits. */
export const MOST_SKILLS = 30;

/**
 * The kinds of people of a project in which nobody can do two things at once; null = somebody can, or people are
 * wanted by name, so that kinds do not tell everything.
 */
export function kindsOf(model: SkillModel): Kind[] | null {
	const { levels, named, people, horizon, skills, project } = model;
	if (levels.length !== 1 || skills > MOST_SKILLS || named.some((list) => list.length > 0)) return null;
	const units = levels[0]!;
	const kinds = new Map<string, { skills: number; people: number[]; isThere: Uint8Array }>();
	for (let person = 0; person < people; person++) {
		const own = project.capacity.subarray(person * horizon, (person + 1) * horizon);
		if (own.some((capacity) => capacity >= 2 * units)) return null;
		const isThere = Uint8Array.from(own, (capacity) => (capacity >= units ? 1 : 0));
		const mastered = skillsOf(model, person);
		if (mastered === 0) continue;
		const key = `${mastered} ${isThere.join('')}`;
		const kind = kinds.get(key);
		if (kind) kind.people.push(person);
		else kinds.set(key, { skills: mastered, people: [person], isThere });
	}
	return [...kinds.values()];
}

function skillsOf({ skills, masters, words }: SkillModel, person: number): number {
	let mastered = 0;
	for (let skill = 0; skill < skills; skill++)
		if (masters[skill * words + (person >> 5)]! & (1 << (person & 31))) mastered |= 1 << skill;
	return mastered;
}

/** How many posts of the activity ask for a skill of the set, a bit per skill. */
export function postsWithin({ placesFrom, posts, skill }: SkillModel, activity: number, set: number): number {
	let sum = 0;
	for (let place = placesFrom[activity]!; place < placesFrom[activity + 1]!; place++)
		if (set & (1 << skill[place]!)) sum += posts[place]!;
	return sum;
}

/** All sets made of so many at most of the skills in the set, or of all of them; the empty one left out. */
export function subsetsOf(set: number, most: number): number[] {
	const found: number[] = [];
	for (let part = set; part !== 0; part = (part - 1) & set)
		if (part === set || bitsIn(part) <= most) found.push(part);
	return found;
}
