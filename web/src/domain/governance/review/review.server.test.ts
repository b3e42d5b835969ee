import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import { planMeeting } from '../../../testing/meetings.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import {
	answerAll,
	bringToMeeting,
	decisionFor,
	loseChair,
	none,
	reviewTown,
	roundOf,
	said,
	type ReviewTown,
} from '../../../testing/reviews.server.ts';
import * as decisions from '../decision/decision.server.ts';
import * as followUps from '../follow-up/follow-up.server.ts';
import * as agendas from '../meeting/agenda.server.ts';
import * as reviews from './review.server.ts';

useDatabase();
vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-10-01T09:00:00+03:00') });
let place: TestMunicipality;
let town: ReviewTown;

beforeEach(async () => {
	vi.setSystemTime(new Date('2027-10-01T09:00:00+03:00'));
	place = await foundMunicipality();
	town = await reviewTown(place);
});

describe('a review round', () => {
	it('takes each goal and measure once with its evidence, and asks whom it concerns', async () => {
		await measures.say(place.actor, {
			...{ measureId: town.measureId, state: 'stuck', percent: 30, note: 'Toimittaja ei vastaa' },
			...{ saidOn: null, ...none },
		});
		const id = await reviews.open(place.actor, roundOf(town));
		const { round, items } = await reviews.get(place.actor, id);
		expect(round).toMatchObject({ state: 'asking', items: 4, answered: 0, fromOn: '2027-01-01' });
		expect(items.map(({ subject }) => subject.title)).toEqual([
			'Kirjastossa tulee olla toimiva tulostus',
			'Uudet tulostimet',
			'Opastusta tarjotaan viikoittain',
			'Vanha tietokanta ylläpidetään',
		]);
		const measure = items[1]!;
		expect(measure.asked.map(({ seat, personId }) => [seat, personId])).toEqual([
			['planning', town.secretary.personId],
			['implementing', town.member.personId],
		]);
		expect(items[0]!.asked[0]).toMatchObject({ seat: 'accountable', personId: town.chair.personId });
		expect(measure.evidence.map(({ kind, said: what }) => `${kind}.${what}`)).toEqual([
			'progress.stuck',
			'progress.told',
			'progress.note',
		]);
		expect(round.evidence.map(({ said: what }) => what)).toContain('duties');
	});

	it('opened twice at once is opened once; nothing is doubled', async () => {
		const both = await Promise.allSettled([
			reviews.open(place.actor, roundOf(town)),
			reviews.open(place.actor, roundOf(town)),
		]);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(await reviews.list(place.actor)).toHaveLength(1);
		await expect(reviews.open(place.actor, roundOf(town))).rejects.toMatchObject({
			code: 'review_nothing_left',
		});
	});

	it('in two parts has each goal in one of them, and takes along what comes later', async () => {
		const first = { goalIds: [town.goalIds[0]!] };
		const part = await reviews.open(place.actor, roundOf(town, first));
		const rest = await reviews.open(place.actor, roundOf(town, { name: 'Loput' }));
		expect((await reviews.get(place.actor, part)).items).toHaveLength(2);
		expect((await reviews.get(place.actor, rest)).items).toHaveLength(2);
		const goal = {
			strategyId: town.strategyId,
			clauseId: null,
			code: '',
			title: 'Uusi tavoite',
			description: '',
		};
		await goals.add(place.actor, { ...goal, ...none });
		expect(await reviews.refresh(place.actor, { id: part })).toBe(0);
		expect(await reviews.refresh(place.actor, { id: rest })).toBe(1);
		expect(await reviews.refresh(place.actor, { id: rest })).toBe(0);
	});

	it('is answered by whoever is asked, their deputy, or for them with a reason', async () => {
		const id = await reviews.open(place.actor, roundOf(town));
		const { items } = await reviews.get(place.actor, id);
		const [goal, measure] = [items[0]!, items[1]!];
		await expect(reviews.answer(town.member, said(goal.id, 'keep'))).rejects.toMatchObject({
			code: 'verdict_not_asked',
		});
		await reviews.answer(town.member, said(measure.id, 'keep'));
		await reviews.answer(town.secretary, said(measure.id, 'close'));
		await expect(reviews.answer(place.actor, said(goal.id, 'keep'))).rejects.toMatchObject({
			code: 'behalf_needs_reason',
		});
		await reviews.answer(place.actor, said(goal.id, 'keep', { behalfReason: 'Johtaja on lomalla' }));
		const now = (await reviews.get(place.actor, id)).items;
		expect(now[0]!.standing).toMatchObject({ state: 'agreed', verdict: 'keep' });
		expect(now[0]!.silent).toEqual([]);
		expect(now[1]!.standing).toMatchObject({ state: 'disputed', verdict: null });
		await reviews.answer(town.secretary, said(measure.id, 'keep'));
		expect((await reviews.get(place.actor, id)).items[1]!.standing).toMatchObject({ verdict: 'keep' });
	});

	it('never waits for an empty chair', async () => {
		const id = await reviews.open(place.actor, roundOf(town));
		await loseChair(place, town.bodyId);
		const { items } = await reviews.get(place.actor, id);
		expect(items[0]!.asked[0]).toMatchObject({ personId: town.chair.personId, as: 'own' });
		expect(items).toHaveLength(4);
		await answerAll(place.actor, id, () => ({ verdict: 'keep' }));
		expect((await reviews.get(place.actor, id)).items.every(({ standing }) => standing.verdict)).toBe(true);
	});
});

describe('in the meeting', () => {
	it('what is kept is one matter, what is changed or closed its own, and the decision does it all', async () => {
		const id = await reviews.open(place.actor, roundOf(town));
		await answerAll(place.actor, id, ({ measureId, goalId }) => {
			if (measureId) return { verdict: 'change', title: 'Tulostimet uusitaan', words: 'Kysy tarjoukset' };
			if (goalId === town.goalIds[1])
				return { verdict: 'change', description: 'Opastusta tarjotaan joka arkipäivä' };
			return { verdict: goalId === town.goalIds[2] ? 'close' : 'keep' };
		});
		vi.setSystemTime(new Date('2027-11-02T09:00:00+02:00'));
		const meetingId = await bringToMeeting(town, id, '2027-11-02');
		const again = { id, meetingId: null, heldOn: null, ...none };
		expect(await reviews.makeAgenda(town.chair, again)).toMatchObject({ meetingId, added: 0 });
		const agenda = await agendas.list(town.chair, meetingId);
		expect(agenda.map(({ subjectKind }) => subjectKind)).toEqual([
			'measure',
			'goal',
			'goal',
			'review',
			'review',
		]);
		const decision = await reviews.conclude(town.chair, decisionFor(id));
		expect((await decisions.listOfMeeting(town.chair, meetingId)).map(({ section }) => section)).toEqual([
			1, 2, 3, 4, 5,
		]);
		const { round, content } = await reviews.get(place.actor, id);
		expect(round).toMatchObject({ state: 'concluded', concludedOn: '2027-11-02', decisionId: decision });
		expect(content?.items.map(({ verdict }) => verdict)).toEqual(['keep', 'change', 'change', 'close']);
		expect((await measures.get(place.actor, town.measureId)).measure.title).toBe('Tulostimet uusitaan');
		const left = await goals.list(place.actor, { strategyId: town.strategyId });
		expect(left.map((goal) => goal.id)).toEqual(town.goalIds.slice(0, 2));
		const all = await editions.list(place.actor, town.strategyId);
		expect(all[0]).toMatchObject({
			number: 2,
			adoptedOn: '2027-11-02',
			inForceFrom: '2028-01-01',
			name: '2028',
		});
		const texts = (await editions.get(place.actor, all[0]!.id)).clauses.map(({ text }) => text);
		expect(texts).toContain('Opastusta tarjotaan joka arkipäivä');
		expect(texts).not.toContain('Vanha tietokanta ylläpidetään');
		const tasks = await followUps.listOfMeeting(town.chair, meetingId);
		expect(tasks.map(({ title }) => title)).toEqual([expect.stringContaining('Kysy tarjoukset')]);
		await expect(reviews.refresh(place.actor, { id })).rejects.toMatchObject({ code: 'review_concluded' });
	});

	it('every point is settled before deciding, and no measure is left without its goal', async () => {
		const id = await reviews.open(place.actor, roundOf(town));
		vi.setSystemTime(new Date('2027-11-02T09:00:00+02:00'));
		await bringToMeeting(town, id, '2027-11-02');
		const refused = (code: string) =>
			expect(reviews.conclude(town.chair, decisionFor(id))).rejects.toMatchObject({ code });
		await refused('review_items_open');
		const { items } = await reviews.get(place.actor, id);
		await expect(reviews.answer(town.member, said(items[1]!.id, 'keep'))).rejects.toMatchObject({
			code: 'review_in_meeting',
		});
		await expect(reviews.settle(town.member, said(items[0]!.id, 'close'))).rejects.toMatchObject({
			code: 'not_chair_or_secretary',
		});
		for (const item of items)
			await reviews.settle(town.chair, said(item.id, item === items[0] ? 'close' : 'keep'));
		await refused('review_measure_without_goal');
		await reviews.settle(town.chair, said(items[1]!.id, 'close'));
		await reviews.conclude(town.chair, decisionFor(id));
		expect(await goals.list(place.actor, { strategyId: town.strategyId })).toHaveLength(2);
	});

	it('a draft that somebody else began meanwhile is looked at first, and its words are kept', async () => {
		const id = await reviews.open(place.actor, roundOf(town));
		await answerAll(place.actor, id, () => ({ verdict: 'keep' }));
		vi.setSystemTime(new Date('2027-11-02T09:00:00+02:00'));
		await bringToMeeting(town, id, '2027-11-02');
		const editionId = await editions.draft(place.actor, { strategyId: town.strategyId, ...none });
		await expect(reviews.conclude(town.chair, decisionFor(id))).rejects.toMatchObject({
			code: 'review_other_draft',
		});
		await reviews.conclude(town.chair, decisionFor(id, { editionId, editionVersion: 1 }));
		const all = await editions.list(place.actor, town.strategyId);
		expect(all).toHaveLength(2);
		expect(all[0]).toMatchObject({ id: editionId, state: 'coming', inForceFrom: '2028-01-01' });
		expect(await editions.bringInForce(place.actor, '2028-01-01')).toBe(1);
		expect((await editions.list(place.actor, town.strategyId))[0]).toMatchObject({
			id: editionId,
			isCurrent: true,
		});
	});

	it('a cancelled meeting lets it go to another, and a year later the next round stands on this one', async () => {
		const id = await reviews.open(place.actor, roundOf(town));
		await answerAll(place.actor, id, () => ({ verdict: 'keep' }));
		const first = await planMeeting(town.chair, town.bodyId, '2027-11-02');
		await reviews.makeAgenda(town.chair, { id, meetingId: first, heldOn: null, ...none });
		const { cancel } = await import('../meeting/meeting.server.ts');
		await cancel(town.chair, { id: first, reason: 'Sairastapaus' });
		expect((await reviews.get(place.actor, id)).round.state).toBe('asking');
		vi.setSystemTime(new Date('2028-02-29T09:00:00+02:00'));
		await bringToMeeting(town, id, '2028-02-29');
		await reviews.conclude(town.chair, decisionFor(id));
		expect((await reviews.get(place.actor, id)).round).toMatchObject({
			year: 2027,
			concludedOn: '2028-02-29',
		});
		const days = { year: 2028, opensOn: '2028-10-01', answerBy: '2028-10-20' };
		vi.setSystemTime(new Date('2028-10-01T09:00:00+02:00'));
		const next = await reviews.open(place.actor, roundOf(town, days));
		const { items } = await reviews.get(place.actor, next);
		expect(items).toHaveLength(4);
		for (const { evidence } of items)
			expect(evidence.filter(({ kind }) => kind === 'earlier')).toMatchObject([
				{ said: 'keep', values: { concludedOn: '2028-02-29' } },
			]);
	});
});

it('is another municipality’s business to nobody', async () => {
	const id = await reviews.open(place.actor, roundOf(town));
	const other = await foundMunicipality();
	await expect(reviews.get(other.actor, id)).rejects.toMatchObject({ code: 'not_found' });
	await expect(reviews.cancel(other.actor, { id, reason: '' })).rejects.toMatchObject({ code: 'not_found' });
	await expect(reviews.open(town.member, roundOf(town))).rejects.toMatchObject({ code: 'forbidden' });
});
