import { beforeEach, describe, expect, test } from 'vitest';
import { radarFile, type ExportFormat } from '#domain/systems/technology/radar-file.ts';
import { AssessmentDraft } from '#domain/systems/technology/technology.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import * as v from 'valibot';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import { rowsOf, runImport } from '../../../testing/import-files.server.ts';
import { begin } from './begin.server.ts';
import { origins } from './radar-origin.server.ts';
import * as runs from './import-run.server.ts';
import * as mapping from './mapping.server.ts';

useDatabase();
let actor: Actor;
const day = today();

beforeEach(async () => {
	({ actor } = await foundMunicipality());
});

const bring = (name: string, text: string) =>
	begin(actor, 'technology', { name, bytes: new TextEncoder().encode(text) });

/** What each quadrant of the file is here. */
async function sayQuadrants(id: string, targets: Record<string, string>): Promise<void> {
	const { asked, run } = await mapping.words(actor, 'technology', id);
	const said = asked.flatMap(({ key, value }) => (targets[value] ? [[key, targets[value]]] : []));
	await mapping.sayWords(actor, 'technology', {
		id,
		version: run.version,
		targets: Object.fromEntries(said),
	});
}

const told = async (id: string) =>
	(await rowsOf(actor, id, undefined, 'technology')).map(({ rowNumber, outcome, issues }) =>
		[rowNumber, outcome, ...issues.map((issue) => issue.code)].join(' '),
	);
const names = { service: 'Tilat', content: 'Verkko', systems: 'Järjestelmät', ways: 'Tavat' };
const exported = async (format: ExportFormat) =>
	radarFile(await technologies.list(actor), { format, day, names }).text;
async function asItCame(format: ExportFormat): Promise<string> {
	const all = await technologies.list(actor);
	return radarFile(all, { format, day, names, origins: await origins(actor, all) }).text;
}

const blips = [
	['Noutolokero', 'Trial', 'Tools', 'TRUE', 'New', 'Varaus, joka noudetaan\n"milloin vain"'],
	['Hyllyvaraus', 'Adopt', 'Tools', 'FALSE', 'Moved In', ''],
	['Lainausrobotti', 'Hold', 'Techniques', 'FALSE', 'Moved Out', '=laskettu'],
	['Aineistohaku', 'Assess', 'Techniques', 'FALSE', 'No Change', 'Tekoäly, kokeilussa'],
].map(([name, ring, quadrant, isNew, status, description]) => ({
	...{
		name: name!,
		ring: ring!,
		quadrant: quadrant!,
		isNew: isNew!,
		status: status!,
		description: description!,
	},
}));

describe('a radar of Thoughtworks', () => {
	test('comes in by its words, not twice, and goes out as it came', async () => {
		const id = await bring('tutka.json', JSON.stringify(blips));
		expect(await told(id)).toEqual([1, 2, 3, 4].map((row) => `${row} refused quadrant_unknown`));
		await sayQuadrants(id, { Tools: 'service', Techniques: 'ways' });
		await runImport(actor, id, 'technology');
		const again = await bring('tutka.json', JSON.stringify(blips));
		await sayQuadrants(again, { Tools: 'service', Techniques: 'ways' });
		expect(await told(again)).toEqual([1, 2, 3, 4].map((row) => `${row} already_there same_technology`));
		await expect(runImport(actor, again, 'technology')).rejects.toMatchObject({ code: 'import_nothing_new' });
		const inOrder = blips
			.map((blip) => ({ ...blip, quadrant: blip.quadrant === 'Tools' ? 'Tilat' : 'Tavat' }))
			.toSorted((a, b) => a.name.localeCompare(b.name, 'fi'));
		expect(JSON.parse(await exported('thoughtworks-json'))).toEqual(inOrder);
		const before = await exported('thoughtworks-csv');
		await runs.undo(actor, 'technology', await runs.get(actor, 'technology', id));
		expect(await technologies.list(actor, { withRetired: true })).toEqual([]);
		const csv = await bring('tutka.csv', before);
		await sayQuadrants(csv, { Tilat: 'service', Tavat: 'ways' });
		await runImport(actor, csv, 'technology');
		expect(await exported('thoughtworks-csv')).toBe(before);
	});

	test('tells faulty rows, keeps the ring of what is there, and undoing keeps what was assessed', async () => {
		const text =
			'name,ring,quadrant\nRobotti,Trial,systems\nrobotti,Hold,systems\n,Adopt,systems\nLasit,Outo,systems\nKamera,Hold,';
		const id = await bring('tutka.csv', text);
		expect(await told(id)).toEqual([
			...['2 created', '3 already_there same_technology_in_file', '4 refused technology_name_missing'],
			...['5 refused ring_unknown', '6 refused quadrant_missing'],
		]);
		await runImport(actor, id, 'technology');
		const [robot] = await technologies.list(actor);
		const other = await bring('toinen.csv', 'name,ring,quadrant\nROBOTTI,Hold,systems\nDrooni,Hold,systems');
		expect(await told(other)).toEqual(['2 changed technology_in_other_ring', '3 created']);
		const assessed = { technologyId: robot!.id, sequence: '1', ring: 'adopt', grounds: 'Toimii' };
		await technologies.assess(actor, v.parse(AssessmentDraft, assessed));
		await runs.undo(actor, 'technology', await runs.get(actor, 'technology', id));
		expect(await told(id)).toContain('2 kept kept_technology');
		expect((await technologies.list(actor)).map(({ name, ring }) => `${name} ${ring}`)).toEqual([
			'Robotti adopt',
		]);
		await expect(bring('muu.csv', 'a\n1')).rejects.toMatchObject({ code: 'not_a_radar' });
	});
});

test('a radar of Zalando comes in by its numbers and names, and goes out as it came', async () => {
	const radar = {
		date: '2027.01',
		quadrants: [{ name: 'Tilat' }, { name: 'Verkko' }, { name: 'Järjestelmät' }, { name: 'Tavat' }],
		rings: [{ name: 'ADOPT' }, { name: 'TRIAL' }, { name: 'ASSESS' }, { name: 'HOLD' }],
		entries: [
			{
				quadrant: 0,
				ring: 1,
				label: 'Noutolokero',
				active: true,
				moved: 1,
				link: 'https://example.org/lokero',
			},
			{ quadrant: 3, ring: 0, label: 'R', active: true, moved: 0 },
			{ quadrant: 2, ring: 3, label: 'Robotti', active: true, moved: -1 },
			{ quadrant: 1, ring: 2, label: 'VR-lasit', active: true, moved: 2 },
		],
	};
	const id = await bring('config.json', JSON.stringify(radar));
	await sayQuadrants(id, { Tilat: 'service', Verkko: 'content', Järjestelmät: 'systems', Tavat: 'ways' });
	await runImport(actor, id, 'technology');
	const { entries, rings } = JSON.parse(await exported('zalando-json'));
	expect({ entries, rings }).toEqual({ entries: radar.entries, rings: radar.rings });
});

test('rings, quadrants and columns that nobody knows here are asked, kept and given back as they were', async () => {
	const entries = [
		...[
			{ name: 'Robotti', ring: 'Prøv ut', quadrant: 'DevOps', isNew: 'TRUE', context: 'Hylly', weight: 3 },
			{ name: 'Varaus', ring: 'Ta i bruk', quadrant: 'Plattform', isNew: 'FALSE', context: '=a', weight: 1 },
		].map((one) => ({
			...one,
			description: '<p>Lue <a href="https://example.org/">lisää</a><br>ja muuta</p>',
		})),
	];
	const id = await bring('tutka.json', JSON.stringify(entries));
	await sayQuadrants(id, { DevOps: 'ways', Plattform: 'systems', 'Prøv ut': 'trial', 'Ta i bruk': 'adopt' });
	await runImport(actor, id, 'technology');
	expect(JSON.parse(await asItCame('thoughtworks-json'))).toEqual(
		entries.map((one) => ({ ...one, status: one.isNew === 'TRUE' ? 'New' : 'No Change' })),
	);
	expect(await asItCame('thoughtworks-csv')).toContain(
		'name,ring,quadrant,isNew,status,description,context,weight\r\nRobotti,Prøv ut,DevOps,TRUE,New,',
	);
	const robot = (await technologies.list(actor)).find(({ name }) => name === 'Robotti')!;
	const moved = { technologyId: robot.id, sequence: '1', ring: 'hold', grounds: 'Ei toiminut' };
	await technologies.assess(actor, v.parse(AssessmentDraft, moved));
	expect(JSON.parse(await asItCame('thoughtworks-json'))[0]).toMatchObject({
		...{ ring: 'Hold', quadrant: 'DevOps', status: 'Moved Out', context: 'Hylly' },
	});
});

test('a table with other headers is told column by column, and what it leaves out is filled', async () => {
	const id = await bring('lista.csv', 'Uutuus,Vaihe,Muuta\nLokero,Kokeile,x\nDrooni,,y');
	const { run, columns } = await mapping.columns(actor, 'technology', id);
	expect(columns.map(({ field }) => field)).toEqual(['', '', '']);
	const choice = { id, version: run.version, fields: { 0: 'label', 1: 'ring' } };
	await expect(mapping.mapColumns(actor, 'technology', { ...choice, defaults: {} })).rejects.toMatchObject({
		code: 'import_place_missing',
	});
	const defaults = { quadrant: 'service', ring: 'assess' };
	expect(await mapping.mapColumns(actor, 'technology', { ...choice, defaults })).toEqual({ asks: false });
	expect(await told(id)).toEqual(['2 created', '3 created']);
	await runImport(actor, id, 'technology');
	expect((await technologies.list(actor)).map((one) => [one.name, one.quadrant, one.ring])).toEqual([
		['Drooni', 'service', 'assess'],
		['Lokero', 'service', 'trial'],
	]);
});

test('a radar of AOE comes in by its titles', async () => {
	const items = [
		{ name: 'lokero', title: 'Lokero', ring: 'trial', quadrant: 'tools', flag: 'new', tags: ['a'] },
	];
	const id = await bring('rd.json', JSON.stringify({ items, releases: ['2027-01'] }));
	await sayQuadrants(id, { tools: 'service' });
	await runImport(actor, id, 'technology');
	expect(await technologies.list(actor)).toMatchObject([{ name: 'Lokero', ring: 'trial', movement: 'new' }]);
	expect(JSON.parse(await asItCame('zalando-json')).entries).toMatchObject([
		{ label: 'Lokero', tags: ['a'] },
	]);
});
