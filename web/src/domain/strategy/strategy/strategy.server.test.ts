import { existsSync, readFileSync } from 'node:fs';
import { docxOf, paragraph, pdfOf } from '@luotsi/documents/samples';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { lines, type ClauseDraft } from './clause-draft.ts';
import { StrategyDraft } from './strategy.ts';
import * as strategies from './strategy.server.ts';

useDatabase();

const sample = `TVT-LINJAUKSET

1. KIRJASTON PALVELUT

Kirjasto tarjoaa laitteita ja opastusta. Johtoryhmä vastaa linjausten päivittämisestä.

Tavoitteet:

- Jokaisessa kirjastossa tulee olla toimiva tulostus
- Asiakkaiden neuvontaa lisätään
- Henkilökunta oppii uusia taitoja.
`;
const shared = new URL('../../../../../../shared/mission/strategy-fi.txt', import.meta.url);
const duty = 'Johtoryhmä vastaa linjausten päivittämisestä.';
const source = (text: string) => ({ title: '', serviceAreaId: '', text });
const draftOf = (title: string, clauses: ClauseDraft[], key?: string) => ({
	title,
	serviceAreaId: null,
	sourceName: '',
	clauses,
	key,
});

let town: TestMunicipality;
beforeAll(async () => {
	town = await foundMunicipality();
});

describe('a document', () => {
	it('is cut into numbered clauses with duties found, and nothing is kept by looking', async () => {
		const { title, clauses, twin } = await strategies.preview(town.actor, source(sample));
		expect(title).toBe('TVT-LINJAUKSET');
		expect(twin).toBeNull();
		expect(clauses.map(({ number, kind, isObligation }) => [number, kind, isObligation])).toEqual([
			['0', 'heading', false],
			['1', 'heading', false],
			['1.1', 'paragraph', true],
			['1.2', 'paragraph', false],
			['1.3', 'bullet', true],
			['1.4', 'bullet', false],
			['1.5', 'bullet', false],
		]);
		expect(await strategies.list(town.actor)).toEqual([]);
	});

	it('is kept once: the same words in other pieces and spaces are the same document', async () => {
		const { clauses } = await strategies.preview(town.actor, source(sample));
		const first = await strategies.keep(town.actor, draftOf('Linjaukset', clauses, newId()));
		expect(first.isNew).toBe(true);
		const again = await strategies.preview(
			town.actor,
			source(sample.replaceAll('\n', '\r\n').replaceAll(' ', '  ')),
		);
		expect(again.twin).toEqual({ id: first.id, title: 'Linjaukset' });
		const inPieces = lines(clauses.map((clause) => ({ ...clause, text: clause.text.replace('. ', '.\n') })));
		expect(inPieces.length).toBe(clauses.length + 1);
		expect(await strategies.keep(town.actor, draftOf('Toinen nimi', inPieces, newId()))).toEqual({
			id: first.id,
			isNew: false,
		});
		const kept = await strategies.list(town.actor);
		expect(kept).toMatchObject([
			{ title: 'Linjaukset', clauseCount: 7, obligationCount: 2, unservedCount: 2, goalCount: 0 },
		]);
		const { clauses: read } = await strategies.get(town.actor, first.id);
		expect(read.map(({ text }) => text)).toEqual(clauses.map(({ text }) => text));
	});

	it('is kept once when two keep it at the same moment', async () => {
		const other = await foundMunicipality();
		const clauses = (await strategies.preview(other.actor, source(sample))).clauses;
		const answers = await Promise.allSettled(
			[1, 2, 3].map(() => strategies.keep(other.actor, draftOf('Linja', clauses, newId()))),
		);
		const refused = answers.filter((answer) => answer.status === 'rejected').map(({ reason }) => reason.code);
		expect(refused.filter((code) => code !== 'strategy_already_here')).toEqual([]);
		expect(await strategies.list(other.actor)).toHaveLength(1);
	});

	it('may be a file in another encoding', async () => {
		const file = new File(
			[Buffer.from('Henkilökunnan on osattava käyttää järjestelmää.', 'latin1')],
			'linja.txt',
		);
		const { clauses, sourceName } = await strategies.preview(town.actor, { ...source(''), file });
		expect(sourceName).toBe('linja.txt');
		expect(clauses).toMatchObject([
			{ text: 'Henkilökunnan on osattava käyttää järjestelmää.', isObligation: true },
		]);
	});

	it.each([
		['ohjelma.docx', docxOf(paragraph('Palvelut', { style: 'Otsikko1' }) + paragraph(duty))],
		[
			'ohjelma.pdf',
			pdfOf([
				[
					{ text: 'Palvelut', y: 780, size: 16 },
					{ text: duty, y: 740 },
				],
			]),
		],
	])('is read from %s', async (name, bytes) => {
		const file = new File([new Uint8Array(bytes)], name);
		const { title, clauses, sourceName } = await strategies.preview(town.actor, { ...source(''), file });
		expect([title, sourceName]).toEqual(['Palvelut', name]);
		expect(clauses).toMatchObject([
			{ number: '1', kind: 'heading', text: 'Palvelut', level: 1 },
			{ number: '1.1', kind: 'paragraph', text: duty, level: 2, isObligation: true },
		]);
	});

	it('is refused when there is nothing to read', async () => {
		await expect(strategies.preview(town.actor, source(' \n '))).rejects.toMatchObject({
			code: 'text_has_no_clauses',
		});
		const picture = new File(
			[new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
			'kuva.png',
		);
		await expect(strategies.preview(town.actor, { ...source(''), file: picture })).rejects.toMatchObject({
			code: 'unsupported_type',
			data: { file: 'kuva.png', wanted: 'text' },
		});
		const scanned = new File([new Uint8Array(pdfOf([[], []]))], 'skannattu.pdf');
		await expect(strategies.preview(town.actor, { ...source(''), file: scanned })).rejects.toMatchObject({
			code: 'scanned_pdf',
			data: { file: 'skannattu.pdf', pages: 2 },
		});
		const long = source(Array.from({ length: 701 }, (_, i) => `- Kohta ${i}`).join('\n'));
		await expect(strategies.preview(town.actor, long)).rejects.toMatchObject({ code: 'strategy_too_long' });
	});

	it.skipIf(!existsSync(shared))('of the real world gives its clauses', async () => {
		const { clauses } = await strategies.preview(town.actor, source(readFileSync(shared, 'utf8')));
		expect(clauses.filter(({ kind }) => kind === 'bullet')).toHaveLength(7);
		expect(clauses.filter(({ isObligation }) => isObligation).map(({ number }) => number)).toEqual([
			'5.2.1',
			'5.2.4',
			'5.2.5',
			'5.2.7',
			'5.2.8',
		]);
	});
});

describe('the form of the preview', () => {
	const row = (number: string, text: string) => ({ number, kind: 'bullet', level: '2', text });
	const issues = (clauses: Record<string, unknown>) => {
		const parsed = v.safeParse(StrategyDraft, { title: 'Linjaus', clauses });
		return parsed.success
			? parsed.output.clauses.map(({ number, text }) => `${number} ${text}`)
			: parsed.issues[0].message;
	};

	it('keeps rows in order of their place and refuses two of the same number', () => {
		const rows = Object.fromEntries(
			Array.from({ length: 12 }, (_, i) => [String(11 - i), row(`n${11 - i}`, `teksti ${11 - i}`)]),
		);
		expect(issues(rows)).toEqual(Array.from({ length: 12 }, (_, i) => `n${i} teksti ${i}`));
		expect(issues({ 0: row('1', 'a'), 1: row('1', 'b') })).toBe('number_taken');
		expect(issues({ 0: row('1', ' ') })).toBe('no_clauses');
		expect(issues({ 0: row('1', 'a\u0000b\u0007') })).toEqual(['1 ab']);
	});
});

describe('a kept document', () => {
	it('may be renamed and its duties marked, by those who may, one at a time', async () => {
		const own = await foundMunicipality();
		const { clauses } = await strategies.preview(own.actor, source(sample));
		const { id } = await strategies.keep(own.actor, draftOf('Linja', clauses));
		const change = { id, version: 1, title: 'Uusi linja', serviceAreaId: null };
		await strategies.amend(own.actor, change);
		await expect(strategies.amend(own.actor, change)).rejects.toMatchObject({ code: 'conflict' });
		const bullet = (await strategies.get(own.actor, id)).clauses[5]!;
		const mark = { clauseId: bullet.id, version: 1, obligation: true };
		await strategies.markObligation(own.actor, mark);
		await expect(strategies.markObligation(own.actor, mark)).rejects.toMatchObject({ code: 'conflict' });
		expect((await strategies.list(own.actor))[0]).toMatchObject({ title: 'Uusi linja', obligationCount: 3 });
		const rater = await own.as('rater');
		expect(await strategies.list(rater)).toHaveLength(1);
		await expect(async () => strategies.keep(rater, draftOf('x', clauses))).rejects.toMatchObject({
			code: 'forbidden',
		});
		await expect(strategies.amend(rater, change)).rejects.toMatchObject({ code: 'forbidden' });
		expect(() => strategies.list(own.visitor)).toThrow('sign_in_first');
	});

	it('is not there for another municipality, which may keep the same text for itself', async () => {
		const other = await foundMunicipality();
		const [mine] = await strategies.list(town.actor);
		await expect(strategies.get(other.actor, mine!.id)).rejects.toMatchObject({ code: 'not_found' });
		const change = { id: mine!.id, version: mine!.version, title: 'Varas', serviceAreaId: null };
		await expect(strategies.amend(other.actor, change)).rejects.toMatchObject({ code: 'not_found' });
		const { clauses, twin } = await strategies.preview(other.actor, source(sample));
		expect(twin).toBeNull();
		expect((await strategies.keep(other.actor, draftOf('Linjaukset', clauses))).isNew).toBe(true);
	});
});
