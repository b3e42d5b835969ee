import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { beginCsv, rowsOf, runImport } from '../../../testing/import-files.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import { addUnits } from '../../../testing/needs.server.ts';
import * as serviceUnits from '../../organisation/service-unit/service-unit.server.ts';
import * as mergers from '../../portfolio/need/merger.server.ts';
import * as needs from '../../portfolio/need/need.server.ts';
import * as runs from './import-run.server.ts';

useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

async function imported(lines: readonly string[]) {
	const { actor } = await foundMunicipality();
	const [unit] = await addUnits(actor, ['Pääkirjasto']);
	const id = await beginCsv(actor, ['id;Tarve;Toimipiste;Odottaa', ...lines].join('\n'));
	await runImport(actor, id);
	const made = await actor.read((db) =>
		db.selectFrom('need').select(['id', 'external_key as key', 'version']).orderBy('number').execute(),
	);
	const idOf = (key: string) => made.find((need) => need.key === key)!.id;
	return { actor, id, idOf, unit: unit! };
}

async function undo(actor: Actor, id: string, subject: 'need' | 'service_unit' = 'need') {
	const { version } = await runs.get(actor, subject, id);
	await runs.undo(actor, subject, { id, version });
}

const told = async (actor: Actor, id: string) =>
	(await rowsOf(actor, id)).map(({ outcome, issues }) =>
		`${outcome} ${issues.map(({ code }) => code).join()}`.trim(),
	);

test('an untouched run is undone whole and can be brought again', async () => {
	const { actor, id } = await imported(['1;Uusi skanneri;Pääkirjasto;', '2;Toinen toive;Pääkirjasto;1']);
	await undo(actor, id);
	expect(await told(actor, id)).toEqual(['undone', 'undone']);
	for (const table of ['need', 'wording', 'need_dependency_said'] as const)
		expect(await actor.read((db) => db.selectFrom(table).selectAll().execute())).toEqual([]);
	expect((await runs.get(actor, 'need', id)).counts).toEqual({ undone: 2 });
	await expect(undo(actor, id)).rejects.toEqual(refusal('import_not_undoable'));
	const again = await beginCsv(actor, 'id;Tarve;Toimipiste\n1;Uusi skanneri;Pääkirjasto');
	expect((await rowsOf(actor, again))[0]?.outcome).toBe('created');
});

test('what people have touched stays, with the reason', async () => {
	const { actor, id, idOf, unit } = await imported([
		'1;Uusi skanneri;Pääkirjasto;',
		'2;Skanneri asiakkaille;Pääkirjasto;',
		'3;Arvioitava toive;Pääkirjasto;4',
		'4;Jota odotetaan;Pääkirjasto;5',
		'5;Jota sekin odottaa;Pääkirjasto;',
		'6;Koskematon toive;Pääkirjasto;1',
	]);
	await mergers.merge(actor, { into: idOf('1'), from: [idOf('2')] });
	await needs.changeState(actor, { id: idOf('3'), version: 1, state: 'accepted', reason: '' });
	await needs.propose(actor, {
		unitId: unit,
		text: 'Lomakkeella kerrottu',
		place: '',
		why: '',
		submitterName: '',
		key: undefined,
	});
	await undo(actor, id);
	expect(await told(actor, id)).toEqual([
		'kept kept_merged',
		'kept kept_merged',
		'kept kept_amended',
		'kept kept_awaited',
		'kept kept_awaited',
		'undone',
	]);
	const left = await actor.read((db) =>
		db.selectFrom('need').select('external_key').orderBy('number').execute(),
	);
	expect(left.map(({ external_key }) => external_key)).toEqual(['1', '2', '3', '4', '5', null]);
	const again = await beginCsv(
		actor,
		'id;Tarve;Toimipiste\n1;Uusi skanneri;Pääkirjasto\n6;Koskematon toive;Pääkirjasto',
	);
	expect((await rowsOf(actor, again)).map(({ outcome }) => outcome)).toEqual(['already_there', 'created']);
});

test('a split merger still keeps the need, as its history speaks of it', async () => {
	const { actor, id, idOf } = await imported([
		'1;Uusi skanneri;Pääkirjasto;',
		'2;Skanneri asiakkaille;Pääkirjasto;',
	]);
	const { mergerIds } = await mergers.merge(actor, { into: idOf('1'), from: [idOf('2')] });
	await mergers.split(actor, { mergerIds });
	await undo(actor, id);
	expect(await told(actor, id)).toEqual(['kept kept_merged', 'kept kept_merged']);
});

test('units come from a file once, and an undo leaves those in use', async () => {
	const { actor } = await foundMunicipality();
	await addUnits(actor, ['Pääkirjasto']);
	const text = `Nimi;Palvelualue;Laji;Osoite;Tunnus
Korian kirjasto;kirjasto;sivukirjasto;Nappatie 1;koria
Kirjastoauto;Kirjasto;;;auto
PÄÄKIRJASTO;Kirjasto;;;
X;Kirjasto;;;
Museo;Outo alue;museo;;`;
	const id = await beginCsv(actor, text, 'service_unit');
	await runImport(actor, id, 'service_unit');
	const found = await rowsOf(actor, id, undefined, 'service_unit');
	expect(found.map(({ outcome, issues }) => `${outcome} ${issues[0]?.code ?? ''}`.trim())).toEqual([
		'created',
		'created',
		'already_there same_unit',
		'refused name_too_short',
		'refused area_unknown',
	]);
	const units = await serviceUnits.list(actor);
	expect(units.map(({ name, kind }) => [name, kind])).toEqual([
		['Kirjastoauto', 'mobile_library'],
		['Korian kirjasto', 'branch_library'],
		['Pääkirjasto', 'branch_library'],
	]);
	const again = await beginCsv(actor, text, 'service_unit');
	await expect(runImport(actor, again, 'service_unit')).rejects.toEqual(refusal('import_nothing_new'));
	const koria = units.find(({ name }) => name === 'Korian kirjasto')!;
	const said = {
		unitId: koria.id,
		text: 'Uusi skanneri',
		place: '',
		why: '',
		submitterName: '',
		key: undefined,
	};
	await needs.propose(actor, said);
	await undo(actor, id, 'service_unit');
	expect((await serviceUnits.list(actor)).map(({ name }) => name)).toEqual([
		'Korian kirjasto',
		'Pääkirjasto',
	]);
	expect((await rowsOf(actor, id, 'kept', 'service_unit'))[0]?.issues[0]?.code).toBe('kept_unit_used');
});
