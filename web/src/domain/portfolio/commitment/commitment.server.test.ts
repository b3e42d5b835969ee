import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { LinkActor } from '../need/link-actor.server.ts';
import * as needs from '../need/need.server.ts';
import type { AnswerSheet } from './commitment.ts';
import * as commitments from './commitment.server.ts';
import * as lists from './commitment-list.server.ts';

useDatabase();

let town: TestMunicipality;
let units: string[];
let needIds: string[];
let editor: Actor;
let listId: string;

beforeAll(async () => {
	town = await foundMunicipality();
	units = await addUnits(town.actor, ['Pääkirjasto', 'Korian kirjasto', 'Kirjastoauto']);
	const drafts = [batchNeed(units[0]!, 'Tulostin uusiksi'), batchNeed(units[1]!, 'Verkko nopeammaksi')];
	needIds = (await importNeeds(town.actor, drafts)).map(({ id }) => id);
	await needs.bulk(town.actor, { ids: needIds, state: 'accepted', reason: '' });
	editor = await town.as('unit_editor', units[0]);
});

let made = 0;
const draft = () => ({
	name: `TVT-vuosi ${++made}`,
	year: 2027,
	greeting: '',
	answerBy: '2027-01-31',
	planId: null,
	needIds,
	unitIds: units.slice(0, 2),
	key: newId(),
});

beforeEach(async () => {
	listId = await lists.make(town.actor, draft());
});

type Filled = AnswerSheet['answers'];
const fill = async (by: Actor, unitId: string, answers: Filled) =>
	commitments.answer(by, { listId, unitId, answers, key: newId() });
const takesPart = { stances: ['takes_part' as const], words: 'Otamme käyttöön syksyllä.', share: null };
const declines = { stances: ['declines' as const], words: 'Meillä ei ole tulostinta.', share: null };

describe('the list', () => {
	test('is offered from accepted needs where no plan is adopted', async () => {
		const offer = await lists.offer(town.actor, { planId: null, year: 2027 });
		expect(offer.planId).toBeNull();
		expect(offer.needs.map(({ needId }) => needId)).toEqual(needIds);
	});

	test('is made once, though the form is sent twice', async () => {
		const twice = draft();
		expect(await lists.make(town.actor, twice)).toBe(await lists.make(town.actor, twice));
		await expect(lists.make(town.actor, { ...twice, key: newId() })).rejects.toMatchObject({
			code: 'name_taken',
		});
	});

	test('writes once to those who speak for the units', async () => {
		const { rows } = await town.actor.read(async (db) => ({
			rows: await db
				.selectFrom('outgoing_mail')
				.select(['kind', 'person_id', 'path'])
				.where('path', 'like', `%${listId}%`)
				.execute(),
		}));
		expect(rows).toEqual([
			{
				kind: 'commitment_asked',
				person_id: editor.personId,
				path: `/needs/commitments/${listId}/units/${units[0]}`,
			},
		]);
		const head = { id: listId, version: 1 };
		expect(await lists.remind(town.actor, head)).toBe(1);
		await lists.remind(town.actor, head);
		const reminders = await town.actor.read((db) =>
			db
				.selectFrom('outgoing_mail')
				.select('id')
				.where('kind', '=', 'commitment_reminder')
				.where('path', 'like', `%${listId}%`)
				.execute(),
		);
		expect(reminders).toHaveLength(1);
	});
});

describe('answering', () => {
	test('goes half way and on later, and each sees who else is in it', async () => {
		await fill(editor, units[0]!, { [needIds[0]!]: { ...takesPart, version: 0 } });
		const neighbour = await commitments.sheet(town.actor, listId, units[1]!);
		expect(neighbour.items.map((item) => item.with)).toEqual([['Pääkirjasto'], []]);
		expect(neighbour.items.map(({ ownWords }) => ownWords)).toEqual([[], ['Verkko nopeammaksi']]);
		const own = await commitments.sheet(editor, listId, units[0]!);
		expect(own.items.map(({ answer }) => answer?.stances ?? null)).toEqual([['takes_part'], null]);
	});

	test('a need tells what the units answered about it', async () => {
		await fill(editor, units[0]!, { [needIds[1]!]: { ...takesPart, version: 0 } });
		await fill(town.actor, units[1]!, { [needIds[1]!]: { ...declines, version: 0 } });
		const [newest] = await commitments.ofNeed(await town.as('reader'), needIds[1]!);
		expect(newest).toMatchObject({ listId, taking: ['Pääkirjasto'], counts: { declines: 1, takes_part: 1 } });
	});

	test('an emptied answer is withdrawn, and the trail tells both', async () => {
		await fill(editor, units[0]!, { [needIds[0]!]: { ...declines, version: 0 } });
		const empty = { stances: [], words: '', share: null, version: 1 };
		expect(await fill(editor, units[0]!, { [needIds[0]!]: empty })).toEqual({ given: 0, withdrawn: 1 });
		const events = await town.actor.read((db) =>
			db
				.selectFrom('audit_event')
				.select('change')
				.where('verb', '=', 'commitment.answered')
				.where('subject_id', '=', listId)
				.orderBy('seq')
				.execute(),
		);
		expect(events.map(({ change }) => change)).toMatchObject([
			{ after: { [needIds[0]!]: { stances: ['declines'], words: declines.words } } },
			{ withdrawn: [needIds[0]] },
		]);
	});

	test('two who answer for one unit do not overwrite each other unseen', async () => {
		await fill(editor, units[0]!, { [needIds[0]!]: { ...takesPart, version: 0 } });
		const late = fill(town.actor, units[0]!, { [needIds[0]!]: { ...declines, version: 0 } });
		await expect(late).rejects.toMatchObject({ code: 'conflict' });
	});

	test('a closed list takes no answers until it is opened again', async () => {
		await lists.close(town.actor, { id: listId, version: 1 });
		const closed = fill(editor, units[0]!, { [needIds[0]!]: { ...takesPart, version: 0 } });
		await expect(closed).rejects.toMatchObject({ code: 'commitment_closed' });
		await lists.reopen(town.actor, { id: listId, version: 2 });
		await fill(editor, units[0]!, { [needIds[0]!]: { ...takesPart, version: 0 } });
	});

	test('one speaks only for the own unit, and only for units that are asked', async () => {
		const answer = { [needIds[0]!]: { ...takesPart, version: 0 } };
		await expect(fill(editor, units[1]!, answer)).rejects.toMatchObject({ code: 'forbidden' });
		await expect(fill(town.actor, units[2]!, answer)).rejects.toMatchObject({ code: 'not_found' });
		const reader = await town.as('reader');
		await expect(fill(reader, units[0]!, answer)).rejects.toMatchObject({ code: 'forbidden' });
	});

	test('whoever holds the unit’s link answers for it and reads no other sheet', async () => {
		const link = new LinkActor(town.visitor, { id: units[1]!, name: 'Korian kirjasto' }, '127.0.0.1');
		await fill(link, units[1]!, { [needIds[1]!]: { ...takesPart, version: 0 } });
		const own = await commitments.sheet(link, listId, units[1]!);
		expect(own.items[1]!.answer).toMatchObject({ answeredBy: 'Korian kirjasto' });
		await expect(async () => commitments.sheet(link, listId, units[0]!)).rejects.toMatchObject({
			code: 'forbidden',
		});
		await expect(async () => lists.get(link, listId)).rejects.toMatchObject({ code: 'sign_in_first' });
	});

	test('another municipality finds neither list nor sheet', async () => {
		const stranger = (await foundMunicipality()).actor;
		await expect(lists.get(stranger, listId)).rejects.toMatchObject({ code: 'not_found' });
		await expect(commitments.sheet(stranger, listId, units[0]!)).rejects.toMatchObject({ code: 'not_found' });
	});
});
