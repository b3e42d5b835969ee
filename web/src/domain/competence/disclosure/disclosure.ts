import { chancesOf, medianOf } from './median.ts';

/**
 * What may be told of groups so that nobody can be picked out of them. All that is told is about unions of parts of the
 * people, and no part is smaller than five: however figures are added and subtracted, five people or more remain.
 */
export const FEWEST = 5;

/** `nothing`: asked, and left without an answer. Who was not asked has no entry. */
export type Said = 1 | 2 | 3 | 4 | 'not_my_work' | 'do_not_know' | 'nothing';

export interface Person {
	/** Dimension → value: role, area. An empty value is no group. */
	labels: Readonly<Record<string, string>>;
	/** Competence → what the person said. */
	said: Readonly<Record<string, Said>>;
}

/** Dimension → value; nothing = everybody. `REST` = those of the values that are not shown, together. */
export type GroupKey = Readonly<Record<string, string>>;
export const REST = '…';

export type HiddenWhy = 'few' | 'reveals';

export interface Figure {
	competence: string;
	median: number;
	/** How likely each level is to be the median of such answers; never shown, only reckoned with. */
	chances: number[] | null;
	/** How many gave a level and how many did not; null where that would tell of fewer than five. */
	counts: { levels: number; others: number } | null;
	/** The others by what they said; null where that would tell of fewer than five. */
	others: { notMyWork: number; unsure: number } | null;
}

export interface ShownGroup {
	key: GroupKey;
	people: number;
	figures: Figure[];
	/** Competences without figures. */
	hidden: { competence: string; why: HiddenWhy }[];
}

export interface Disclosed {
	shown: ShownGroup[];
	/** Asked for by somebody’s labels, and not shown. Values that nobody has are not here. */
	hidden: { key: GroupKey; why: HiddenWhy }[];
}

/** Told once, when nobody can answer any more: told again of a group that has grown, it would tell of who came. */
export function mayTell({ isClosed, isTold }: { isClosed: boolean; isTold: boolean }): boolean {
	return isClosed && !isTold;
}

export type Part = readonly Person[];

/** Whether a part may be cut in these two. */
export type Guard = (inside: Part, outside: Part) => boolean;

export interface Guards {
	people: Guard;
	median: (competence: string) => Guard;
	counts: (competence: string) => Guard;
	others: (competence: string) => Guard;
}

const isEnough = (count: number) => count === 0 || count >= FEWEST;
const isLevel = (said: Said | undefined) => typeof said === 'number';
const isOther = (said: Said | undefined) => said !== undefined && !isLevel(said);
const isUnsure = (said: Said | undefined) => said === 'do_not_know' || said === 'nothing';

const countOf = (part: Part, competence: string, fits: (said: Said | undefined) => boolean) =>
	part.filter(({ said }) => fits(said[competence])).length;

/** Each of these on either side: nobody, or enough. */
const watching =
	(...counts: ((part: Part) => number)[]): Guard =>
	(inside, outside) =>
		counts.every((count) => isEnough(count(inside)) && isEnough(count(outside)));

export const guards: Guards = {
	people: watching((part) => part.length),
	median: (competence) => watching((part) => countOf(part, competence, isLevel)),
	counts: (competence) =>
		watching(
			(part) => countOf(part, competence, isLevel),
			(part) => countOf(part, competence, isOther),
		),
	others: (competence) =>
		watching(
			(part) => countOf(part, competence, (said) => said === 'not_my_work'),
			(part) => countOf(part, competence, isUnsure),
		),
};

/** Everybody cut by all that has been told. */
class Partition {
	#parts: Part[] = [];
	readonly #known = new Set<Person>();
	readonly #guard: Guard;

	constructor(guard: Guard) {
		this.#guard = guard;
	}

	/** Tells of one more group, if no part gets too small by it. */
	admit(group: Part): boolean {
		const members = new Set(group);
		const cuts = this.#parts.map(
			(part) => [part.filter((one) => members.has(one)), part.filter((one) => !members.has(one))] as const,
		);
		const fresh = group.filter((one) => !this.#known.has(one));
		if (!this.#guard(fresh, []) || !cuts.every(([inside, outside]) => this.#guard(inside, outside)))
			return false;
		this.#parts = [...cuts.flat(), fresh].filter((part) => part.length > 0);
		for (const one of fresh) this.#known.add(one);
		return true;
	}
}

interface Group {
	key: GroupKey;
	members: Part;
}

/** Groups in the order of who is told of first: everybody, then one filter, then two; the larger first. */
function groupsOf(people: Part, dimensions: readonly string[]): Group[] {
	const combinations = dimensions
		.reduce<string[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [[]])
		.sort((a, b) => a.length - b.length);
	return combinations.flatMap((combination) => {
		const named = people.filter(({ labels }) => combination.every((one) => labels[one]));
		const keyOf = ({ labels }: Person) =>
			Object.fromEntries(combination.map((one) => [one, labels[one]!] as const));
		return [...Map.groupBy(named, (one) => JSON.stringify(keyOf(one))).values()]
			.map((members) => ({ key: keyOf(members[0]!), members }))
			.sort((a, b) => b.members.length - a.members.length || compare(a.key, b.key));
	});
}

const compare = (a: GroupKey, b: GroupKey) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** Of each shown group, those whose values are not shown, together; they are parts already. */
function restsOf(shown: readonly Group[], dimensions: readonly string[]): Group[] {
	return shown.flatMap(({ key, members }) =>
		dimensions.flatMap((dimension) => {
			if (dimension in key) return [];
			const told = shown.filter(
				(one) =>
					dimension in one.key &&
					Object.keys(one.key).length === Object.keys(key).length + 1 &&
					Object.entries(key).every(([name, value]) => one.key[name] === value),
			);
			const inside = new Set(told.flatMap((one) => one.members));
			const rest = members.filter((one) => !inside.has(one));
			return told.length > 0 && rest.length > 0
				? [{ key: { ...key, [dimension]: REST }, members: rest }]
				: [];
		}),
	);
}

const levelsOf = (members: Part, competence: string): number[] =>
	members.flatMap(({ said }) => {
		const level = said[competence];
		return typeof level === 'number' ? level : [];
	});

interface Told {
	median: Set<Group>;
	counts: Set<Group>;
	others: Set<Group>;
}

/** Of which groups what may be told about one competence. */
function tellable(groups: readonly Group[], competence: string, by: Guards): Told {
	const told: Told = { median: new Set(), counts: new Set(), others: new Set() };
	const median = new Partition(by.median(competence));
	const counts = new Partition(by.counts(competence));
	const others = new Partition(by.others(competence));
	for (const group of groups) {
		const asked = group.members.filter(({ said }) => said[competence] !== undefined);
		const hasLevels = asked.some(({ said }) => isLevel(said[competence]));
		if (!hasLevels || !median.admit(asked)) continue;
		told.median.add(group);
		if (!counts.admit(asked)) continue;
		told.counts.add(group);
		if (others.admit(asked)) told.others.add(group);
	}
	return told;
}

function figureOf(group: Group, competence: string, told: Told): Figure {
	const { members } = group;
	const levels = levelsOf(members, competence);
	const others = countOf(members, competence, isOther);
	const unsure = countOf(members, competence, isUnsure);
	return {
		competence,
		median: medianOf(levels),
		chances: chancesOf(levels),
		counts: told.counts.has(group) ? { levels: levels.length, others } : null,
		others: told.others.has(group) ? { notMyWork: others - unsure, unsure } : null,
	};
}

/** What may be told of the people by every combination of the dimensions, all at once and for good. */
export function disclose(people: Part, dimensions: readonly string[], by: Guards = guards): Disclosed {
	const partition = new Partition(by.people);
	const wanted = groupsOf(people, dimensions);
	const plain = wanted.filter(({ members }) => partition.admit(members));
	const groups = [...plain, ...restsOf(plain, dimensions).filter(({ members }) => partition.admit(members))];
	const competences = [...new Set(people.flatMap(({ said }) => Object.keys(said)))].sort();
	const told = new Map(competences.map((one) => [one, tellable(groups, one, by)]));
	const why = (members: Part): HiddenWhy => (members.length < FEWEST ? 'few' : 'reveals');
	return {
		shown: groups.map((group): ShownGroup => {
			const asked = competences.filter((one) => group.members.some(({ said }) => said[one] !== undefined));
			const isTold = (one: string) => told.get(one)!.median.has(group);
			const answering = (one: string) => group.members.filter(({ said }) => isLevel(said[one]));
			return {
				key: group.key,
				people: group.members.length,
				figures: asked.filter(isTold).map((one) => figureOf(group, one, told.get(one)!)),
				hidden: asked
					.filter((one) => !isTold(one))
					.map((competence) => ({ competence, why: why(answering(competence)) })),
			};
		}),
		hidden: wanted
			.filter((group) => !plain.includes(group))
			.map(({ key, members }) => ({ key, why: why(members) })),
	};
}
