import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { findCycle } from './dependency.ts';
import { Amount, NumberList } from './need-fields.ts';
import { differences, type ComparedFacts } from './merger.ts';
import kinds from '../../../messages/fi/need-kind.json' with { type: 'json' };
import { usualKinds } from './need-words.ts';
import { mayBecome, NeedFacts, needStates, nextStates, StateChange, titleFrom } from './need.ts';
import { mayAmendWording } from './wording.ts';

describe('states', () => {
	test('go forward one by one and back, never into or out of merged', () => {
		expect(mayBecome('new', 'accepted')).toBe(true);
		expect(mayBecome('new', 'planned')).toBe(false);
		expect(mayBecome('planned', 'accepted')).toBe(true);
		expect(mayBecome('done', 'rejected')).toBe(false);
		expect(nextStates('merged')).toEqual([]);
		for (const from of needStates) expect(mayBecome(from, 'merged')).toBe(false);
	});

	test('all but merged can be reached from each other', () => {
		const reach = (from: (typeof needStates)[number]) => {
			const seen = new Set([from]);
			for (const state of seen) for (const next of nextStates(state)) seen.add(next);
			return seen.size;
		};
		for (const state of needStates) expect(reach(state)).toBe(state === 'merged' ? 1 : needStates.length - 1);
	});

	test('that say no ask for a reason', () => {
		const change = { id: '01890a5d-ac96-774b-bcce-b302099a8057', version: '1', reason: '  ' };
		expect(v.safeParse(StateChange, { ...change, state: 'accepted' }).success).toBe(true);
		const refused = v.safeParse(StateChange, { ...change, state: 'rejected' });
		expect(refused.issues?.[0]).toMatchObject({ message: 'reason_needed', path: [{ key: 'reason' }] });
		expect(v.safeParse(StateChange, { ...change, state: 'merged' }).success).toBe(false);
	});
});

describe('a title', () => {
	test.each([
		[
			'Dokumenttien skannausmahdollisuus puuttuu, hankitaan skanneri.',
			'Dokumenttien skannausmahdollisuus puuttuu, hankitaan skanneri',
		],
		['Uusi tulostin tiskille. Vanha jumittaa joka päivä.', 'Uusi tulostin tiskille'],
		['Kurssi seniorille esim. kerran kuussa. Kysyntää on.', 'Kurssi seniorille esim. kerran kuussa'],
		['Kuka saa muokata sivua? Me ei tiedetä.', 'Kuka saa muokata sivua?'],
		['Ei. Wifi ei toimi lainkaan. Asiakkaat valittavat.', 'Ei. Wifi ei toimi lainkaan'],
		['  Monta\n\nriviä  tekstiä ', 'Monta riviä tekstiä'],
	])('of %j is %j', (text, title) => expect(titleFrom(text)).toBe(title));

	test('fits its column and is made of the text, whatever is said', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 3, maxLength: 300 }), (text) => {
				fc.pre(text.trim().length >= 3);
				const title = titleFrom(text);
				expect(title.length).toBeGreaterThanOrEqual(1);
				expect(title.length).toBeLessThanOrEqual(141);
				expect(title.isWellFormed() || !text.isWellFormed()).toBe(true);
			}),
		);
	});
});

describe('a ring of dependencies', () => {
	const edge = ([needId, dependsOnId]: [string, string]) => ({ needId, dependsOnId });

	test('is found and named in order', () => {
		const ring = findCycle([edge(['a', 'b']), edge(['b', 'c']), edge(['x', 'a']), edge(['c', 'a'])]);
		expect(ring).toEqual(['a', 'b', 'c', 'a']);
		expect(findCycle([edge(['a', 'b']), edge(['a', 'c']), edge(['b', 'd']), edge(['c', 'd'])])).toBeNull();
	});

	test('is named only of edges that are there, and never missed', () => {
		const node = fc.integer({ min: 0, max: 7 }).map(String);
		const edges = fc.array(
			fc.tuple(node, node).filter(([a, b]) => a !== b),
			{ maxLength: 20 },
		);
		fc.assert(
			fc.property(edges, (pairs) => {
				const ring = findCycle(pairs.map(edge));
				const there = new Set(pairs.map(([a, b]) => `${a}>${b}`));
				expect(ring === null).toBe(hasOrder(pairs));
				const steps = ring?.slice(1).map((id, i) => `${ring[i]}>${id}`) ?? [];
				expect(steps.filter((step) => !there.has(step))).toEqual([]);
				expect(ring?.[0]).toBe(ring?.at(-1));
			}),
		);
	});

	// Kahn's way: an order exists exactly when there is no ring.
	function hasOrder(pairs: [string, string][]): boolean {
		let left = pairs;
		for (;;) {
			const targets = new Set(left.map(([, to]) => to));
			const rest = left.filter(([from]) => targets.has(from));
			if (rest.length === left.length) return left.length === 0;
			left = rest;
		}
	}

	test('does not exhaust the stack on a long chain', () => {
		const chain = Array.from({ length: 50_000 }, (_, i) => edge([`${i}`, `${i + 1}`]));
		expect(findCycle(chain)).toBeNull();
	});
});

describe('fields', () => {
	test.each([
		['12 000,50 €', 12_000.5],
		['1\u00A0200', 1200],
		['', 0],
		['0.335', 0.34],
	])('%j is %d euros', (text, euros) => expect(v.parse(Amount, text)).toBe(euros));

	test.each(['tonni', '-5', '1e9', '1,2,3', '9999999999'])('%j is no amount', (text) =>
		expect(v.safeParse(Amount, text).success).toBe(false),
	);

	test('numbers of needs are read as people write them', () => {
		expect(v.parse(NumberList, ' #12, 15;15 7')).toEqual([12, 15, 7]);
		expect(v.safeParse(NumberList, '12, abc').success).toBe(false);
	});
});

describe('differences of merged needs', () => {
	const need = (number: number, more: Partial<ComparedFacts>): ComparedFacts => ({
		id: `${number}`,
		number,
		kind: null,
		costInvestment: 0,
		costOneOff: 0,
		costYearly: 0,
		earliestOn: null,
		deadlineOn: null,
		durationWeeks: null,
		effort: [],
		...more,
	});

	test('show each other value once with its needs, and not what nobody told', () => {
		const target = need(1, {
			kind: 'laitteet',
			costOneOff: 500,
			effort: [{ roleId: 'r', role: 'Tuki', days: 2 }],
		});
		const merged = [
			need(2, { costOneOff: 700 }),
			need(3, { costOneOff: 700, kind: 'laitteet' }),
			need(4, { costOneOff: 500, effort: [{ roleId: 'r', role: 'Tuki', days: 5 }] }),
		];
		expect(differences(target, merged)).toEqual([
			{ field: 'costOneOff', role: null, own: 500, others: [{ value: 700, numbers: [2, 3] }] },
			{ field: 'effort.r', role: 'Tuki', own: 2, others: [{ value: 5, numbers: [4] }] },
		]);
	});
});

describe('a sentence', () => {
	const who = (personId: string | null, standings: string[], unitIds: string[] | null = null) => ({
		personId,
		standings,
		unitIds,
	});

	test('is put right by its speaker and its unit, and by editors only when nobody signed it', () => {
		const mine = { personId: 'me', unitId: 'u' };
		const nobodys = { personId: null, unitId: 'u' };
		expect(mayAmendWording(who('me', ['rater']), mine)).toBe(true);
		expect(mayAmendWording(who('other', ['coordinator']), mine)).toBe(false);
		expect(mayAmendWording(who('other', ['coordinator']), nobodys)).toBe(true);
		expect(mayAmendWording(who('other', ['unit_editor'], ['u']), mine)).toBe(true);
		expect(mayAmendWording(who('other', ['unit_editor'], ['v']), nobodys)).toBe(false);
		expect(mayAmendWording(who(null, ['unit_link'], ['u']), nobodys)).toBe(false);
	});
});

describe('kinds', () => {
	test('the usual ones are those that have words', () => {
		expect([...usualKinds].toSorted()).toEqual(Object.keys(kinds).toSorted());
	});

	test('one written anew stands before the chosen one', () => {
		const facts = {
			id: '018f0000-0000-7000-8000-000000000000',
			version: '1',
			title: 'Tulostin',
			kind: 'laitteet',
		};
		expect(v.parse(NeedFacts, { ...facts, newKind: ' Robotit ' })).toMatchObject({ kind: 'Robotit' });
		expect(v.parse(NeedFacts, { ...facts, newKind: '' })).toMatchObject({ kind: 'laitteet' });
		expect(v.parse(NeedFacts, facts)).not.toHaveProperty('newKind');
	});
});
