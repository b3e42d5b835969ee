import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { addUnits } from '../../../testing/needs.server.ts';
import { roundDraft, saying } from '../../../testing/rounds.server.ts';
import * as participation from './participation.server.ts';
import * as reminders from './reminder.server.ts';
import { say } from './round-saying.server.ts';
import * as rounds from './round.server.ts';
import { addDays } from '#platform/day.ts';

useDatabase();

let town: TestMunicipality;
let director: Actor;
let editor: Actor;
let units: string[];
let round: string;

const from = (days: number) => addDays(today(), days);
const partOf = async (unit: number) =>
	(await participation.list(director, round)).find(({ unitId }) => unitId === units[unit])!;
const letters = (kind: string) =>
	director.read((db) =>
		db.selectFrom('outgoing_mail').select(['person_id', 'words', 'path']).where('kind', '=', kind).execute(),
	);

beforeEach(async () => {
	town = await foundMunicipality();
	director = town.actor;
	units = await addUnits(director, ['Pääkirjasto', 'Korian kirjasto', 'Jaalan kirjasto']);
	editor = await town.as('unit_editor', units[1]);
	round = await rounds.add(director, roundDraft('Syksy', -2, 12));
});

describe('reminders', () => {
	test('are sent once however often the job is run, to the editors of the unit', async () => {
		const runs = await Promise.all([reminders.remindDue(director), reminders.remindDue(director)]);
		expect(runs.flat()).toEqual(['opened']);
		expect(await reminders.remindDue(director)).toEqual([]);
		const [letter, ...more] = await letters('round_opened');
		expect(more).toEqual([]);
		expect(letter).toMatchObject({
			person_id: editor.personId,
			path: `/needs/units/${units[1]}`,
			words: { title: 'Syksy', units: 'Korian kirjasto', message: 'Hei\n\nMikä hidastaa työtä?' },
		});
		expect((await reminders.listSent(director, round))[0]).toMatchObject({
			kind: 'opened',
			people: 1,
			sentBy: null,
		});
	});

	test('by hand go only to the silent, once a day, and tell who cannot be reached', async () => {
		const { editors, unreachable } = await reminders.preview(director, round);
		expect(editors.map(({ unit }) => unit)).toEqual(['Korian kirjasto']);
		expect(unreachable.map(({ unit }) => unit)).toEqual(['Jaalan kirjasto', 'Pääkirjasto']);
		expect(await reminders.remindNow(director, { id: round })).toBe(1);
		await expect(reminders.remindNow(director, { id: round })).rejects.toMatchObject({
			code: 'reminded_today',
		});
		expect((await partOf(1)).remindedAt).toBeInstanceOf(Date);
		expect(await letters('round_reminder')).toHaveLength(1);
	});

	test('have nobody to go to when all with an editor have answered', async () => {
		await say(editor, saying(units[1]!, 'Sanottu'));
		await expect(reminders.remindNow(director, { id: round })).rejects.toMatchObject({
			code: 'nobody_to_remind',
		});
	});

	test('half-way and before the end leave out those who have answered', async () => {
		await reminders.remindDue(director);
		await say(editor, saying(units[1]!, 'Sanottu'));
		expect(await reminders.remindDue(director, from(9))).toEqual(['last_days']);
		expect(await letters('round_reminder')).toHaveLength(0);
		expect(await reminders.remindDue(director, from(13))).toEqual(['closed']);
		expect(await letters('round_closed')).toHaveLength(1);
	});
});
