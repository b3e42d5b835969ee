import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { addRoles, addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as detail from './need-detail.server.ts';
import * as needList from './need-list.server.ts';
import { LinkActor } from './link-actor.server.ts';
import * as needs from './need.server.ts';
import * as wordings from './wording.server.ts';

useDatabase();

let town: TestMunicipality;
let actor: Actor;
let units: string[];
const draft = (unitId: string, text = 'Uusi tulostin tiskille', key?: string) => ({
	unitId,
	text,
	place: 'Asiakaspalvelu',
	why: 'Vanha jumittaa',
	submitterName: '',
	key,
});
const facts = (id: string, version: number) => ({
	id,
	version,
	title: 'Tulostimet uusiksi',
	kind: 'laitteet',
	costInvestment: 1200,
	costOneOff: 0,
	costYearly: 90.5,
	earliestOn: '2027-02-01',
	deadlineOn: '2027-12-31',
	durationWeeks: 6,
	effort: {},
});

beforeAll(async () => {
	town = await foundMunicipality();
	actor = town.actor;
	units = await addUnits(actor, ['Pääkirjasto', 'Korian kirjasto']);
});

describe('saying a need', () => {
	test('by a person: it is new, its title is the first sentence, its words are kept', async () => {
		const made = await needs.propose(actor, draft(units[0]!, 'Tulostin tiskille. Vanha jumittaa.'));
		const need = await detail.get(actor, made.id);
		expect(need).toMatchObject({
			number: made.number,
			title: 'Tulostin tiskille',
			state: 'new',
			channel: 'form',
		});
		expect(need.wordings).toHaveLength(1);
		expect(need.wordings[0]).toMatchObject({
			text: 'Tulostin tiskille. Vanha jumittaa.',
			unit: 'Pääkirjasto',
			speaker: 'Aino Pääkäyttäjä',
			mayAmend: true,
		});
		expect(need.history.map(({ verb }) => verb)).toEqual(['need.proposed']);
	});

	test('by a link only for its own unit', async () => {
		const link = new LinkActor(town.visitor, { id: units[1]!, name: 'Korian kirjasto' }, '192.0.2.1');
		const { id } = await needs.propose(link, draft(units[1]!));
		expect(await detail.get(actor, id)).toMatchObject({ channel: 'unit_link', unit: 'Korian kirjasto' });
		await expect(async () => needs.propose(link, draft(units[0]!))).rejects.toMatchObject({
			code: 'forbidden',
		});
		await expect(async () => needs.propose(town.visitor, draft(units[1]!))).rejects.toMatchObject({
			code: 'sign_in_first',
		});
		await expect(async () => detail.get(link, id)).rejects.toMatchObject({ code: 'sign_in_first' });
		const said = await wordings.saidBy(link, units[1]!);
		expect(said).toMatchObject([{ text: 'Uusi tulostin tiskille', state: 'new' }]);
	});

	test('of a unit editor only for the own unit', async () => {
		const editor = await town.as('unit_editor', units[0]);
		await needs.propose(editor, draft(units[0]!));
		await expect(async () => needs.propose(editor, draft(units[1]!))).rejects.toMatchObject({
			code: 'forbidden',
		});
	});

	test('twenty times with one key makes one', async () => {
		const key = newId();
		const made = await Promise.all(
			Array.from({ length: 20 }, () => needs.propose(actor, draft(units[0]!, 'Yksi ainoa', key))),
		);
		expect(new Set(made.map(({ id }) => id)).size).toBe(1);
		const found = await needList.listForFile(actor, { q: 'Yksi ainoa' });
		expect(found).toHaveLength(1);
	});

	test('twenty at once get numbers without gaps or doubles', async () => {
		const other = await foundMunicipality();
		const [unit] = await addUnits(other.actor, ['Kirjasto']);
		const made = await Promise.all(
			Array.from({ length: 20 }, () => needs.propose(other.actor, draft(unit!))),
		);
		const numbers = made.map(({ number }) => number).toSorted((a, b) => a - b);
		expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
	});

	test('for a unit of another municipality is not found', async () => {
		const other = await foundMunicipality();
		const [foreign] = await addUnits(other.actor, ['Vieras kirjasto']);
		await expect(needs.propose(actor, draft(foreign!))).rejects.toMatchObject({ code: 'not_found' });
	});
});

describe('changing a need', () => {
	test('keeps what differed in the history, and refuses an old version', async () => {
		const [role] = await addRoles(actor, ['Palvelukoordinaattori']);
		const { id } = await needs.propose(actor, draft(units[0]!));
		await needs.amend(actor, { ...facts(id, 1), effort: { [role!]: 3.5 } });
		const need = await detail.get(actor, id);
		expect(need).toMatchObject({
			title: 'Tulostimet uusiksi',
			costYearly: 90.5,
			durationWeeks: 6,
			version: 2,
		});
		expect(need.effort).toMatchObject([{ role: 'Palvelukoordinaattori', days: 3.5 }]);
		expect(need.history[0]).toMatchObject({
			verb: 'need.amended',
			change: { before: { costYearly: 0 }, after: { costYearly: 90.5, effort: { [role!]: 3.5 } } },
		});
		await expect(needs.amend(actor, facts(id, 1))).rejects.toMatchObject({ code: 'conflict' });
		await expect(needs.amend(actor, { ...facts(id, 2), effort: { [newId()]: 1 } })).rejects.toMatchObject({
			code: 'not_found',
		});
	});

	test('two at once from the same version: one is told', async () => {
		const { id } = await needs.propose(actor, draft(units[0]!));
		const both = await Promise.allSettled([
			needs.amend(actor, facts(id, 1)),
			needs.amend(actor, facts(id, 1)),
		]);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
	});

	test('links to other needs by their numbers and refuses a ring by naming it', async () => {
		const [a, b, c] = await importNeeds(
			actor,
			['Verkko', 'Automaatit', 'Koulutus'].map((text) => batchNeed(units[0]!, text)),
		);
		const link = (id: string, version: number, dependsOn: number[]) =>
			needs.link(actor, { id, version, dependsOn, goalIds: [] });
		await link(b!.id, 1, [a!.number]);
		await link(c!.id, 1, [b!.number, a!.number]);
		const need = await detail.get(actor, b!.id);
		expect(need.dependsOn.map(({ number }) => number)).toEqual([a!.number]);
		expect(need.awaitedBy.map(({ number }) => number)).toEqual([c!.number]);
		await expect(link(a!.id, 1, [c!.number])).rejects.toMatchObject({
			code: 'need_cycle',
			data: { needs: expect.stringContaining(`${c!.number}`) },
		});
		await expect(link(a!.id, 1, [a!.number])).rejects.toMatchObject({ code: 'need_waits_for_itself' });
		await expect(link(a!.id, 1, [99_999])).rejects.toMatchObject({
			code: 'no_such_need',
			data: { number: 99_999 },
		});
		await link(c!.id, 2, [a!.number]);
		expect((await detail.get(actor, c!.id)).dependsOn.map(({ number }) => number)).toEqual([a!.number]);
	});

	test('moves through the states it may, the reason with it', async () => {
		const { id, number } = await needs.propose(actor, draft(units[0]!));
		await needs.changeState(actor, { id, version: 1, state: 'rejected', reason: 'Laite on jo tilattu.' });
		expect(await detail.get(actor, id)).toMatchObject({
			state: 'rejected',
			stateReason: 'Laite on jo tilattu.',
		});
		await expect(
			needs.changeState(actor, { id, version: 2, state: 'done', reason: '' }),
		).rejects.toMatchObject({
			code: 'need_state_not_possible',
			data: { from: 'rejected', to: 'done', number },
		});
		await expect(
			needs.changeState(actor, { id, version: 1, state: 'new', reason: '' }),
		).rejects.toMatchObject({
			code: 'conflict',
		});
		await needs.changeState(actor, { id, version: 2, state: 'accepted', reason: '' });
		expect(await detail.get(actor, id)).toMatchObject({ state: 'accepted', stateReason: '' });
	});

	test('many at once: all or none', async () => {
		const made = await importNeeds(
			actor,
			['Eka', 'Toka', 'Kolmas'].map((text) => batchNeed(units[0]!, `${text} toive`)),
		);
		const ids = made.map(({ id }) => id);
		expect(await needs.bulk(actor, { ids, state: 'accepted', reason: '' })).toBe(3);
		await needs.changeState(actor, { id: ids[1]!, version: 2, state: 'planned', reason: '' });
		await expect(needs.bulk(actor, { ids, state: 'planned', reason: '' })).rejects.toMatchObject({
			code: 'need_state_not_possible',
		});
		expect((await detail.get(actor, ids[0]!)).state).toBe('accepted');
		await expect(
			needs.bulk(actor, { ids: [...ids, newId()], state: 'clarifying', reason: '' }),
		).rejects.toMatchObject({
			code: 'not_found',
		});
	});

	test('is refused to those without the right', async () => {
		const reader = await town.as('reader');
		const { id } = await needs.propose(actor, draft(units[0]!));
		await expect(async () => needs.amend(reader, facts(id, 1))).rejects.toMatchObject({ code: 'forbidden' });
		await expect(async () =>
			needs.changeState(reader, { id, version: 1, state: 'accepted', reason: '' }),
		).rejects.toMatchObject({ code: 'forbidden' });
	});
});

describe('words', () => {
	test('are put right by their own unit, the earlier ones kept', async () => {
		const editor = await town.as('unit_editor', units[0]);
		const { id } = await needs.propose(editor, draft(units[0]!, 'Tulostn tiskille'));
		const [said] = (await detail.get(editor, id)).wordings;
		const change = { id: said!.id, version: 1, text: 'Tulostin tiskille', place: '', why: '' };
		await expect(wordings.amendWording(actor, change)).rejects.toMatchObject({ code: 'forbidden' });
		await wordings.amendWording(editor, change);
		await expect(wordings.amendWording(editor, change)).rejects.toMatchObject({ code: 'conflict' });
		const need = await detail.get(actor, id);
		expect(need.wordings[0]).toMatchObject({ text: 'Tulostin tiskille', mayAmend: false });
		expect(need.history[0]).toMatchObject({
			verb: 'wording.amended',
			change: { before: { text: 'Tulostn tiskille' } },
		});
	});

	test('of another unit join a need', async () => {
		const { id } = await needs.propose(actor, draft(units[0]!));
		const editor = await town.as('unit_editor', units[1]);
		await wordings.join(editor, { ...draft(units[1]!, 'Meilläkin jumittaa'), needId: id });
		const need = await detail.get(actor, id);
		expect(need.wordings.map(({ unit }) => unit)).toEqual(['Pääkirjasto', 'Korian kirjasto']);
	});
});

test('no door of a need opens from another municipality', async () => {
	const other = await foundMunicipality();
	const { id } = await needs.propose(actor, draft(units[0]!));
	const notFound = { code: 'not_found' };
	await expect(detail.get(other.actor, id)).rejects.toMatchObject(notFound);
	await expect(needs.amend(other.actor, facts(id, 1))).rejects.toMatchObject(notFound);
	await expect(needs.bulk(other.actor, { ids: [id], state: 'accepted', reason: '' })).rejects.toMatchObject(
		notFound,
	);
	await expect(needs.link(other.actor, { id, version: 1, dependsOn: [], goalIds: [] })).rejects.toMatchObject(
		notFound,
	);
});
