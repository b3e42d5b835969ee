import { existsSync, readFileSync } from 'node:fs';
import { afterAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import { IndicatorDraft } from '#domain/strategy/indicator/indicator.ts';
import * as indicators from '#domain/strategy/indicator/indicator.server.ts';
import { MeasureDraft } from '#domain/strategy/measure/measure.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import { ReadingsDraft } from '#domain/strategy/reading/reading.ts';
import * as readings from '#domain/strategy/reading/reading.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { addPost, markPresent } from '../../../testing/meetings.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import { decisionFor, none, said } from '../../../testing/reviews.server.ts';
import * as bodies from '../body/body.server.ts';
import type { Body } from '../body/body.ts';
import * as duties from '../duty/duty.server.ts';
import * as occurrences from '../duty/occurrence.server.ts';
import * as ledger from '../ledger/ledger.server.ts';
import * as meetings from '../meeting/meeting.server.ts';
import * as workPlans from '../work-plan/work-plan.server.ts';
import * as templates from '../year-template/template.server.ts';
import { openDue } from './opening.server.ts';
import * as reviews from './review.server.ts';

useDatabase();
afterAll(() => void vi.useRealTimers());

const shared = new URL('../../../../../../shared/mission/strategy-fi.txt', import.meta.url);
const own = new URL('../../exchange/demonstration/strategy.txt', import.meta.url);
const source = readFileSync(existsSync(shared) ? shared : own, 'utf8');

const on = (day: string) => vi.setSystemTime(new Date(`${day}T09:00:00+02:00`));

interface Seats {
	chair: string;
	secretary: string;
}

/** Names the posts of a body; the director holds both. */
async function seat(director: Actor, body: Body, { chair, secretary }: Seats): Promise<void> {
	const { id, version, name, kind, serviceAreaId, governanceModel, yearStarts } = body;
	await bodies.amend(director, {
		...{ id, version, name, kind, serviceAreaId, governanceModel, yearStarts, ...none },
		...{ chairId: chair, memberIds: [secretary] },
	});
}

async function openFor(director: Actor, meetingId: string, { chair, secretary }: Seats): Promise<void> {
	await markPresent(director, meetingId, {
		[chair]: ['present', 'chair'],
		[secretary]: ['present', 'secretary'],
	});
	await meetings.open(director, { meetingId, clock: '09:00', ...none });
}

test('the source document lives through a year: imported, followed, evaluated, decided, adopted anew', async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-01-07T09:00:00+02:00') });
	const town = await foundMunicipality();
	const { actor: director } = town;
	const posts = {
		director: await addPost(town, 'Kirjastonjohtaja', director.personId),
		coordinator: await addPost(town, 'Palvelukoordinaattori', director.personId),
		principal: await addPost(town, 'Rehtori', director.personId),
		support: await addPost(town, 'TVT-tukihenkilö', director.personId),
		culture: await addPost(town, 'Kulttuurituottaja', director.personId),
		sports: await addPost(town, 'Liikuntapäällikkö', director.personId),
	};
	const library = await areas.add(director, { name: 'Kirjasto', governanceModel: 'own_strategy', ...none });
	const institute = await areas.add(director, {
		...{ name: 'Kansalaisopisto', governanceModel: 'principals_review' as const, ...none },
	});
	const culture = await areas.add(director, { name: 'Kulttuuri', governanceModel: 'embedded', ...none });

	// January: the document, the ready-made year, goals and measures.
	const preview = await strategies.preview(director, { title: '', serviceAreaId: '', text: source });
	const { id: strategyId } = await strategies.keep(director, { ...preview, serviceAreaId: null, ...none });
	const offered = await templates.preview(director);
	const items = offered.flatMap((body) => body.duties.map(({ key }) => key));
	await templates.take(director, { items, chairs: {}, ...none }, '2027-01-01');
	const every = await bodies.list(director);
	const bodyIn = (areaId: string) => every.find(({ serviceAreaId }) => serviceAreaId === areaId)!;
	const team = { chair: posts.director, secretary: posts.coordinator };
	const principals = { chair: posts.principal, secretary: posts.support };
	const service = { chair: posts.culture, secretary: posts.sports };
	await seat(director, bodyIn(library), team);
	await seat(director, bodyIn(institute), principals);
	await seat(director, bodyIn(culture), service);

	const { clauses } = await strategies.get(director, strategyId);
	const clause = (word: RegExp) => clauses.find(({ text }) => word.test(text))!;
	const words = [/Kootaan yhteen/, /on myös johdettava/, /pysyvä palvelukoordinaattori/, /verkkokirjaston/];
	const centre = [/tvt-osaamisen parantaminen/, /vakinaistaminen/];
	const embedded = /uusien käyttömahdollisuuksien/;
	const clauseIds = [...words, ...centre, embedded].map((word) => clause(word).id);
	await goals.makeFromClauses(director, { strategyId, clauseIds, ...none });
	const made = await goals.list(director, { strategyId });
	const goal = (word: RegExp) => made.find(({ clauseText }) => word.test(clauseText ?? ''))!.id;
	const add = (more: Record<string, unknown>) => measures.add(director, v.parse(MeasureDraft, more));
	const libraryMeasure = await add({
		...{ goalId: goal(/Kootaan yhteen/), title: 'Kerätään tarpeet kaikista kirjastoista' },
		...{ planningId: posts.coordinator, implementingId: posts.coordinator, serviceAreaId: library },
		...{ startsOn: '2027-02-01', endsOn: '2027-10-31', costTotal: '3000' },
	});
	const courses = await add({
		...{ goalId: goal(/tvt-osaamisen parantaminen/), title: 'Opettajien digikoulutus' },
		...{ planningId: posts.principal, implementingId: posts.support, serviceAreaId: institute },
		...{ startsOn: '2027-09-01', endsOn: '2028-04-30', costTotal: '12000' },
	});
	const festival = await add({
		...{ goalId: goal(embedded), title: 'Lipunmyynti verkkoon', hostActivity: 'Kaupunkifestivaali' },
		...{ ictShare: '20', costTotal: '10000', serviceAreaId: culture, implementingId: posts.culture },
		...{ startsOn: '2027-04-01', endsOn: '2027-08-31' },
	});
	const indicator = v.parse(IndicatorDraft, {
		...{ goalId: goal(/Kootaan yhteen/), name: 'Tarpeensa kertoneet kirjastot', unit: 'kpl' },
		targets: { 0: { year: '2027', value: '9' } },
	});
	const indicatorId = await indicators.add(director, indicator);
	const yearly = (await duties.list(director)).filter(({ body }) => body === bodyIn(library).name);
	const evaluation = yearly.find(({ name }) => /arvioi/i.test(name))!;
	await duties.amend(director, {
		...evaluation,
		clauseId: clause(/vuosittaisen arvioinnin/).id,
		key: undefined,
	});
	const verdictOf = async (word: RegExp, day: string) => {
		const { obligations } = await ledger.of(director, strategyId, 2027, day);
		const found = obligations.find(({ text }) => word.test(text));
		return found && { verdict: found.verdict, day: found.day, says: found.evidence.map(({ says }) => says) };
	};
	expect(await verdictOf(/vuosittaisen arvioinnin/, '2027-01-31')).toMatchObject({ verdict: 'under_way' });

	// The year goes on: what is done is told, values are read.
	on('2027-04-15');
	const say = (measureId: string, state: 'on_track' | 'done' | 'late', percent: number) =>
		measures.say(director, { measureId, state, percent, note: '', saidOn: null, ...none });
	await say(libraryMeasure, 'on_track', 40);
	await say(festival, 'on_track', 50);

	// Spring: the principals review, and their plan of the work-year is adopted in June.
	const institutes = bodyIn(institute);
	const centreIds = centre.map((word) => goal(word));
	const spring = {
		...{ bodyId: institutes.id, strategyId, year: 2026, name: '', occurrenceId: null, opensAlone: false },
		...{ opensOn: '2027-04-15', answerBy: '2027-04-25', goalIds: centreIds, ...none },
	};
	const reviewId = await reviews.open(director, spring);
	const review = await reviews.get(director, reviewId);
	expect(review.round).toMatchObject({
		model: 'principals_review',
		fromOn: '2026-08-01',
		toOn: '2027-07-31',
	});
	expect(review.items).toHaveLength(3);
	for (const item of review.items) await reviews.answer(director, said(item.id, 'keep'));
	const { meetingId: reviewMeeting } = await reviews.makeAgenda(director, {
		...{ id: reviewId, meetingId: null, heldOn: '2027-04-28', ...none },
	});
	on('2027-04-28');
	await openFor(director, reviewMeeting, principals);
	await reviews.conclude(director, decisionFor(reviewId));
	await meetings.close(director, { meetingId: reviewMeeting, clock: '10:00', ...none });
	expect(await editions.list(director, strategyId)).toHaveLength(1);
	const which = { areaId: institute, year: 2027 };
	const planMeeting = await workPlans.makeAgenda(director, { ...which, heldOn: '2027-06-08', ...none });
	on('2027-06-08');
	await openFor(director, planMeeting, principals);
	await workPlans.adopt(director, { ...which, decision: '', ...none });
	await meetings.close(director, { meetingId: planMeeting, clock: '10:00', ...none });
	const plan = (await workPlans.view(director, which))!;
	expect(plan.state).toMatchObject({ adoptedOn: '2027-06-08', section: 3 });
	expect(plan.content.lines).toMatchObject([
		{ measureId: courses, from: '2027-09-01', to: '2028-04-30', share: 1 },
	]);
	const money = plan.content.lines[0]!.money;
	expect(money.map(({ year }) => year)).toEqual([2027, 2028]);
	expect(money[0]!.euros + money[1]!.euros).toBe(12_000);
	const budget = (await workPlans.view(director, { areaId: institute, year: 2028, isBudget: true }))!;
	expect(budget.content.lines).toMatchObject([
		{ measureId: courses, money: [{ year: 2028, euros: money[1]!.euros }] },
	]);

	// Autumn: done, read; the duty opens the review by itself in October.
	on('2027-09-30');
	await say(libraryMeasure, 'done', 100);
	await say(festival, 'done', 100);
	const values = v.parse(ReadingsDraft, { indicatorId, readOn: '2027-09-30', values: { whole: '10' } });
	await readings.add(director, values);
	const libraryGoals = words.map((word) => goal(word));
	const teamBody = bodyIn(library);
	on('2027-10-01');
	const autumn = {
		...{ bodyId: teamBody.id, strategyId, year: 2027, name: '', occurrenceId: null, opensAlone: true },
		...{ opensOn: '2027-10-01', answerBy: '2027-10-15', goalIds: libraryGoals, ...none },
	};
	const evaluationId = await reviews.open(director, autumn);
	expect(await openDue(director)).toBe(0);
	expect(await verdictOf(/vuosittaisen arvioinnin/, '2027-10-02')).toMatchObject({ verdict: 'under_way' });
	const { round, items: points } = await reviews.get(director, evaluationId);
	expect(round.occurrenceId).not.toBeNull();
	const facts = points.flatMap(({ evidence }) => evidence.map((fact) => `${fact.kind}.${fact.said}`));
	expect(facts).toEqual(expect.arrayContaining(['reading.reached', 'progress.done', 'measures.none']));
	for (const item of points) {
		const isLed = /johdettava/.test(item.subject.clause?.text ?? '') && !item.measureId;
		const change = {
			description: 'Kehittämistä ja muutosta johtaa kirjaston johtaja, ja vastuut on jaettava kirjallisesti.',
		};
		await reviews.answer(director, isLed ? said(item.id, 'change', change) : said(item.id, 'keep'));
	}

	// The embedded service looks at its measure in its own meeting, without a document of its own.
	const serviceBody = bodyIn(culture);
	const light = await reviews.open(director, {
		...{ ...autumn, bodyId: serviceBody.id, strategyId: null, goalIds: [], opensAlone: false },
	});
	const [only, ...others] = (await reviews.get(director, light)).items;
	expect(others).toEqual([]);
	expect(only).toMatchObject({ measureId: festival, asked: [{ personId: director.personId }] });
	await reviews.answer(director, said(only!.id, 'close'));
	const { meetingId: lightMeeting } = await reviews.makeAgenda(director, {
		...{ id: light, meetingId: null, heldOn: '2027-11-03', ...none },
	});
	on('2027-11-03');
	await openFor(director, lightMeeting, service);
	await reviews.conclude(director, decisionFor(light));
	expect((await measures.get(director, festival)).measure.retiredOn).toBe('2027-11-03');

	// December: the team decides, and the second edition is adopted for the next year.
	const { meetingId } = await reviews.makeAgenda(director, {
		...{ id: evaluationId, meetingId: null, heldOn: '2027-12-09', ...none },
	});
	on('2027-12-09');
	await openFor(director, meetingId, team);
	await reviews.conclude(director, decisionFor(evaluationId));
	const all = await editions.list(director, strategyId);
	expect(all[0]).toMatchObject({ number: 2, adoptedOn: '2027-12-09', inForceFrom: '2028-01-01' });
	const comparison = await editions.compare(director, all[1]!.id, all[0]!.id);
	expect(JSON.stringify(comparison)).toContain('vastuut on jaettava kirjallisesti');
	const [occurrence] = (await duties.get(director, evaluation.id)).occurrences.filter(
		({ year }) => year === 2027,
	);
	expect(occurrence).toMatchObject({ outcome: 'done', doneOn: '2027-12-09' });
	expect(occurrence!.link).toContain(evaluationId);
	const update = yearly.find(({ name }) => /päivi/i.test(name));
	const updated =
		update && (await duties.get(director, update.id)).occurrences.find(({ year }) => year === 2027);
	expect(updated?.outcome).toBe('done');

	// The ledger: each obligation met, or red with its day.
	const book = await ledger.of(director, strategyId, 2027, '2027-12-31');
	expect(book.obligations.length).toBeGreaterThan(4);
	for (const { verdict, day } of book.obligations)
		expect(verdict === 'met' || (verdict === 'unserved' && day === '2027-12-31') || day !== null).toBe(true);
	expect(await verdictOf(/vuosittaisen arvioinnin/, '2027-12-31')).toMatchObject({
		verdict: 'met',
		says: expect.arrayContaining(['duty.decided', 'review.done']),
	});
	expect(await verdictOf(/pysyvä palvelukoordinaattori/, '2027-12-31')).toMatchObject({
		verdict: 'unserved',
		day: '2027-12-31',
	});

	// Over the new year nothing is lost: the next October opens its own round, of the same goals, once.
	on('2028-10-02');
	await occurrences.keepInSight(director, new Date());
	expect(await openDue(director)).toBe(1);
	expect(await openDue(director)).toBe(0);
	const [next] = await reviews.list(director);
	expect(next).toMatchObject({ year: 2028, bodyId: teamBody.id, state: 'asking' });
	const again = (await reviews.get(director, next!.id)).items;
	expect(again.filter(({ measureId }) => !measureId).map(({ goalId }) => goalId)).toEqual(
		points.filter(({ measureId }) => !measureId).map(({ goalId }) => goalId),
	);
}, 60_000);
