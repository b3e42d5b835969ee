import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { group } from '../../../testing/consolidation.server.ts';
import { addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { LinkActor } from '../need/link-actor.server.ts';
import * as detail from '../need/need-detail.server.ts';
import * as consolidation from './consolidation.server.ts';
import * as objections from './objection.server.ts';
import * as splitting from './split.server.ts';
import * as undoing from './undo.server.ts';

useDatabase();

let town: TestMunicipality;
let actor: Actor;
let units: string[];

beforeAll(async () => {
	town = await foundMunicipality();
	({ actor } = town);
	units = await addUnits(actor, ['Pääkirjasto', 'Korian kirjasto']);
});

const link = (unit: number) =>
	new LinkActor(town.visitor, { id: units[unit]!, name: 'Yksikkö' }, '192.0.2.7');

/** Two needs merged; the second unit's sentence stands under the first's. */
async function merged(text: string) {
	const made = await importNeeds(
		actor,
		units.map((unit) => batchNeed(unit, text)),
	);
	const [a, b] = made.map(({ id }) => id) as [string, string];
	const { actId } = await consolidation.merge(actor, group(a, [a, b]));
	const need = await detail.get(actor, a);
	return { a, b, actId, wordingId: need.merged[0]!.wordings[0]!.id, mergerId: need.merged[0]!.mergerId };
}

test('a unit objects by its link, the coordinator keeps it together for a reason that the unit reads', async () => {
	const { wordingId } = await merged('Näppäimistö tahmea');
	const { id } = await objections.object(link(1), { wordingId, text: 'Meillä on eri laite', key: undefined });
	const [open] = await objections.listOpen(actor);
	expect(open).toMatchObject({
		id,
		unit: 'Korian kirjasto',
		sentences: ['Näppäimistö tahmea'],
		outcome: null,
	});
	const again = objections.object(link(1), { wordingId, text: 'Edelleen eri', key: undefined });
	await expect(again).rejects.toMatchObject({ code: 'objection_open' });
	await objections.answer(actor, { id, outcome: 'kept', answer: 'Sama laite tilataan kaikille' });
	expect(await objections.listOpen(actor)).toEqual([]);
	const [answered] = await objections.listOfUnit(link(1), units[1]!);
	expect(answered).toMatchObject({ outcome: 'kept', answer: 'Sama laite tilataan kaikille' });
	const twice = objections.answer(actor, { id, outcome: 'split', answer: '' });
	await expect(twice).rejects.toMatchObject({ code: 'objection_answered' });
});

test('splitting back answers it, and undoing the split opens it again', async () => {
	const { wordingId, b } = await merged('Hiirimatto kulunut');
	const { id } = await objections.object(link(1), { wordingId, text: 'Ei ole sama', key: undefined });
	await objections.answer(actor, { id, outcome: 'split', answer: '' });
	expect((await detail.get(actor, b)).state).toBe('new');
	expect(await objections.listOpen(actor)).toEqual([]);
	await undoing.undoLatest(actor);
	expect((await detail.get(actor, b)).state).toBe('merged');
	expect((await objections.listOpen(actor)).map((one) => one.id)).toEqual([id]);
});

test('none is left without an answer when the merger is undone otherwise', async () => {
	const { wordingId, mergerId } = await merged('Jatkojohto lyhyt');
	await objections.object(link(1), { wordingId, text: 'Eri johto', key: undefined });
	await splitting.split(actor, { mergerIds: [mergerId] });
	const second = await merged('Valaisin pimeä');
	await objections.object(link(1), { wordingId: second.wordingId, text: 'Eri lamppu', key: undefined });
	await undoing.undo(actor, { actId: second.actId });
	const mine = await objections.listOfUnit(link(1), units[1]!);
	expect(mine.filter(({ text }) => text.startsWith('Eri ')).map(({ outcome }) => outcome)).toEqual([
		'split',
		'split',
	]);
});

test('only for one’s own unit, and only of what was merged', async () => {
	const { wordingId, a } = await merged('Kaapeli irti');
	const foreign = objections.object(link(0), { wordingId, text: 'Ei meidän', key: undefined });
	await expect(foreign).rejects.toMatchObject({ code: 'forbidden' });
	const home = (await detail.get(actor, a)).wordings[0]!.id;
	const own = objections.object(link(0), { wordingId: home, text: 'Ei yhdistetty', key: undefined });
	await expect(own).rejects.toMatchObject({ code: 'need_not_merged' });
	expect(() => objections.listOpen(link(1))).toThrow('sign_in_first');
});

test('those whose sentences move are told once, in their own words', async () => {
	const [person] = await actor.read((db) => db.selectFrom('person').select('id').execute());
	await actor.change(async (db, record) => {
		const said = { submitter_email: 'salli@kunta.example', submitter_locale: 'fi' as const };
		await db.updateTable('wording').set(said).where('text', '=', 'Kaapeli irti').execute();
		record('wording.amended', { type: 'person', id: person!.id });
	});
	const [first] = await objectionsAgainst('Kaapeli irti');
	await splitting.split(actor, { mergerIds: [first!.mergerId] });
	const letters = await actor.read((db) =>
		db.selectFrom('outgoing_mail').select(['kind', 'address', 'words']).execute(),
	);
	expect(letters).toMatchObject([
		{ kind: 'need_split', address: 'salli@kunta.example', words: { title: 'Kaapeli irti' } },
	]);
});

function objectionsAgainst(text: string) {
	return actor.read((db) =>
		db
			.selectFrom('need_merger')
			.innerJoin('wording', 'wording.base_need_id', 'need_merger.from_need_id')
			.select('need_merger.id as mergerId')
			.where('wording.text', '=', text)
			.where('need_merger.undone_at', 'is', null)
			.execute(),
	);
}
