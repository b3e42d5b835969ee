import { beforeAll, describe, expect, test } from 'vitest';
import { writeTable } from '@luotsi/documents';
import type { Actor } from '#platform/actor.server.ts';
import {
	addCollectionPlaces,
	beginCsv,
	collectedNeeds,
	collectionBytes,
	rowsOf,
	runImport,
	sayWords,
} from '../../../testing/import-files.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import { addRoles, addUnits } from '../../../testing/needs.server.ts';
import * as serviceUnits from '../../organisation/service-unit/service-unit.server.ts';
import * as details from '../../portfolio/need/need-detail.server.ts';
import { begin } from './begin.server.ts';
import * as runs from './import-run.server.ts';
import { preview } from './preview.server.ts';

useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

const needCount = (actor: Actor) =>
	actor.read(async (db) => (await db.selectFrom('need').select('id').execute()).length);

async function needByKey(actor: Actor, key: string) {
	const id = await actor.read((db) =>
		db.selectFrom('need').select('id').where('external_key', '=', key).executeTakeFirstOrThrow(),
	);
	return details.get(actor, id.id);
}

describe('the collection of 144 needs', () => {
	let actor: Actor;
	let first: string;
	beforeAll(async () => {
		actor = (await foundMunicipality()).actor;
		await addCollectionPlaces(actor);
		first = await begin(actor, 'need', { name: 'C:\\Omat\\needs.json', bytes: collectionBytes() });
	});

	test('is understood without a question and comes in whole', async () => {
		const { run, counts, unknownWords } = await preview(actor, 'need', first, { offset: 0, size: 50 });
		expect(run.fileName).toBe('needs.json');
		expect([counts, unknownWords]).toEqual([{ created: 144 }, 0]);
		const started = performance.now();
		await runImport(actor, first);
		process.stdout.write(`144 needs in ${Math.round(performance.now() - started)} ms\n`);
		expect((await runs.get(actor, 'need', first)).counts).toEqual({ created: 144 });
		expect(await needCount(actor)).toBe(144);
	});

	test('keeps costs, working days, dates and what waits for what', async () => {
		const need = await needByKey(actor, 'T005');
		expect(need).toMatchObject({
			unit: 'Kirjaston johtoryhma',
			kind: 'tilatekniikka',
			costOneOff: 24_000,
			costYearly: 0,
			earliestOn: '2027-03-01',
			deadlineOn: '2028-03-31',
		});
		expect(new Map(need.effort.map(({ role, days }) => [role, days]))).toEqual(
			new Map([
				['Mediatuottaja', 3],
				['Palvelukoordinaattori', 10],
				['Tietohallinto', 11.5],
			]),
		);
		const awaited = collectedNeeds().filter(({ group }) => group === 'G115');
		expect(need.dependsOn.map(({ title }) => title).sort()).toEqual(
			awaited.map(({ text_fi }) => text_fi.replace(/\.$/, '')).sort(),
		);
		const salary = await needByKey(actor, 'T008');
		expect([salary.costOneOff, salary.costYearly]).toEqual([0, 42_000]);
		const links = await actor.read((db) => db.selectFrom('need_dependency').selectAll().execute());
		const groups = Map.groupBy(collectedNeeds(), ({ group }) => group);
		const expected = collectedNeeds().flatMap((one) =>
			one.depends_on.flatMap((group) => groups.get(group) ?? []),
		);
		expect(links).toHaveLength(expected.length);
		expect(need.history[0]).toMatchObject({ verb: 'need.imported' });
	});

	test('a second time brings no doubles; new rows come alone; changed ones are told, not overwritten', async () => {
		const again = await begin(actor, 'need', { name: 'needs.json', bytes: collectionBytes() });
		expect((await preview(actor, 'need', again, { offset: 0, size: 9 })).counts).toEqual({
			already_there: 144,
		});
		await expect(runImport(actor, again)).rejects.toEqual(refusal('import_nothing_new'));
		const more = collectedNeeds().map((need) => (need.id === 'T005' ? { ...need, cost_eur: 25_000 } : need));
		more.push({ ...more[0]!, id: 'T900', text_fi: 'Aivan uusi tarve', depends_on: ['G115', 'T004'] });
		const bytes = new TextEncoder().encode(JSON.stringify(more));
		const grown = await begin(actor, 'need', { name: 'needs.json', bytes });
		await runImport(actor, grown);
		const { counts } = await runs.get(actor, 'need', grown);
		expect(counts).toEqual({ created: 1, already_there: 143, changed: 1 });
		expect((await needByKey(actor, 'T005')).costOneOff).toBe(24_000);
		const groups = collectedNeeds().filter(({ group }) => group === 'G115');
		expect((await needByKey(actor, 'T900')).dependsOn).toHaveLength(groups.length + 1);
		expect(await needCount(actor)).toBe(145);
	});
});

const tidy = (rows: readonly (readonly (string | number | null)[])[]) => rows.map((row) => [...row]);
const header = [
	'Tarve',
	'Toimipiste',
	'Kustannus (€)',
	'Informaatikko (htp)',
	'Viimeistään',
	'Tunnus',
	'Odottaa',
];
const rows = tidy([
	['Äänikirjat näkyviin ”etusivulle”', 'korian kirjasto', 1234.5, 2.5, '2027-03-15', 'A1', null],
	['Uusi tulostin; värillinen', 'Pääkirjasto', 300, null, null, 'A2', 'A1'],
]);

async function libraryPlace() {
	const place = await foundMunicipality();
	const [main, koria] = await addUnits(place.actor, ['Pääkirjasto', 'Korian kirjasto']);
	const [role] = await addRoles(place.actor, ['Informaatikko']);
	return { ...place, main: main!, koria: koria!, role: role! };
}

async function expectBoth(actor: Actor): Promise<void> {
	expect(await needByKey(actor, 'A1')).toMatchObject({
		unit: 'Korian kirjasto',
		costOneOff: 1234.5,
		deadlineOn: '2027-03-15',
		effort: [expect.objectContaining({ days: 2.5 })],
	});
	expect((await needByKey(actor, 'A1')).wordings[0]?.text).toBe('Äänikirjat näkyviin ”etusivulle”');
	expect((await needByKey(actor, 'A2')).dependsOn).toHaveLength(1);
}

describe('formats', () => {
	test('CSV in Windows-1252 with semicolons and decimal commas', async () => {
		const { actor } = await libraryPlace();
		const lines = [
			header.join(';'),
			'Äänikirjat näkyviin ”etusivulle”;korian kirjasto;1 234,50 €;2,5;15.3.2027;A1;',
			'"Uusi tulostin; värillinen";Pääkirjasto;300;;;A2;A1',
		];
		const special = new Map([
			['€', 0x80],
			['”', 0x94],
		]);
		const bytes = Uint8Array.from(
			[...lines.join('\r\n')],
			(letter) => special.get(letter) ?? letter.charCodeAt(0),
		);
		const id = await begin(actor, 'need', { name: 'tarpeet.csv', bytes });
		expect((await runs.get(actor, 'need', id)).details.encoding).toBe('windows-1252');
		await runImport(actor, id);
		await expectBoth(actor);
	});

	test('XLSX', async () => {
		const { actor } = await libraryPlace();
		const bytes = await writeTable(header, rows, 'xlsx');
		await runImport(actor, await begin(actor, 'need', { name: 'tarpeet.xlsx', bytes }));
		await expectBoth(actor);
	});

	test('what is no table is refused with its reason', async () => {
		const { actor } = await libraryPlace();
		const give = (name: string, bytes: Uint8Array) => begin(actor, 'need', { name, bytes });
		await expect(give('tyhja.csv', new Uint8Array())).rejects.toEqual(refusal('empty_file'));
		await expect(give('kuva.xlsx', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))).rejects.toEqual(
			refusal('content_does_not_match_name'),
		);
		await expect(give('a.json', new TextEncoder().encode('[]'))).rejects.toEqual(refusal('not_a_table'));
		await expect(give('iso.csv', new Uint8Array(20_000_001).fill(65))).rejects.toEqual(
			refusal('file_too_large'),
		);
		const many = `tarve\n${'uusi tarve\n'.repeat(5001)}`;
		await expect(give('monta.csv', new TextEncoder().encode(many))).rejects.toEqual(refusal('too_many_rows'));
	});
});

describe('faulty rows', () => {
	test('are told at their cells and left out; mended and brought again they come in', async () => {
		const { actor } = await libraryPlace();
		const id = await beginCsv(
			actor,
			`id;Tarve;Toimipiste;Kustannus;Viimeistään;Odottaa
1;Uusi skanneri;Pääkirjasto;halpa;;
2;;Pääkirjasto;1.200;31.2.2027;
3;Kelpo tarve;Koria;10;;
4;Itseään odottava;Pääkirjasto;;;4
5;Kehä yksi;Pääkirjasto;;;6
6;Kehä kaksi;Pääkirjasto;;;5
7;Odottaa puuttuvaa;Pääkirjasto;;;99
8;Odottaa virheellistä;Pääkirjasto;;;1
9;Hyvä tarve;Pääkirjasto;5,5;3/2027;
10;Hyvä  TARVE.;Pääkirjasto;;;
9;Toinen samalla tunnuksella;Pääkirjasto;;;`,
		);
		const told = (await rowsOf(actor, id)).map(({ rowNumber, outcome, issues }) => [
			rowNumber,
			outcome,
			issues.map(({ code, column }) => `${code}@${column}`).join(' '),
		]);
		expect(told).toEqual([
			[2, 'refused', 'not_a_number@3'],
			[3, 'refused', 'text_missing@1 no_such_day@4 ambiguous_number@3'],
			[4, 'refused', 'unit_unknown@2'],
			[5, 'refused', 'waits_for_itself@5'],
			[6, 'refused', 'waits_in_ring@5'],
			[7, 'refused', 'waits_in_ring@5'],
			[8, 'refused', 'reference_unknown@5'],
			[9, 'refused', 'reference_refused@5'],
			[10, 'created', ''],
			[11, 'already_there', 'same_sentence_in_file@null'],
			[12, 'refused', 'same_key_in_file@null'],
		]);
		await runImport(actor, id);
		expect((await runs.get(actor, 'need', id)).counts).toEqual({ created: 1, already_there: 1, refused: 9 });
		expect((await needByKey(actor, '9')).deadlineOn).toBe('2027-03-31');
		const mended = await beginCsv(
			actor,
			'id;Tarve;Toimipiste;Kustannus;Odottaa\n1;Uusi skanneri;Pääkirjasto;480;9',
		);
		await runImport(actor, mended);
		expect(await needByKey(actor, '1')).toMatchObject({
			costOneOff: 480,
			dependsOn: [{ title: 'Hyvä tarve' }],
		});
	});

	test('a word of the file is explained once; units and roles are made by those who may', async () => {
		const { actor, as, koria } = await libraryPlace();
		const text =
			'Tarve;Toimipiste;Työmäärä\nUusi tarve;Koria;"seppä 2; informaatikko 1,5"\nToinen tarve;museo_palvelut;';
		const id = await beginCsv(actor, text);
		const [area] = await serviceUnits.list(actor);
		await sayWords(actor, id, { Koria: koria, museo_palvelut: `new:${area!.serviceAreaId}`, seppä: 'new' });
		await runImport(actor, id);
		const unit = (await serviceUnits.list(actor)).find(({ name }) => name === 'Museo palvelut');
		expect(unit).toMatchObject({ kind: 'museum', externalKey: 'museo_palvelut' });
		const efforts = await actor.read((db) =>
			db.selectFrom('need_effort').select('days').orderBy('days').execute(),
		);
		expect(efforts.map(({ days }) => days)).toEqual([1.5, 2]);
		expect(await preview(actor, 'need', await beginCsv(actor, text), { offset: 0, size: 1 })).toMatchObject({
			counts: { already_there: 1, refused: 1 },
		});
		const coordinator = await as('coordinator');
		const other = await beginCsv(coordinator, 'Tarve;Toimipiste\nKolmas tarve;Outo paikka');
		await sayWords(coordinator, other, { 'Outo paikka': `new:${area!.serviceAreaId}` });
		expect((await rowsOf(coordinator, other))[0]?.issues[0]?.code).toBe('unit_unknown');
	});
});

test('two people running one preview at once run it once', async () => {
	const { actor } = await libraryPlace();
	const id = await beginCsv(actor, 'Tarve;Toimipiste\nUusi skanneri;Pääkirjasto\nToinen;Pääkirjasto');
	const answers = await Promise.allSettled([runImport(actor, id), runImport(actor, id)]);
	expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(await needCount(actor)).toBe(2);
	const twice = await Promise.all(
		['a', 'b'].map(() => beginCsv(actor, 'Tarve;Toimipiste\nSama uusi;Pääkirjasto')),
	);
	const both = await Promise.allSettled(twice.map((one) => runImport(actor, one)));
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(await needCount(actor)).toBe(3);
});

test('another municipality and people without the right reach nothing', async () => {
	const place = await libraryPlace();
	const other = await libraryPlace();
	const id = await beginCsv(place.actor, 'Tarve;Toimipiste\nUusi skanneri;Pääkirjasto');
	await expect(runs.get(other.actor, 'need', id)).rejects.toEqual(refusal('not_found'));
	await expect(runs.run(other.actor, 'need', { id, version: 1 })).rejects.toEqual(refusal('not_found'));
	await expect(runs.get(place.actor, 'service_unit', id)).rejects.toEqual(refusal('not_found'));
	const reader = await place.as('reader');
	await expect(beginCsv(reader, 'Tarve\nx')).rejects.toEqual(refusal('forbidden'));
	await expect(async () => runs.get(reader, 'need', id)).rejects.toEqual(refusal('forbidden'));
	await runImport(place.actor, id);
	const same = await beginCsv(other.actor, 'Tarve;Toimipiste\nUusi skanneri;Pääkirjasto');
	expect((await rowsOf(other.actor, same))[0]?.outcome).toBe('created');
});

test('a thrown away preview keeps nothing of the file', async () => {
	const { actor } = await libraryPlace();
	const id = await beginCsv(actor, 'Tarve;Toimipiste\nUusi skanneri;Pääkirjasto');
	await runs.discard(actor, 'need', { id, version: 1 });
	expect(await actor.read((db) => db.selectFrom('import_row').selectAll().execute())).toEqual([]);
	await expect(runImport(actor, id)).rejects.toEqual(refusal('import_run_already'));
	expect((await runs.list(actor, 'need', { offset: 0, size: 10 })).runs).toEqual([]);
});
