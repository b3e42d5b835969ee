import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readClauses } from './clauses.ts';
import { statesDuty } from './duty.ts';
import { readText } from './read-text.ts';

const SAMPLE = `NÄYTEKUNNAN DIGISUUNNITELMA

Johdannon tulee olla lyhyt.

3. TAVOITTEET

3.1. PALVELUT

Kirjasto vastaa laitteista. Laitteet uusitaan
viiden vuoden välein.

Keskeiset tavoitteet:

- Hankitaan yhteinen varausjärjestelmä
  kaikille yksiköille
- Osaamista on myös kehitettävä.
    - Sisempi kohta

3.1.2. Annettu numero

Museon verkko riittää.

3.2. OSAAMINEN

* Personalen ska utbildas.
`;

test('headings keep their numbers, the rest is counted on under them', () => {
	expect(
		readClauses(SAMPLE).map(({ number, kind, level, obligation, text }) => [
			number,
			kind,
			level,
			obligation,
			text,
		]),
	).toEqual([
		['0', 'heading', 1, false, 'NÄYTEKUNNAN DIGISUUNNITELMA'],
		['0.1', 'paragraph', 2, true, 'Johdannon tulee olla lyhyt.'],
		['3', 'heading', 1, false, 'TAVOITTEET'],
		['3.1', 'heading', 2, false, 'PALVELUT'],
		['3.1.1', 'paragraph', 3, true, 'Kirjasto vastaa laitteista. Laitteet uusitaan viiden vuoden välein.'],
		['3.1.3', 'paragraph', 3, false, 'Keskeiset tavoitteet:'],
		['3.1.4', 'bullet', 3, false, 'Hankitaan yhteinen varausjärjestelmä kaikille yksiköille'],
		['3.1.5', 'bullet', 3, true, 'Osaamista on myös kehitettävä.'],
		['3.1.6', 'bullet', 5, false, 'Sisempi kohta'],
		['3.1.2', 'heading', 3, false, 'Annettu numero'],
		['3.1.2.1', 'paragraph', 4, false, 'Museon verkko riittää.'],
		['3.2', 'heading', 2, false, 'OSAAMINEN'],
		['3.2.1', 'bullet', 3, true, 'Personalen ska utbildas.'],
	]);
});

test('sentences are given where there are several', () => {
	const clause = readClauses(SAMPLE).find(({ number }) => number === '3.1.1');
	expect(clause?.sentences).toEqual([
		'Kirjasto vastaa laitteista.',
		'Laitteet uusitaan viiden vuoden välein.',
	]);
	expect(readClauses('Yksi lause.')[0]?.sentences).toBeUndefined();
});

test('Markdown headings nest', () => {
	const clauses = readClauses(
		'# Plan\n\nText.\n\n## Goals\n\n1. First\n2. Second\n\n## Posts\n\n# Annex\r\n\r\nEnd',
	);
	expect(clauses.map(({ number, kind, text }) => `${number} ${kind} ${text}`)).toEqual([
		'1 heading Plan',
		'1.1 paragraph Text.',
		'1.2 heading Goals',
		'1.2.1 bullet First',
		'1.2.2 bullet Second',
		'1.3 heading Posts',
		'2 heading Annex',
		'2.1 paragraph End',
	]);
});

test('numbers are never given twice, even when the text does', () => {
	const clauses = readClauses('5.2. Alku\n\nA.\n\nB.\n\n5.2. Alku\n\nC.\n\n5.2.1. Muu\n\nD.');
	expect(new Set(clauses.map(({ number }) => number)).size).toBe(clauses.length);
	expect(readClauses('')).toEqual([]);
});

test.each([
	['Suunnitelman tulee olla valmis.', true],
	['Laitteista on vastattava.', true],
	['Työ edellyttää koulutusta', true],
	['Rehtorit tarkistavat suunnitelmaa', true],
	['Planen bör följas upp', true],
	['Chefen skall besluta', true],
	['The unit must report.', true],
	['Posts shall be filled', true],
	['Merkitys on merkittävä', false],
	['Aika on riittävä', false],
	['Tuleeko muutos', false],
	['mustikka ja skallra', false],
	['mediakasvatuksesta vastaava informaatikko', false],
])('%s → duty %s', (text, expected) => {
	expect(statesDuty(text)).toBe(expected);
});

const STRATEGY = new URL('../../../../shared/mission/strategy-fi.txt', import.meta.url);

test.skipIf(!existsSync(STRATEGY))('the strategy of culture and leisure services', () => {
	const file = readText(readFileSync(STRATEGY), 'strategy-fi.txt');
	const clauses = readClauses(file.ok ? file.text : '');
	expect(clauses).toHaveLength(14);
	expect(clauses.slice(0, 3).map(({ number, kind }) => [number, kind])).toEqual([
		['0', 'heading'],
		['5.2', 'heading'],
		['5.2.1', 'paragraph'],
	]);
	expect(clauses.at(-1)?.number).toBe('5.2.12');
	expect(clauses.filter(({ obligation }) => obligation).map(({ number }) => number)).toEqual([
		'5.2.1',
		'5.2.4',
		'5.2.5',
		'5.2.7',
		'5.2.8',
	]);
});

test.each([
	['%PDF-1.7', 'unsupported_type'],
	['PK\x03\x04', 'unsupported_type'],
	['', 'empty_file'],
	['  \n', 'empty_file'],
])('text from %j is refused as %s', (content, code) => {
	expect(readText(Buffer.from(content), 'x.txt')).toMatchObject({ ok: false, code });
});

test('text is read in its encoding with plain line ends', () => {
	expect(readText(Buffer.from('\xe4iti\r\nis\xe4', 'latin1'), 'x.txt')).toEqual({
		ok: true,
		text: 'äiti\nisä',
		encoding: 'windows-1252',
	});
});
