import { beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import * as mergers from '../need/merger.server.ts';
import * as needs from '../need/need.server.ts';
import * as wordings from '../need/wording.server.ts';
import { similarTo } from './similar-need.server.ts';
import { suggestGroups } from './suggest-groups.server.ts';
import * as terms from './term.server.ts';

useDatabase();

let town: TestMunicipality;
let units: string[];
const propose = async (text: string, unit = 0) => {
	const said = { unitId: units[unit]!, text, place: '', why: '', submitterName: '', key: undefined };
	return (await needs.propose(town.actor, said)).id;
};
const idsFor = async (text: string) => (await similarTo(town.actor, text)).map(({ id }) => id);

beforeAll(async () => {
	town = await foundMunicipality();
	units = await addUnits(town.actor, ['Pääkirjasto', 'Korian kirjasto']);
});

test('the same in other words is found at once, with the words that matched', async () => {
	const id = await propose('Läppäreitä asiakkaille');
	await propose('Valokuvanäyttelyn kutsut painoon');
	const [first] = await similarTo(town.actor, 'Kannettavia tietokoneita');
	expect(first).toMatchObject({ id, state: 'new' });
	const laptop = first!.parts.find(({ mine }) => mine.startsWith('Kannettavia'));
	expect(laptop).toMatchObject({ theirs: expect.stringContaining('Läppäreitä'), how: 'meaning' });
});

test('a sentence put right, joined or moved by a merger is found where it stands now', async () => {
	const into = await propose('Skanneri puuttuu');
	const from = await propose('Ompelukone rikki');
	expect((await idsFor('ompelukoneet'))[0]).toBe(from);
	await wordings.join(town.actor, { needId: into, ...joined('Vinyylileikkuri hajosi') });
	expect((await idsFor('vinyylileikkurit'))[0]).toBe(into);
	const { mergerIds } = await mergers.merge(town.actor, { into, from: [from] });
	expect(await idsFor('ompelukoneet')).toContain(into);
	expect(await idsFor('ompelukoneet')).not.toContain(from);
	await mergers.split(town.actor, { mergerIds });
	expect((await idsFor('ompelukoneet'))[0]).toBe(from);
	await needs.changeState(town.actor, { id: from, version: 3, state: 'rejected', reason: 'Ei nyt' });
	expect(await idsFor('ompelukoneet')).not.toContain(from);
});

function joined(text: string) {
	return { unitId: units[1]!, text, place: '', why: '', submitterName: '', key: newId() };
}

test('many needs of one change are found, another municipality sees none', async () => {
	const many = ['Trampoliinin turvaverkko', 'Kalliokiipeilyseinän varaus', 'Jääkiekkokaukalon valot'];
	const drafts = many.map((text) => batchNeed(units[0]!, text));
	await importNeeds(town.actor, drafts);
	for (const text of many) expect((await similarTo(town.actor, text))[0]!.title).toBe(text);
	const other = await foundMunicipality();
	expect(await similarTo(other.actor, many[0]!)).toEqual([]);
	expect(await suggestGroups(other.actor)).toEqual([]);
});

test('needs said nearly alike are suggested as one group, and one that is gone leaves it', async () => {
	const said = ['Sähköpianon adapteri hukassa', 'Sähköpianon adapteri puuttuu', 'Sähköpianoon uusi adapteri'];
	const ids = [];
	for (const text of said) ids.push(await propose(text));
	const groupOf = async (id: string) =>
		(await suggestGroups(town.actor)).find(({ needIds }) => needIds.includes(id));
	const group = await groupOf(ids[0]!);
	expect(group!.needIds.toSorted()).toEqual(ids.toSorted());
	expect(group!.confidence).toBeGreaterThan(0.5);
	expect(group!.links[0]!.parts[0]!.how).toBe('same');
	await needs.changeState(town.actor, { id: ids[2]!, version: 1, state: 'rejected', reason: 'Löytyi' });
	expect((await groupOf(ids[0]!))!.needIds.toSorted()).toEqual(ids.slice(0, 2).toSorted());
});

test('own words count at once, and what a merger taught can be switched off', async () => {
	const id = await propose('Olkkarin huonekalut');
	expect(await idsFor('digipesän')).toEqual([]);
	const termId = await terms.add(town.actor, { words: ['Olkkari', 'Digipesä'], key: undefined });
	expect(await idsFor('digipesän')).toEqual([id]);
	await terms.remove(town.actor, { id: termId, version: 1 });
	expect(await idsFor('digipesän')).toEqual([]);

	const [into, from] = [await propose('Möhkö nurin'), await propose('Pömpeli jumissa')];
	await mergers.merge(town.actor, { into, from: [from] });
	// The stem: with Voikko's dictionary it is the whole word, without it a shorter one.
	const learned = (await terms.overview(town.actor)).taught.find(({ a, b }) => /möhk/.test(a + b));
	expect(learned).toMatchObject({ pairs: 1 });
	await terms.switchOff(town.actor, learned!);
	const after = await terms.overview(town.actor);
	expect(after.taught.map(({ a, b }) => `${a} ${b}`)).not.toContain(`${learned!.a} ${learned!.b}`);
	expect(after.switchedOff).toHaveLength(1);
	await terms.switchOn(town.actor, learned!);
	expect((await terms.overview(town.actor)).switchedOff).toEqual([]);
	const editor = await town.as('unit_editor', units[0]);
	await expect(terms.overview(editor)).rejects.toMatchObject({ code: 'forbidden' });
});
