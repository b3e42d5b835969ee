import { beforeAll, describe, expect, test } from 'vitest';
import * as serviceUnits from '#domain/organisation/service-unit/service-unit.server.ts';
import * as merger from '#domain/portfolio/need/merger.server.ts';
import * as needs from '#domain/portfolio/need/need.server.ts';
import * as terms from '#domain/portfolio/similarity/term.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import * as searches from './search.server.ts';
import type { SearchQuery } from './search.ts';

useDatabase();

const texts = [
	'Lainausautomaatti jumittuu iltaisin ja uusi pitäisi hankkia',
	'Tulostimia lasten osastolle',
	'Tilojen varaaminen verkossa ilman soittamista',
	'Wi-fi pätkii lukusalissa',
	'lainaus automaatti ei tunnista kortteja',
	'Skanneri asiakkaille',
];
let town: TestMunicipality;
let units: string[];
let ids: string[];

const asked = (text: string, more: Partial<SearchQuery> = {}): SearchQuery => ({
	text,
	offset: 0,
	size: 25,
	...more,
});
const titles = async (text: string, more: Partial<SearchQuery> = {}, actor: Actor = town.actor) =>
	(await searches.search(actor, asked(text, more))).hits.map(({ title }) =>
		title.map((part) => part.text).join(''),
	);

beforeAll(async () => {
	town = await foundMunicipality();
	units = await addUnits(town.actor, ['Pääkirjasto', 'Lähikirjasto']);
	const made = await importNeeds(
		town.actor,
		texts.map((text, at) => batchNeed(units[at % 2]!, text)),
	);
	ids = made.map(({ id }) => id);
	const text =
		'1.1 Tavoitteet\n\n- Jokaisessa kirjastossa tulee olla toimiva tulostus\n- Neuvontaa lisätään.\n';
	const preview = await strategies.preview(town.actor, { title: 'TVT-strategia', serviceAreaId: '', text });
	const { id } = await strategies.keep(town.actor, { ...preview, serviceAreaId: null, key: undefined });
	const goal = { strategyId: id, clauseId: null, code: '', description: 'Laitteet toimivat', key: undefined };
	await goals.add(town.actor, { ...goal, title: 'Tulostaminen sujuu kaikkialla' });
});

describe('search', () => {
	test.each([
		['inflected forms', 'tulostimen lapsille', [texts[1]]],
		['the noun of a verb', 'tilavaraus ', [texts[2]]],
		['a slip of the pen', 'skaneri ', [texts[5]]],
		['an unfinished word', 'lukus', [texts[3]]],
		['another spelling', 'wifi ', [texts[3]]],
	])('finds by %s', async (_, text, expected) => expect(await titles(text)).toEqual(expected));

	test('finds a compound whole and written apart, and each by its parts', async () => {
		const both = [texts[0], texts[4]].toSorted();
		expect((await titles('lainausautomaatit ')).toSorted()).toEqual(both);
		expect((await titles('automaatin ')).toSorted()).toEqual(both);
	});

	test('finds goals and clauses beside needs, counted by kind, narrowed by kind, unit and state', async () => {
		const { counts, total } = await searches.search(town.actor, asked('tulostus '));
		expect(counts).toEqual({ need: 1, goal: 1, measure: 0, clause: 1, decision: 0, meeting: 0 });
		expect(total).toBe(3);
		expect(await titles('tulostus ', { kind: 'goal' })).toEqual(['Tulostaminen sujuu kaikkialla']);
		expect(await titles('automaatti ', { unitId: units[1]! })).toEqual([]);
		expect(await titles('skanneri ', { state: 'new' })).toEqual([texts[5]]);
		expect(await titles('skanneri ', { state: 'done' })).toEqual([]);
	});

	test('marks what was found', async () => {
		const { hits } = await searches.search(town.actor, asked('tulostimen lapsille'));
		expect(hits[0]!.title).toEqual([
			{ text: 'Tulostimia', isFound: true },
			{ text: ' ', isFound: false },
			{ text: 'lasten', isFound: true },
			{ text: ' osastolle', isFound: false },
		]);
		expect(hits[0]).toMatchObject({ kind: 'need', id: ids[1], because: [], state: 'new' });
	});

	test('goes on from where a page ended, in the same order, and finds a need by its number', async () => {
		const all = await titles('automaatti tulostus skanneri wifi ');
		const pages = [
			await titles('automaatti ', { size: 1 }),
			await titles('automaatti ', { size: 1, offset: 1 }),
		];
		expect(pages.flat()).toEqual(await titles('automaatti '));
		expect(all).toEqual(await titles('automaatti tulostus skanneri wifi '));
		expect(await titles('#2', { kind: 'need' })).toEqual([texts[1]]);
	});

	test('says when it took a word for another, and suggests while typing', async () => {
		const { corrected } = await searches.search(town.actor, asked('skaneri '));
		expect(corrected).toEqual([['skaneri', 'skanneri']]);
		expect((await searches.suggest(town.actor, 'skann')).map(({ id }) => id)).toEqual([ids[5]]);
		expect(await searches.suggest(town.actor, ' ')).toEqual([]);
	});
});

describe('other words for the same', () => {
	test('find, tell why and are marked', async () => {
		const { hits } = await searches.search(town.actor, asked('kuvanlukija'));
		const hit = hits.find(({ id }) => id === ids[5])!;
		expect(hit.because).toEqual([{ asked: 'kuvanlukija', said: 'skanneri asiakkaille' }]);
		expect(hit.title).toEqual([{ text: 'Skanneri asiakkaille', isFound: true }]);
	});

	test('are the municipality’s own too, from when they are given', async () => {
		expect(await titles('pönttö')).toEqual([]);
		await terms.add(town.actor, { words: ['pönttö', 'skanneri'], key: newId() });
		expect(await titles('pönttö')).toEqual([texts[5]]);
	});
});

test('the name of a unit finds what it said, marked and first among the units', async () => {
	const far = await foundMunicipality();
	const [near, other] = await addUnits(far.actor, ['Inkeroisten kirjasto', 'Aluekirjasto']);
	await importNeeds(far.actor, [
		batchNeed(other!, 'Tulostin takkuaa'),
		batchNeed(near!, 'Tulostin rikki'),
		batchNeed(near!, 'Kopiokone'),
	]);
	const { hits } = await searches.search(far.actor, asked('Inkeroinen tulostin '));
	expect(hits[0]!.title.map(({ text }) => text).join('')).toBe('Tulostin rikki');
	expect(hits[0]!.units).toEqual([
		[
			{ text: 'Inkeroisten', isFound: true },
			{ text: ' kirjasto', isFound: false },
		],
	]);
	const { kind, serviceAreaId, version } = await serviceUnits.get(far.actor, near!);
	const renamed = { name: 'Anjalan kirjasto', kind, serviceAreaId, address: '', key: undefined };
	await serviceUnits.amend(far.actor, { ...renamed, id: near!, version });
	expect((await searches.search(far.actor, asked('Anjala tulostin '))).hits[0]!.id).toBe(hits[0]!.id);
});

const draft = {
	text: 'Kahvinkeitin taukotilaan',
	place: 'Kellarikerros',
	why: '',
	submitterName: '',
	submitterEmail: '',
};

describe('after a change', () => {
	test('finds what was just said, amended, merged and split', async () => {
		const said = await needs.propose(town.actor, { ...draft, unitId: units[0]!, key: newId() });
		expect(await titles('kahvinkeittimen ')).toEqual(['Kahvinkeitin taukotilaan']);
		expect(await titles('kellari')).toEqual(['Kahvinkeitin taukotilaan']);
		const { mergerIds } = await merger.merge(town.actor, { into: ids[5]!, from: [said.id] });
		expect(await titles('kahvinkeitin ')).toEqual([texts[5]]);
		expect(await titles('kahvinkeitin ', { state: 'merged' })).toEqual(['Kahvinkeitin taukotilaan']);
		await merger.split(town.actor, { mergerIds });
		expect(await titles('kahvinkeitin ')).toEqual(['Kahvinkeitin taukotilaan']);
	});
});

describe('who may see', () => {
	test('finds nothing of another municipality, and nothing without the right', async () => {
		const other = await foundMunicipality();
		const [unit] = await addUnits(other.actor, ['Muu kirjasto']);
		await importNeeds(other.actor, [batchNeed(unit!, 'Skanneri toiseen kuntaan')]);
		expect(await titles('skanneri ')).toEqual([texts[5]]);
		expect(await titles('skanneri ', {}, other.actor)).toEqual(['Skanneri toiseen kuntaan']);
		await expect(searches.search(town.visitor, asked('skanneri'))).rejects.toThrow(
			expect.objectContaining({ code: 'sign_in_first' }),
		);
		const limited = new Actor({ ...town.actor, tenantId: town.actor.tenantId } as Actor);
		Object.assign(limited, { permissions: new Set(['home.read', 'strategy.read']) });
		const { counts } = await searches.search(limited, asked('tulostus '));
		expect(counts).toEqual({ need: 0, goal: 1, measure: 0, clause: 1, decision: 0, meeting: 0 });
	});
});
