import { expect, test } from 'vitest';
import { parseConcepts } from './parse.ts';

const parse = (text: string) => parseConcepts(text, 'words');

test('a line is a concept of the kind above it', () => {
	const text = `
[thing]
laptop | fi kannettava, läppäri, kone? | sv bärbar dator | en laptop | > computer | ~ tablet | ! desktop, server
[place]
hall | fi sali | sv sal | en hall
`;
	expect(parse(text)).toEqual([
		{
			id: 'laptop',
			kind: 'thing',
			fi: ['kannettava', 'läppäri', 'kone'],
			sv: ['bärbar dator'],
			en: ['laptop'],
			broader: ['computer'],
			related: ['tablet'],
			distinct: ['desktop', 'server'],
			ambiguous: ['kone'],
		},
		{
			id: 'hall',
			kind: 'place',
			fi: ['sali'],
			sv: ['sal'],
			en: ['hall'],
			broader: [],
			related: [],
			distinct: [],
			ambiguous: [],
		},
	]);
});

test.each([
	['a concept before its kind', 'hall | fi sali | sv sal | en hall', 'words:1: no kind'],
	['an unknown kind', '[room]', 'words:1: unknown kind room'],
	['a language left out', '[place]\nhall | fi sali | en hall', 'words:2: hall: no sv'],
	[
		'an unknown field',
		'[place]\nhall | fi sali | sv sal | en hall | de Saal',
		'words:2: hall: unknown field',
	],
	['a field twice', '[place]\nhall | fi sali | fi halli | sv sal | en hall', 'words:2: hall: fi twice'],
	['a word twice', '[place]\nhall | fi sali, sali | sv sal | en hall', 'words:2: hall: sali twice'],
	['an empty word', '[place]\nhall | fi sali, | sv sal | en hall', 'words:2: hall: not a word'],
	['a bad id', '[place]\nBig Hall | fi sali | sv sal | en hall', 'words:2: not an id'],
])('%s is refused with its place', (_, text, message) => {
	expect(() => parse(text)).toThrow(message);
});
