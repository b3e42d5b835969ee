import { beforeEach, describe, expect, test } from 'vitest';
import { createAnalyser } from '../analysis/index.ts';
import { excerptOf } from './marks.ts';
import { SearchIndex } from './search-index.ts';

const analyser = createAnalyser({});
let index: SearchIndex;

const texts: Record<string, string> = {
	kiosk: 'Lainausautomaatti jumittuu iltaisin, uusi pitäisi hankkia',
	return: 'Palautusautomaateille luettelo huolloista',
	apart: 'lainaus automaatti ei tunnista kortteja',
	booking: 'Tilojen varaaminen verkossa',
	printer: 'Tulostimia lasten osastolle',
	swedish: 'Utlåningsautomaten fungerar inte',
	scanner: 'Skanneri asiakkaille ja sen opastus',
};

beforeEach(() => {
	index = new SearchIndex(analyser);
	for (const [key, text] of Object.entries(texts)) index.put(key, [{ text, weight: 1 }]);
});

const found = (text: string) =>
	index.search(text, { accept: () => true, languages: ['fi', 'sv'] }).matches.map(({ key }) => key);

describe('a search', () => {
	test.each([
		['inflected forms', 'tulostimien ', ['printer']],
		['a verb by its noun', 'varaus ', ['booking']],
		['a stem that changes', 'lapsi ', ['printer']],
		['an unfinished word', 'skann', ['scanner']],
		['a slip of the pen', 'skaneri ', ['scanner']],
		['a slip inside a compound', 'palautusautomati ', ['return']],
		['Swedish compounds', 'utlåningsautomater ', ['swedish']],
	])('finds %s', (_, asked, expected) => expect(found(asked)).toEqual(expected));

	test('finds a compound written apart, and its parts in others', () => {
		expect(found('lainausautomaatit ').toSorted()).toEqual(['apart', 'kiosk']);
		expect(found('automaatti ').toSorted()).toEqual(['apart', 'kiosk', 'return']);
	});

	test('wants every word, and says when nothing has them all', () => {
		expect(found('tulostin lapset ')).toEqual(['printer']);
		const partial = index.search('tulostin avaruus ', { accept: () => true });
		expect(partial.isPartial).toBe(true);
		expect(partial.matches.map(({ key }) => key)).toEqual(['printer']);
	});

	test('follows what is put in, changed and taken out', () => {
		index.put('printer', [{ text: 'Kahvinkeitin', weight: 1 }]);
		expect(found('tulostin ')).toEqual([]);
		expect(found('kahvinkeitintä ')).toEqual(['printer']);
		index.remove('printer');
		index.remove('printer');
		expect(found('kahvinkeitin ')).toEqual([]);
		expect(index.size).toBe(6);
	});

	test('shows only what is accepted, and never fails on odd text', () => {
		const none = index.search('automaatti', { accept: (key) => key === 'return' });
		expect(none.matches.map(({ key }) => key)).toEqual(['return']);
		for (const odd of ['', '  ', '*', "'; drop", '😀😀', 'a'.repeat(500), 'ja on ei'])
			expect(found(odd)).toEqual([]);
	});
});

test('an excerpt marks what was found, where most of it stands', () => {
	const { features } = index.search('tulostin lapset ', { accept: () => true });
	const text = `${'Ensin muuta asiaa. '.repeat(30)}Tulostimia lasten osastolle. ${'Sitten lisää asiaa. '.repeat(30)}`;
	const { stretches } = excerptOf(text, features, analyser);
	expect(stretches.filter(({ isFound }) => isFound).map(({ text: word }) => word)).toEqual([
		'Tulostimia',
		'lasten',
	]);
	expect(stretches[0]?.text).toBe('…');
	expect(stretches.map(({ text: word }) => word).join('').length).toBeLessThan(220);
});
