import { existsSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import * as decisions from '#domain/governance/decision/decision.server.ts';
import * as agendas from '#domain/governance/meeting/agenda.server.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import * as needs from '#domain/portfolio/need/need.server.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import { documentsOf } from '../../../testing/editions.server.ts';
import { decisionOf, openMeeting, planMeeting } from '../../../testing/meetings.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { addUnits } from '../../../testing/needs.server.ts';
import { none, reviewTown, type ReviewTown } from '../../../testing/reviews.server.ts';
import * as ledger from './ledger.server.ts';

useDatabase();
vi.useFakeTimers({ toFake: ['Date'] });
const goTo = (day: string) => vi.setSystemTime(new Date(`${day}T09:00:00Z`));

let place: TestMunicipality;
let town: ReviewTown;

beforeEach(async () => {
	goTo('2027-03-01');
	place = await foundMunicipality();
	town = await reviewTown(place);
});

const obligation = async (year: number, day: string) =>
	(await ledger.of(place.actor, town.strategyId, year, day)).obligations[0]!;
const needsIn = async (year: number, day: string) =>
	(await obligation(year, day)).evidence.find(({ says }) => says === 'goal.needs');

it('counts a need as done in the year in which it was marked so', async () => {
	const [unitId = ''] = await addUnits(place.actor, ['Pääkirjasto']);
	const wish = { unitId, text: 'Tulostin tiskille', place: '', why: '', submitterName: '', ...none };
	const { id } = await needs.propose(place.actor, wish);
	await needs.link(place.actor, { id, version: 1, dependsOn: [], goalIds: [town.goalIds[0]!] });
	await needs.changeState(place.actor, { id, version: 2, state: 'accepted', reason: '' });
	await needs.changeState(place.actor, { id, version: 3, state: 'planned', reason: '' });
	// Half past eleven in the evening in Finland.
	vi.setSystemTime(new Date('2027-12-31T21:30:00Z'));
	await needs.changeState(place.actor, { id, version: 4, state: 'done', reason: '' });
	expect(await needsIn(2027, '2028-02-01')).toMatchObject({ state: 'met', values: { planned: 0, done: 1 } });
	expect(await needsIn(2028, '2028-02-01')).toMatchObject({
		state: 'lacking',
		values: { needs: 1, done: 0 },
	});
	expect(await needsIn(2027, '2027-11-30')).toMatchObject({ state: 'under_way', values: { planned: 1 } });

	goTo('2028-03-01');
	await needs.changeState(place.actor, { id, version: 5, state: 'planned', reason: 'Rikki taas' });
	expect(await needsIn(2027, '2028-03-01')).toMatchObject({ values: { planned: 1, done: 0 } });
	vi.setSystemTime(new Date('2028-12-31T22:30:00Z'));
	await needs.changeState(place.actor, { id, version: 6, state: 'done', reason: '' });
	expect(await needsIn(2028, '2029-01-10')).toMatchObject({ values: { planned: 1, done: 0 } });
	expect(await needsIn(2029, '2029-01-10')).toMatchObject({ state: 'met', values: { done: 1 } });
});

it('leads from its evidence to pages that are there', async () => {
	const goalId = town.goalIds[0]!;
	const meetingId = await planMeeting(town.chair, town.bodyId, '2027-03-01');
	const matter = { meetingId, title: 'Tulostus', grounds: '', proposal: 'Hyväksytään.', caseNumber: '' };
	const itemId = await agendas.addItem(town.chair, {
		...{ ...matter, presenterId: null, appendices: [], ...none },
		subject: { kind: 'goal', id: goalId },
	});
	await openMeeting(town.chair, town, meetingId);
	await decisions.decide(town.chair, decisionOf(itemId));
	const { evidence } = await obligation(2027, '2027-03-02');
	const paths = Object.fromEntries(evidence.map(({ says, path }) => [says.split('.')[0], path!]));
	expect(Object.keys(paths)).toEqual(['goal', 'measure', 'decision']);
	const rooms = { goal: '[goal]', measure: '[measure]', decision: '[meeting]' };
	for (const [says, room] of Object.entries(rooms)) {
		const folder = paths[says]!.replace(/[^/]+$/, room);
		const page = new URL(`../../../routes/[tenant]/(app)/${folder}/+page.svelte`, import.meta.url);
		expect(existsSync(page), paths[says]).toBe(true);
	}
	const idIn = (says: string) => paths[says]!.split('/').at(-1)!;
	expect((await measures.get(place.actor, idIn('measure'))).measure.id).toBe(town.measureId);
	expect((await meetings.get(place.actor, idIn('decision'))).id).toBe(meetingId);
});

it('reads a past year by the edition in force then, and marks reach the edition to come', async () => {
	const docs = await documentsOf(place);
	const before = await obligation(2027, '2027-06-01');
	goTo('2027-11-01');
	const draftId = await editions.draft(place.actor, { strategyId: town.strategyId, name: 'Toinen' });
	await docs.rewrite(draftId, '5.1', (text) => text.replace('toimiva tulostus', 'maksuton tulostus'));
	const mark = async (number: string, obligation: boolean) => {
		const { clauses } = await strategies.get(place.actor, town.strategyId);
		const { id, version } = clauses.find((one) => one.number === number)!;
		await strategies.markObligation(place.actor, { clauseId: id, version, obligation });
	};
	const isMarkedAhead = async () =>
		(await editions.get(place.actor, draftId)).clauses.find(({ number }) => number === '5.1.2')!.isObligation;
	expect(await isMarkedAhead()).toBe(false);
	await mark('5.1.2', true);
	expect(await isMarkedAhead()).toBe(true);
	goTo('2028-01-01');
	await docs.adopt(draftId, '2028-01-01');

	const now = await ledger.of(place.actor, town.strategyId, 2028, '2028-02-01');
	expect(now.edition).toEqual({ name: 'Toinen', isCurrent: true });
	expect(now.obligations.map(({ text }) => text)).toEqual([
		expect.stringContaining('maksuton tulostus'),
		expect.stringContaining('Opastusta'),
	]);
	const then = await ledger.of(place.actor, town.strategyId, 2027, '2028-02-01');
	expect(then.edition).toMatchObject({ isCurrent: false });
	expect(then.obligations[0]).toMatchObject({ id: before.id, text: before.text });
	// What is tied to the clause today is evidence of the same clause then.
	const goalOf = ({ evidence }: (typeof then.obligations)[number]) =>
		evidence.filter(({ says }) => says === 'goal.needs').map(({ path }) => path);
	expect(goalOf(then.obligations[0]!)).toEqual(goalOf(now.obligations[0]!));
	expect(goalOf(then.obligations[0]!)).toHaveLength(1);
});
