import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import * as bodies from '../../governance/body/body.server.ts';
import type { Body } from '../../governance/body/body.ts';
import * as attendance from '../../governance/meeting/attendance.server.ts';
import type { Office } from '../../governance/meeting/meeting.ts';
import * as meetings from '../../governance/meeting/meeting.server.ts';
import * as positions from '../../organisation/position/position.server.ts';
import { addDays } from '#platform/day.ts';
import * as reviews from '../../governance/review/review.server.ts';
import type { ReviewItem } from '../../governance/review/review.ts';
import type { VerdictKind } from '../../governance/review/verdict.ts';
import { workYearOf } from '../../governance/work-plan/split.ts';
import * as workPlans from '../../governance/work-plan/work-plan.server.ts';
import * as strategies from '../../strategy/strategy/strategy.server.ts';
import type { Cast } from './cast.server.ts';

const none = { key: undefined };

async function bodyOf(director: Actor, model: Body['governanceModel']): Promise<Body | undefined> {
	return (await bodies.list(director)).find(({ governanceModel }) => governanceModel === model);
}

const blank = { words: '', title: '', description: '', endsOn: null, indicatorId: null, targetValue: null };

/** What was said of a goal a year ago. */
const EARLIER: [RegExp, VerdictKind, string][] = [
	[/^Kootaan yhteen/, 'keep', 'Ensimmäinen tarvekierros toimi, jatketaan samalla tavalla.'],
	[/johdettava/i, 'keep', 'Vastuut on jaettu, mutta seurantaa tarvitaan vielä.'],
	[/vakinaistaminen/i, 'change', 'Tehtävän vakinaistaminen siirtyi seuraavaan talousarvioon.'],
];

function earlierOf(item: ReviewItem) {
	const found = EARLIER.find(([word]) => word.test(item.subject.title));
	const [, verdict, reason] = found ?? [null, 'keep' as const, 'Tavoite on yhä ajankohtainen.'];
	const words = verdict === 'change' ? 'Viedään tehtävä seuraavaan talousarvioesitykseen.' : '';
	return {
		itemId: item.id,
		...blank,
		verdict,
		reason,
		words,
		behalfReason: 'Kirjattu johtoryhmän keskustelusta',
		...none,
	};
}

/** Opens a meeting that has been held: the one who leads first, then whoever is there as secretary. */
async function openHeld(director: Actor, meetingId: string, clock: string): Promise<void> {
	const seats = await attendance.list(director, meetingId);
	if (!seats.some(({ personId }) => personId === director.personId)) {
		const own = (await positions.list(director)).find(({ personId }) => personId === director.personId);
		const who = { positionId: own?.id ?? null, name: '', title: '', capacity: 'expert' as const };
		await attendance.invite(director, { meetingId, ...who, ...none });
	}
	const list = await attendance.list(director, meetingId);
	const offices: Office[] = ['chair', 'secretary'];
	const isLed = list.some(
		({ capacity, personId }) => capacity === 'member' && personId === director.personId,
	);
	const seated = isLed
		? list
		: list
				.toSorted(
					(a, b) => Number(b.personId === director.personId) - Number(a.personId === director.personId),
				)
				.toReversed();
	const rows = seated.map(({ key, name }) => {
		const presence = name ? ('present' as const) : ('absent' as const);
		const office = name ? (offices.shift() ?? null) : null;
		return [key, { presence, office, cameAt: null, leftAt: null }] as const;
	});
	await attendance.mark(director, { meetingId, rows: Object.fromEntries(rows), ...none });
	await meetings.open(director, { meetingId, clock, ...none });
}

/** All who lead or write sign; where one of them has no account here, the minutes wait. */
async function signAll({ director, raters }: Cast, meetingId: string): Promise<void> {
	const signers = new Set(
		(await attendance.list(director, meetingId)).flatMap(({ office, personId }) => (office ? personId : [])),
	);
	for (const person of raters)
		if (signers.has(person.personId)) await meetings.sign(person, { meetingId, ...none });
}

/** Last year's evaluation of the strategy, decided in November: the edition in force now came of it. */
export async function reviewLastYear(cast: Cast): Promise<void> {
	const { director } = cast;
	const team = await bodyOf(director, 'own_strategy');
	const own = (await strategies.list(director)).find(({ kind }) => kind === 'service_strategy');
	if (!team || !own) return;
	const year = Number(today().slice(0, 4)) - 1;
	const [opensOn, answerBy, heldOn] = [`${year}-10-12`, `${year}-10-30`, `${year}-11-19`];
	const draft = {
		bodyId: team.id,
		strategyId: own.id,
		year,
		name: '',
		opensOn,
		answerBy,
		occurrenceId: null,
	};
	const id = await reviews.open(director, { ...draft, goalIds: [], opensAlone: false, ...none }, opensOn);
	for (const item of (await reviews.get(director, id, opensOn)).items)
		await reviews.answer(director, earlierOf(item), answerBy);
	const { meetingId } = await reviews.makeAgenda(
		director,
		{ id, meetingId: null, heldOn, ...none },
		answerBy,
	);
	await openHeld(director, meetingId, '09:00');
	const decision = 'Hyväksyttiin arviointi ja strategian uusi versio ehdotuksen mukaisesti.';
	const edition = { inForceFrom: null, editionId: null, editionVersion: null };
	await reviews.conclude(director, { id, decision, ...edition, ...none }, heldOn);
	await meetings.close(director, { meetingId, clock: '10:40', ...none });
	await signAll(cast, meetingId);
}

const REASONS: Record<VerdictKind, string> = {
	keep: 'Etenee suunnitellusti, eikä muutokseen ole tarvetta.',
	change: 'Aikataulu ei pitänyt: tehtävä on osin täyttämättä.',
	close: 'Tarve on poistunut uuden järjestelmän myötä.',
};
const SAID: readonly VerdictKind[] = ['keep', 'keep', 'change', 'keep'];

/** This year's evaluation is open and half of it answered. */
export async function reviewThisYear({ director, raters }: Cast): Promise<void> {
	const team = await bodyOf(director, 'own_strategy');
	const own = (await strategies.list(director)).find(({ kind }) => kind === 'service_strategy');
	if (!team || !own) return;
	const day = today();
	const year = Number(day.slice(0, 4));
	const days = { opensOn: addDays(day, -6), answerBy: addDays(day, 8) };
	const draft = { bodyId: team.id, strategyId: own.id, year, name: '', ...days, occurrenceId: null };
	const id = await reviews.open(director, { ...draft, goalIds: [], opensAlone: true, ...none });
	const { items } = await reviews.get(director, id);
	for (const [at, item] of items.filter((_, nth) => nth % 2 === 0).entries()) {
		const by = raters.find(({ personId }) => item.asked.some((one) => one.personId === personId));
		if (!by) continue;
		const verdict = SAID[at % SAID.length]!;
		const words =
			verdict === 'change' ? 'Siirretään määräpäivää puolella vuodella ja sovitaan sijaisesta.' : '';
		const said = { itemId: item.id, ...blank, verdict, reason: REASONS[verdict], words };
		await reviews.answer(by, { ...said, behalfReason: '', ...none });
	}
}

/** The principals' plan of the work-year that is going on, adopted before it began. */
export async function adoptWorkPlan(cast: Cast): Promise<void> {
	const { director } = cast;
	const principals = await bodyOf(director, 'principals_review');
	if (!principals?.serviceAreaId) return;
	const year = workYearOf(today(), 8, 1);
	const heldOn = `${year}-06-02`;
	const which = { areaId: principals.serviceAreaId, year };
	const preface =
		'Työvuonna vahvistetaan opettajien ja tuntiopettajien digitaitoja sekä viedään TVT-tukihenkilön tehtävän vakinaistaminen päätettäväksi. Toimenpiteet ovat samat kuin talousarviossa.';
	await workPlans.setPreface(director, { ...which, version: null, preface, ...none });
	const meetingId = await workPlans.makeAgenda(director, { ...which, heldOn, ...none }, addDays(heldOn, -14));
	await openHeld(director, meetingId, '13:00');
	await workPlans.adopt(director, { ...which, decision: '', ...none }, heldOn);
	await meetings.close(director, { meetingId, clock: '14:05', ...none });
	await signAll(cast, meetingId);
}
