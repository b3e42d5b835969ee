import { beforeEach, describe, expect, test } from 'vitest';
import { createAnalyser } from '../analysis/index.ts';
import { createDescriber } from '../similarity/index.ts';
import { concepts } from '../thesaurus/index.ts';
import { excerptOf } from './marks.ts';
import { SearchIndex } from './search-index.ts';
import { meaningsIn } from './synonym.ts';

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
	const sought = index.search('tulostin lapset ', { accept: () => true });
	const text = `${'Ensin muuta asiaa. '.repeat(30)}Tulostimia lasten osastolle. ${'Sitten lisää asiaa. '.repeat(30)}`;
	const { stretches } = excerptOf(text, sought, analyser);
	expect(stretches.filter(({ isFound }) => isFound).map(({ text: word }) => word)).toEqual([
		'Tulostimia',
		'lasten',
	]);
	expect(stretches[0]?.text).toBe('…');
	expect(stretches.map(({ text: word }) => word).join('').length).toBeLessThan(220);
});

describe('other words for the same', () => {
	const describer = createDescriber(concepts, analyser);
	const asked = (text: string) =>
		index.search(text, {
			accept: () => true,
			languages: ['fi', 'sv'],
			meanings: meaningsIn(text, describer, ['fi', 'sv']),
		});

	beforeEach(() => {
		index.put('laptop', [{ text: 'Kannettavat tietokoneet opettajille', weight: 1 }]);
		index.put('slang', [{ text: 'Läppärit kuvataidekouluun', weight: 1 }]);
		index.put('network', [{ text: 'Langaton verkko pätkii', weight: 1 }]);
		index.put('full', [{ text: 'Muisti loppu kesken', weight: 1 }]);
		index.put('mouse', [{ text: 'Hiiri loppu', weight: 1 }]);
	});

	test('are found after the words themselves', () => {
		expect(asked('läppäri').matches.map(({ key }) => key)).toEqual(['slang', 'laptop']);
		expect(asked('wifi').matches.map(({ key }) => key)).toEqual(['network']);
		expect(
			asked('bärbar dator')
				.matches.map(({ key }) => key)
				.toSorted(),
		).toEqual(['laptop', 'slang']);
		expect(asked('levytila').matches.map(({ key }) => key)).toEqual(['full']);
		expect(asked('wifi').isPartial).toBe(false);
		expect(asked('wifi').corrected).toEqual([]);
	});

	test('are marked where they stand together, and told', () => {
		const { stretches, synonyms } = excerptOf(
			'Muisti loppu taas, muisti pätkii',
			asked('levytila'),
			analyser,
		);
		expect(stretches.filter(({ isFound }) => isFound).map(({ text }) => text)).toEqual(['Muisti loppu']);
		expect(synonyms.map((one) => [one.asked, one.said])).toContainEqual(['levytila', 'muisti loppu']);
	});
});

test('the name of whom it belongs to finds, unless most share it', () => {
	for (let at = 0; at < 40; at++) {
		const name = at === 7 ? 'Inkeroisten kirjasto' : 'Keskustan kirjasto';
		index.put(`need ${at}`, [
			{ text: 'Tulostin rikki', weight: 1 },
			{ text: name, weight: 1, isName: true },
		]);
	}
	expect(found('inkeroinen tulostin ')[0]).toBe('need 7');
	expect(found('inkeroisten ')).toEqual(['need 7']);
	expect(found('inker')).toEqual(['need 7']);
	expect(found('kirjasto ')).toEqual([]);
});
