import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { today } from '#platform/today.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import * as details from '../need/need-detail.server.ts';
import { LinkActor } from '../need/link-actor.server.ts';
import * as needs from '../need/need.server.ts';
import * as answers from './answer.server.ts';
import * as papers from './paper-form.server.ts';
import { participationState } from './participation.ts';
import { roundDraft, saying } from '../../../testing/rounds.server.ts';
import * as participation from './participation.server.ts';
import { say } from './round-saying.server.ts';
import * as rounds from './round.server.ts';
import { addDays } from '#platform/day.ts';
import * as views from './unit-view.server.ts';

useDatabase();

let town: TestMunicipality;
let director: Actor;
let editor: Actor;
let link: LinkActor;
let units: string[];
let round: string;

const from = (days: number) => addDays(today(), days);
const partOf = async (unit: number) =>
	(await participation.list(director, round)).find(({ unitId }) => unitId === units[unit])!;
beforeEach(async () => {
	town = await foundMunicipality();
	director = town.actor;
	units = await addUnits(director, ['Pääkirjasto', 'Korian kirjasto', 'Jaalan kirjasto']);
	editor = await town.as('unit_editor', units[1]);
	link = new LinkActor(town.visitor, { id: units[0]!, name: 'Pääkirjasto' }, '192.0.2.1');
	round = await rounds.add(director, roundDraft('Syksy', -2, 12));
});

describe('rounds', () => {
	test('never overlap, also when two are planned at once', async () => {
		await expect(rounds.add(director, roundDraft('Toinen', 12, 20))).rejects.toMatchObject({
			code: 'round_overlaps',
			data: { name: 'Syksy' },
		});
		const both = await Promise.allSettled([
			rounds.add(director, roundDraft('Kevät', 30, 50)),
			rounds.add(director, roundDraft('Talvi', 45, 60)),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(rounds.add(director, roundDraft('Syksy', 200, 210))).rejects.toMatchObject({
			code: 'name_taken',
		});
	});

	test('are planned once for one key, and changed by one at a time', async () => {
		const draft = roundDraft('Kevät', 30, 50);
		expect(await rounds.add(director, draft)).toBe(await rounds.add(director, draft));
		const change = {
			...draft,
			id: round,
			name: 'Syksy 2026',
			opensOn: from(-2),
			closesOn: from(5),
			version: 1,
		};
		await rounds.amend(director, change);
		await expect(rounds.amend(director, change)).rejects.toMatchObject({ code: 'conflict' });
		expect((await rounds.list(director)).map(({ name, state }) => [name, state])).toEqual([
			['Syksy 2026', 'open'],
			['Kevät', 'upcoming'],
		]);
	});

	test('closed early are opened again, and the rows tell who did', async () => {
		await rounds.closeEarly(director, { id: round, reason: 'Kaikki vastasivat' });
		expect(await rounds.get(director, round)).toMatchObject({
			state: 'closed',
			closedReason: 'Kaikki vastasivat',
		});
		await expect(rounds.closeEarly(director, { id: round, reason: '' })).rejects.toMatchObject({
			code: 'round_not_open',
		});
		await rounds.reopen(director, { id: round });
		const { state, closures } = await rounds.get(director, round);
		expect(state).toBe('open');
		expect(closures[0]).toMatchObject({ closedBy: 'Aino Pääkäyttäjä', reopenedBy: 'Aino Pääkäyttäjä' });
	});

	test('are managed by planners only', async () => {
		expect(() => rounds.add(editor, roundDraft('Oma', 100, 110))).toThrow();
		expect(() => rounds.list(link)).toThrow();
		await expect(rounds.list(editor)).resolves.toHaveLength(1);
	});
});

describe('who has taken part', () => {
	test('counts sentences, those who said them, and leaves out what came in a table', async () => {
		await importNeeds(director, [batchNeed(units[2]!, 'Tuotu toive')]);
		await say(link, saying(units[0]!, 'Tulostin jumittaa'));
		await say(link, saying(units[0]!, 'Verkko pätkii', { submitterName: 'Maija' }));
		await say(link, saying(units[0]!, 'Hiiri on rikki', { submitterName: 'maija' }));
		const { needId } = await say(editor, saying(units[1]!, 'Skanneri puuttuu'));
		await say(link, { ...saying(units[0]!, 'Meiltäkin puuttuu'), needId });
		expect(await partOf(0)).toMatchObject({ wordings: 4, people: 1, nameless: 2, editors: 0 });
		expect(await partOf(1)).toMatchObject({ wordings: 1, people: 1, nameless: 0, editors: 1 });
		expect(participationState(await partOf(2))).toBe('silent');
	});

	test('"nothing this time" is an answer, given once and taken back', async () => {
		const nothing = { unitId: units[1]!, words: 'Uudet koneet tulivat keväällä.', key: undefined };
		await answers.answerNothing(editor, nothing);
		expect(await partOf(1)).toMatchObject({ answerWords: 'Uudet koneet tulivat keväällä.' });
		expect(participationState(await partOf(1))).toBe('nothing');
		await expect(answers.answerNothing(editor, nothing)).rejects.toMatchObject({
			code: 'round_answered_already',
		});
		await answers.takeBack(editor, { unitId: units[1]! });
		expect(participationState(await partOf(1))).toBe('silent');
		expect(() => answers.answerNothing(link, nothing)).toThrow();
	});

	test('what was said before or after the days of the round is not of it', async () => {
		await say(link, saying(units[0]!, 'Liian aikaisin'));
		const at = (days: number) =>
			director.change(async (db, record) => {
				await sql`update wording set said_at = (${from(days)}::date + time '00:00') at time zone 'Europe/Helsinki'`.execute(
					db,
				);
				record('test', { type: 'test', id: newId() });
			});
		const counted = [];
		for (const days of [-3, -2, 12, 13]) {
			await at(days);
			counted.push((await partOf(0)).wordings);
		}
		expect(counted).toEqual([0, 1, 1, 0]);
	});
});

describe('between rounds', () => {
	test('needs are taken, unless the municipality chose otherwise; those who triage may always write one down', async () => {
		await rounds.closeEarly(director, { id: round, reason: '' });
		await say(link, saying(units[0]!, 'Otetaan vastaan'));
		await rounds.reopen(director, { id: round });
		const change = { ...roundDraft('Syksy', -2, 12, false), id: round, version: 1 };
		await rounds.amend(director, change);
		await rounds.closeEarly(director, { id: round, reason: '' });
		expect(await rounds.intake(link)).toMatchObject({ isAccepting: false });
		await expect(say(link, saying(units[0]!, 'Ei oteta'))).rejects.toMatchObject({ code: 'between_rounds' });
		await expect(say(editor, saying(units[1]!, 'Ei oteta'))).rejects.toMatchObject({
			code: 'between_rounds',
		});
		await say(director, saying(units[0]!, 'Kirjataan'));
		await expect(
			answers.answerNothing(editor, { unitId: units[1]!, words: '', key: undefined }),
		).rejects.toMatchObject({ code: 'no_round_open' });
	});
});

describe('paper forms', () => {
	test('are typed in for their own round, in the voice of the one who wrote', async () => {
		await rounds.closeEarly(director, { id: round, reason: '' });
		await new Promise((done) => setTimeout(done, 5));
		const draft = {
			...saying(units[1]!, 'Paperilta', { submitterName: 'Liisa' }),
			roundId: round,
			key: newId(),
		};
		const first = await papers.enter(editor, draft);
		expect(await papers.enter(editor, draft)).toEqual(first);
		expect(await partOf(1)).toMatchObject({ wordings: 1, onPaper: 1, people: 1, nameless: 0 });
		const need = await details.get(director, first.id);
		expect(need.wordings[0]).toMatchObject({ speaker: 'Liisa', personId: null });
		expect(await papers.listOwn(editor, round)).toMatchObject({
			count: 1,
			forms: [{ number: first.number }],
		});
		expect(() => papers.enter(editor, { ...draft, unitId: units[0]! })).toThrow();
	});

	test('the last one is taken back, unless someone has worked on it since', async () => {
		const enter = (text: string) => papers.enter(director, { ...saying(units[0]!, text), roundId: round });
		const kept = await enter('Pysyvä');
		const { id } = await enter('Väärä pino');
		const [last, first] = (await papers.listOwn(director, round)).forms;
		await papers.undo(director, { id: last!.id, roundId: round, unitId: units[0]! });
		await expect(details.get(director, id)).rejects.toMatchObject({ code: 'not_found' });
		await needs.changeState(director, { id: kept.id, version: 1, state: 'accepted', reason: '' });
		await expect(
			papers.undo(director, { id: first!.id, roundId: round, unitId: units[0]! }),
		).rejects.toMatchObject({ code: 'need_touched_already' });
		await expect(
			papers.undo(editor, { id: first!.id, roundId: round, unitId: units[1]! }),
		).rejects.toMatchObject({ code: 'not_found' });
	});
});

describe('a unit’s own view', () => {
	test('shows its own words, what became of them and with whom', async () => {
		const { needId } = await say(editor, saying(units[1]!, 'Skanneri puuttuu'));
		await say(link, { ...saying(units[0]!, 'Meiltäkin puuttuu'), needId });
		await needs.changeState(director, {
			id: needId,
			version: 1,
			state: 'rejected',
			reason: 'On jo tilattu.',
		});
		const view = await views.ofUnit(link, units[0]!);
		expect(view.wordings).toMatchObject([
			{
				text: 'Meiltäkin puuttuu',
				state: 'rejected',
				stateReason: 'On jo tilattu.',
				others: ['Korian kirjasto'],
			},
		]);
		expect(view).toMatchObject({
			unit: { linkToken: null },
			part: { wordings: 1 },
			round: { name: 'Syksy' },
		});
		expect(view.waiting).toEqual({ questions: [], commitments: [], objections: [] });
		expect(() => views.ofUnit(link, units[1]!)).toThrow();
		expect(() => views.ofUnit(editor, units[0]!)).toThrow();
	});
});
