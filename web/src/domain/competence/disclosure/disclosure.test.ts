import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { singledOut, type Sum } from '../../../testing/attacker.ts';
import {
	disclose,
	FEWEST,
	guards,
	mayTell,
	REST,
	type Disclosed,
	type GroupKey,
	type Guard,
	type Guards,
	type Person,
	type Said,
} from './disclosure.ts';
import { medianOf } from './median.ts';

const DIMENSIONS = ['area', 'role'];
const COMPETENCES = ['c1', 'c2', 'c3'];

const saying = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom<Said>(1, 2, 3, 4) },
	{ weight: 3, arbitrary: fc.constantFrom<Said>('not_my_work', 'do_not_know', 'nothing') },
);

const someone: fc.Arbitrary<Person> = fc.record({
	labels: fc.record({
		area: fc.constantFrom('kirjasto', 'opisto', 'kulttuuri', ''),
		role: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
	}),
	said: fc.dictionary(fc.constantFrom(...COMPETENCES), saying),
});

const organisation = fc.array(someone, { minLength: 1, maxLength: 40, size: 'max' });

/** Whom a published group is of, by what was published and where people work: as anybody could find out. */
function membersOf(key: GroupKey, { shown }: Disclosed, people: readonly Person[]): number[] {
	const fits = (one: Person) =>
		Object.entries(key).every(([dimension, value]) => {
			if (value !== REST) return one.labels[dimension] === value;
			const told = shown.filter(
				(other) =>
					Object.keys(other.key).length === Object.keys(key).length &&
					other.key[dimension] !== undefined &&
					other.key[dimension] !== REST &&
					Object.entries(key).every(([name, own]) => name === dimension || other.key[name] === own),
			);
			return !told.some((other) => other.key[dimension] === one.labels[dimension]);
		});
	return people.flatMap((one, index) => (fits(one) ? index : []));
}

const isLevel = (said: Said | undefined) => typeof said === 'number';

/** Everything published as sums: who answered, whose levels a median is made of, and what was counted. */
function sumsOf(
	all: readonly { disclosed: Disclosed; people: readonly Person[]; offset?: readonly number[] }[],
) {
	return all.flatMap(({ disclosed, people, offset }) =>
		disclosed.shown.flatMap(({ key, figures }): Sum[] => {
			const own = membersOf(key, disclosed, people);
			const place = (index: number) => offset?.[index] ?? index;
			const of = own.map(place);
			return [
				{ kind: 'people', of },
				...figures.flatMap(({ competence, counts, others }): Sum[] => {
					const asked = own.filter((index) => people[index]!.said[competence] !== undefined).map(place);
					return [
						{ kind: `median ${competence}`, of: asked },
						...(counts
							? ['levels', 'notLevels'].map((what) => ({ kind: `${what} ${competence}`, of: asked }))
							: []),
						...(others
							? ['notMyWork', 'unsure'].map((what) => ({ kind: `${what} ${competence}`, of: asked }))
							: []),
					];
				}),
			];
		}),
	);
}

/** How many of a set a sum of the kind counts; the attacker does not know it, the test does. */
const counting = (people: readonly Person[]) => (of: readonly number[], kind: string) => {
	const [what, competence = ''] = kind.split(' ');
	return of.filter((index) => {
		const said = people[index]!.said[competence];
		if (what === 'people') return true;
		if (what === 'median' || what === 'levels') return isLevel(said);
		if (what === 'notLevels') return said !== undefined && !isLevel(said);
		return what === 'notMyWork' ? said === 'not_my_work' : said === 'do_not_know' || said === 'nothing';
	}).length;
};

const found = (people: readonly Person[], by: Guards = guards) =>
	singledOut(sumsOf([{ disclosed: disclose(people, DIMENSIONS, by), people }]), FEWEST, counting(people));

/** The search of this breaks on the first one it finds; a rule that protects leaves none. */
const isSafe = (by: Guards) =>
	fc.check(
		fc.property(organisation, (people) => found(people, by).length === 0),
		{ numRuns: 1500, seed: 7 },
	);

describe('what is told of groups', () => {
	test('singles nobody out, however its figures are added and subtracted', () => {
		fc.assert(
			fc.property(organisation, (people) => {
				expect(found(people)).toEqual([]);
				for (const { people: count, figures } of disclose(people, DIMENSIONS).shown) {
					expect(count).toBeGreaterThanOrEqual(FEWEST);
					for (const { counts, others } of figures)
						for (const told of [counts?.levels, counts?.others, others?.notMyWork, others?.unsure])
							expect(told === undefined || told === 0 || told >= FEWEST).toBe(true);
				}
			}),
			{ numRuns: 1500 },
		);
	});

	test('tells the truth: as many as there are, and the middle of what they said', () => {
		fc.assert(
			fc.property(organisation, (people) => {
				const disclosed = disclose(people, DIMENSIONS);
				for (const { key, people: count, figures } of disclosed.shown) {
					const members = membersOf(key, disclosed, people).map((index) => people[index]!);
					expect(members).toHaveLength(count);
					for (const { competence, median, counts, others } of figures) {
						const levels = members.map(({ said }) => said[competence]).filter(isLevel) as number[];
						const below = levels.filter((level) => level < median).length;
						const upTo = levels.filter((level) => level <= median).length;
						expect(levels).toContain(median);
						expect(below * 2 < levels.length && upTo * 2 >= levels.length).toBe(true);
						expect(counts?.levels ?? levels.length).toBe(levels.length);
						const split = others ? others.notMyWork + others.unsure : counts?.others;
						expect(split).toBe(counts?.others);
					}
				}
			}),
		);
	});

	test('shows large groups, hides small ones and puts these together', () => {
		const of = (area: string, count: number): Person[] =>
			Array.from({ length: count }, () => ({ labels: { area, role: 'r1' }, said: { c1: 2 } }));
		const { shown, hidden } = disclose(
			[...of('kirjasto', 12), ...of('kulttuuri', 3), ...of('liikunta', 4)],
			['area'],
		);
		expect(shown.map(({ key, people }) => [key, people])).toEqual([
			[{}, 19],
			[{ area: 'kirjasto' }, 12],
			[{ area: REST }, 7],
		]);
		expect(hidden).toEqual([
			{ key: { area: 'liikunta' }, why: 'few' },
			{ key: { area: 'kulttuuri' }, why: 'few' },
		]);
		// Four others would be what is left of everybody.
		const last = disclose([...of('kirjasto', 12), ...of('liikunta', 4)], ['area']);
		expect(last.shown.map(({ key }) => key)).toEqual([{}]);
		expect(last.hidden).toContainEqual({ key: { area: 'kirjasto' }, why: 'reveals' });
	});

	test('has nothing to say of four', () => {
		const four = Array.from({ length: 4 }, (): Person => ({
			labels: { area: 'a', role: 'r' },
			said: { c1: 1 },
		}));
		expect(disclose(four, DIMENSIONS).shown).toEqual([]);
	});
});

/** Only what is shown is looked at, not what is left outside of it. */
const onlyInside =
	(guard: Guard): Guard =>
	(inside) =>
		guard(inside, []);

describe('a rule broken on purpose is found', () => {
	const anything: Guard = () => true;
	const four = (count: number) => count === 0 || count >= FEWEST - 1;
	test.each<[string, Partial<Guards>]>([
		['groups of four', { people: (a, b) => four(a.length) && four(b.length) }],
		['what is left outside of a group', { people: onlyInside(guards.people) }],
		['medians of few', { median: () => anything }],
		['what is left outside of a median', { median: (one) => onlyInside(guards.median(one)) }],
		['counts of few', { counts: () => anything }],
		['who did not give a level', { counts: guards.median }],
		['what is left outside of a count', { counts: (one) => onlyInside(guards.counts(one)) }],
		['what the others said', { others: () => anything }],
	])('%s', (_, broken) => {
		expect(isSafe({ ...guards, ...broken }).failed).toBe(true);
	});

	test('and the search that finds them finds nothing where none is broken', () => {
		expect(isSafe(guards).failed).toBe(false);
	});
});

/** A survey as it goes: somebody answers, or erases what was answered; at the end it closes. */
const course = fc.record({
	people: organisation,
	events: fc.array(fc.record({ who: fc.nat(39), isErased: fc.boolean() }), { maxLength: 60, size: 'max' }),
});

/** Whoever would like to see the figures asks after every event, and again after the closing. */
function tellingsOf(
	{ people, events }: { people: Person[]; events: { who: number; isErased: boolean }[] },
	may: typeof mayTell,
) {
	const given = new Set(people.keys());
	const tellings: { disclosed: Disclosed; people: Person[]; offset: number[] }[] = [];
	const ask = (isClosed: boolean) => {
		if (!may({ isClosed, isTold: tellings.length > 0 })) return;
		const offset = [...given].sort((a, b) => a - b);
		const now = offset.map((index) => people[index]!);
		tellings.push({ disclosed: disclose(now, DIMENSIONS), people: now, offset });
	};
	const happen =
		(isClosed: boolean) =>
		({ who, isErased }: { who: number; isErased: boolean }) => {
			if (isErased || isClosed) given.delete(who % people.length);
			else given.add(who % people.length);
			ask(isClosed);
		};
	const half = Math.ceil(events.length / 2);
	events.slice(0, half).forEach(happen(false));
	ask(true);
	events.slice(half).forEach(happen(true));
	return tellings;
}

describe('over time', () => {
	const search = (may: typeof mayTell) =>
		fc.check(
			fc.property(fc.array(course, { minLength: 1, maxLength: 2 }), (surveys) => {
				// What one said in one survey is not what one said in another: everybody has a place in each.
				const everybody = surveys.flatMap(({ people }) => people);
				const tellings = surveys.flatMap((survey, number) => {
					const first = number === 0 ? 0 : surveys[0]!.people.length;
					return tellingsOf(survey, may).map((one) => ({
						...one,
						offset: one.offset.map((index) => first + index),
					}));
				});
				return singledOut(sumsOf(tellings), FEWEST, counting(everybody)).length === 0;
			}),
			{ numRuns: 150, seed: 7 },
		);

	test('nobody is singled out by asking again and again, in one survey and in the next', () => {
		expect(search(mayTell).failed).toBe(false);
	});

	test.each<[string, typeof mayTell]>([
		['told while people still answer', ({ isClosed }) => !isClosed],
		['told anew after the closing', ({ isClosed }) => isClosed],
	])('%s, somebody is', (_, broken) => {
		expect(search(broken).failed).toBe(true);
	});
});

test('the lower of two in the middle is the median', () => {
	expect(medianOf([4, 1, 2, 3])).toBe(2);
	expect(medianOf([4, 1, 4])).toBe(4);
});
