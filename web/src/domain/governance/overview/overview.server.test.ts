import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import { addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as inquiries from '../../portfolio/inquiry/inquiry.server.ts';
import { answerNothing } from '../../portfolio/round/answer.server.ts';
import { addDays } from '#platform/day.ts';
import * as rounds from '../../portfolio/round/round.server.ts';
import * as overviews from './overview.server.ts';

useDatabase();

let town: TestMunicipality;
let actor: Actor;
let units: string[];
let editor: Actor;

beforeAll(async () => {
	town = await foundMunicipality();
	({ actor } = town);
	units = await addUnits(actor, ['Pääkirjasto', 'Korian kirjasto', 'Kirjastoauto']);
	editor = await town.as('unit_editor', units[1]!);
});

test('an open round tells how many units are silent, and one unit only of itself', async () => {
	expect((await overviews.get(actor)).openRound).toBeNull();
	const id = await rounds.add(actor, {
		name: 'Kierros',
		opensOn: addDays(today(), -1),
		closesOn: addDays(today(), 9),
		greeting: '',
		question: '',
		acceptsBetween: true,
		doesRemind: false,
		key: undefined,
	});
	await answerNothing(actor, { unitId: units[0]!, words: '', key: undefined });
	expect((await overviews.get(actor)).openRound).toMatchObject({ id, silent: 2 });
	expect((await overviews.get(editor)).openRound).toMatchObject({ silent: 1 });
	await rounds.closeEarly(actor, { id, reason: 'Valmista tuli' });
	expect((await overviews.get(actor)).openRound).toBeNull();
});

test('a question waits for the unit that was asked until it answers', async () => {
	const [made] = await importNeeds(actor, [batchNeed(units[1]!, 'Lukija jumittaa')]);
	await inquiries.ask(actor, {
		needId: made!.id,
		wordingId: null,
		text: 'Kuinka usein?',
		clarify: false,
		key: undefined,
	});
	const asked = async (who: Actor) => (await overviews.get(who)).openInquiries;
	const other = await town.as('unit_editor', units[0]!);
	expect([await asked(actor), await asked(editor), await asked(other)]).toEqual([1, 1, 0]);
	const [open] = await inquiries.listOpen(editor);
	await inquiries.answer(editor, {
		inquiryId: open!.id,
		text: 'Päivittäin',
		key: undefined,
	});
	expect([await asked(actor), await asked(editor)]).toEqual([0, 0]);
});
