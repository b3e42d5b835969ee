import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAnalyser } from '../analysis/index.ts';
import { concepts } from '../thesaurus/index.ts';
import { createDescriber, groupsOf, Similarity, withSynonyms } from './index.ts';

const describer = createDescriber(concepts, createAnalyser({}));
const said = [
	'Lainausautomaatin lukija ei tunnista vanhoja kirjastokortteja',
	'Asiakastietokoneet ovat liian hitaita',
	'Langaton verkko ei kuulu lastenosastolle',
	'Tulostaminen omalta puhelimelta',
	'Itsepalveluautomaatti kirjautuu ulos kesken palautuksen',
	'Digituelle rauhallinen paikka',
	'Kokoustilan näyttö ei yhdisty kannettavaan',
	'Trådlöst nätverk till barnavdelningen',
];
const fill = (texts: readonly (readonly [string, string])[]) => {
	const similarity = new Similarity(describer);
	for (const [id, text] of texts) similarity.put(id, text);
	return similarity;
};
const entries = said.map((text, at) => [String(at), text] as const);
const ask = (similarity: Similarity, text: string) =>
	similarity.similar(text, { limit: 5 }).map((found) => ({ ...found, parts: found.parts() }));

test.each([
	['automaatti ei lue kortteja', '0'],
	['Yleisökoneet on tosi hitaita', '1'],
	['WLAN eli langattoman verkon kuuluvuus lasten puolella', '2'],
	['kännykästä printtaus', '3'],
	['läppärin kytkeminen kokoushuoneen näyttöön', '6'],
	['trådlösa nätverket fungerar inte', '7'],
])('%s finds text %s first', (typed, id) => {
	expect(ask(fill(entries), typed)[0]!.id).toBe(id);
});

test('a slip of the keyboard finds the word, and says so', () => {
	const [first] = ask(fill(entries), 'Lainausautomatin lukja');
	expect(first!.id).toBe('0');
	expect(first!.parts.map(({ how }) => how)).toContain('spelling');
});

test('the order of puts, puts again and removals leave no trace', () => {
	const orders = fc.shuffledSubarray([...entries], { minLength: entries.length });
	const before = fill(entries);
	fc.assert(
		fc.property(orders, fc.constantFrom(...said), fc.nat(said.length - 1), (order, typed, gone) => {
			const similarity = fill(order);
			similarity.put(String(gone), 'Aivan muuta tässä välissä');
			similarity.remove(String(gone));
			similarity.put(String(gone), said[gone]!);
			expect(ask(similarity, typed)).toEqual(ask(before, typed));
			expect(similarity.size).toBe(said.length);
		}),
		{ numRuns: 30 },
	);
});

test('any text may be put and asked about, scores are chances', () => {
	const similarity = fill(entries);
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...said), (text, typed) => {
			similarity.put('any', text);
			for (const { score } of [...ask(similarity, typed), ...ask(similarity, text)]) {
				expect(score).toBeGreaterThanOrEqual(0);
				expect(score).toBeLessThanOrEqual(1);
			}
		}),
		{ numRuns: 100 },
	);
});

test('a text left out is not answered with', () => {
	const found = fill(entries).similar(said[0]!, { limit: 5, exclude: (id) => id === '0' });
	expect(found.map(({ id }) => id)).not.toContain('0');
});

test('confirmed pairs teach words to go together, refused ones take it back, in any order', () => {
	const similarity = fill([...entries, ['möhkö', 'Möhkö nurin']]);
	const scoreOf = () => ask(similarity, 'pömpeli').find(({ id }) => id === 'möhkö')?.score ?? 0;
	const pair = { a: 'Möhkö nurin', b: 'Pömpeli jumissa' };
	expect(scoreOf()).toBe(0);
	similarity.learn([{ ...pair, isSame: true }]);
	const once = scoreOf();
	expect(once).toBeGreaterThan(0);
	expect(ask(similarity, 'pömpeli')[0]!.parts[0]!.how).toBe('learned');
	similarity.learn([
		{ ...pair, isSame: true },
		{ a: pair.b, b: pair.a, isSame: true },
	]);
	expect(scoreOf()).toBeGreaterThan(once);
	similarity.learn([
		{ ...pair, isSame: true },
		{ ...pair, isSame: false },
	]);
	expect(scoreOf()).toBe(0);
});

test("a municipality's own words mean the same, and what a known one of them means", () => {
	const own = withSynonyms(describer, [{ id: '1', words: ['Olkkari', 'Digipesä', 'läppäri'] }]);
	const similarity = new Similarity(own);
	similarity.put('a', 'Olkkarin avaimet');
	similarity.put('b', 'Kannettavat tietokoneet');
	const found = similarity.similar('digipesät', { limit: 5 }).map(({ id }) => id);
	expect(found).toEqual(['a', 'b']);
	expect(new Similarity(describer).similar('digipesät', { limit: 5 })).toEqual([]);
});

test('groups are joined by their mean, whatever the order of the links', () => {
	const links = [
		{ a: '1', b: '2', score: 0.9 },
		{ a: '2', b: '3', score: 0.8 },
		{ a: '1', b: '3', score: 0.7 },
		{ a: '3', b: '4', score: 0.9 },
		{ a: '4', b: '5', score: 0.2 },
	];
	const groups = groupsOf(links, 0.5);
	expect(groups.map(({ ids }) => ids)).toEqual([
		['1', '2'],
		['3', '4'],
	]);
	expect(groupsOf(links.toReversed(), 0.5)).toEqual(groups);
	expect(groupsOf(links.slice(0, 3), 0.5)).toMatchObject([
		{ ids: ['1', '2', '3'], confidence: expect.closeTo(0.8) },
	]);
});
