import * as plans from '#domain/portfolio/plan/plan.server.ts';
import {
	isDecisionPassed,
	overCap,
	stateOf,
	undecidedResult,
	type Pilot,
} from '#domain/systems/pilot/pilot.ts';
import * as pilots from '#domain/systems/pilot/pilot.server.ts';
import * as portfolios from '#domain/portfolio/portfolio/portfolio.server.ts';
import * as tenants from '#domain/organisation/tenant/tenant.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import { defaultLocale, type Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import * as bodies from '../body/body.server.ts';
import type { Body } from '../body/body.ts';
import { addDays } from '#platform/day.ts';
import type { Offer, SubjectKind } from './agenda.ts';
import type { Meeting } from './meeting.ts';
import * as store from './offers.store.server.ts';

/** A duty is taken up when it is due before the next meeting, or within this many days where none is planned. */
const AHEAD_DAYS = 45;
const MOST_LISTED = 20;

export interface OfferWords {
	/** In the municipality's own language: what goes on an agenda stays there. */
	t: Translate;
	alarms: { planId: string; title: string; lines: number }[];
	pilots: Pilot[];
}

interface Ground {
	t: Translate;
	alarms: OfferWords['alarms'];
	pilots: OfferWords['pilots'];
	meeting: Pick<Meeting, 'id' | 'bodyId' | 'heldOn'>;
	body: Body;
	day: string;
}

/** What the offers need from other parts, read before the change begins. */
export async function offersWith(actor: Actor): Promise<OfferWords> {
	const { locale } = await tenants.get(actor);
	const t = await serverWords((locale ?? defaultLocale) as Locale);
	const tried = actor.may('technology.read') ? await pilots.list(actor) : [];
	if (!actor.may('plan.read')) return { t, alarms: [], pilots: tried };
	const all = await portfolios.list(actor);
	const alarms = await Promise.all(all.map(({ id }) => plans.alarm(actor, id)));
	const told = alarms.flatMap((alarm) => alarm ?? []);
	return {
		t,
		pilots: tried,
		alarms: told.map(({ planId, title, broken }) => ({ planId, title, lines: broken.length })),
	};
}

function offer(
	kind: SubjectKind,
	subjectId: string | null,
	words: Partial<Offer> & { title: string },
): Offer {
	const key = `${kind}:${subjectId ?? ''}`;
	return { key, kind, subjectId, grounds: '', proposal: '', presenterId: null, dueOn: null, ...words };
}

async function duties(db: Db, { t, meeting, day }: Ground): Promise<Offer[]> {
	const next = await store.nextMeetingOn(db, meeting.bodyId, meeting.heldOn);
	const until = next ? addDays(next, -1) : addDays(meeting.heldOn, AHEAD_DAYS);
	return (await store.openDuties(db, meeting.bodyId, until)).map((duty) => {
		const due = formatDay(t.locale, duty.dueOn);
		const lead = t(duty.dueOn < day ? 'meeting.offer.dutyPassed' : 'meeting.offer.dutyDue', { day: due });
		const grounds = [lead, duty.basis, duty.description].filter(Boolean).join('\n\n');
		const words = { title: duty.name, grounds, presenterId: duty.ownerId, dueOn: duty.dueOn };
		return offer('duty', duty.id, words);
	});
}

async function followUps(db: Db, { t, meeting }: Ground): Promise<Offer[]> {
	return (await store.openFollowUps(db, meeting.bodyId, meeting.id)).map((task) => {
		const due = formatDay(t.locale, task.dueOn);
		const grounds = t('meeting.offer.followUpText', { matter: task.matter, post: task.owner, day: due });
		const title = t('meeting.offer.followUp', { title: task.title });
		return offer('follow_up', task.id, { title, grounds, presenterId: task.ownerId, dueOn: task.dueOn });
	});
}

const isOfOffice = ({ kind }: Body) => !['council', 'board', 'committee'].includes(kind);

async function inquiries(db: Db, { t, body }: Ground): Promise<Offer[]> {
	if (!isOfOffice(body)) return [];
	const open = await store.openInquiries(db, body.serviceAreaId);
	if (open.length === 0) return [];
	const lines = open.slice(0, MOST_LISTED).map(({ number, text }) => `#${number} ${text}`);
	const title = t('meeting.offer.inquiries', { count: open.length });
	return [offer('inquiry', null, { title, grounds: lines.join('\n') })];
}

async function reviews(db: Db, { t, body }: Ground): Promise<Offer[]> {
	if (!isOfOffice(body)) return [];
	const open = await store.openReviews(db, body.serviceAreaId);
	if (open.length === 0) return [];
	const lines = open.slice(0, MOST_LISTED).map(({ code, title }) => [code, title].filter(Boolean).join(' '));
	const title = t('meeting.offer.reviews', { count: open.length });
	const grounds = `${t('meeting.offer.reviewsText')}\n\n${lines.join('\n')}`;
	return [offer('review_task', null, { title, grounds })];
}

function alarms(_: Db, { t, body, alarms: all }: Ground): Promise<Offer[]> {
	if (!isOfOffice(body)) return Promise.resolve([]);
	const told = all.map(({ planId, title, lines }) =>
		offer('plan', planId, {
			title: t('meeting.offer.plan', { title }),
			grounds: t('meeting.offer.planText', { count: lines }),
			proposal: t('meeting.offer.planProposal'),
		}),
	);
	return Promise.resolve(told);
}

async function technologies(db: Db, { t, body, meeting, day }: Ground): Promise<Offer[]> {
	if (!isOfOffice(body)) return [];
	const next = await store.nextMeetingOn(db, meeting.bodyId, meeting.heldOn);
	const until = next ? addDays(next, -1) : addDays(meeting.heldOn, AHEAD_DAYS);
	return (await store.dueTechnologies(db, until)).map(({ id, name, reviewOn, ownerId }) => {
		const key = reviewOn < day ? 'meeting.offer.technologyPassed' : 'meeting.offer.technologyDue';
		const grounds = t(key, { day: formatDay(t.locale, reviewOn) });
		const title = t('meeting.offer.technology', { name });
		return offer('matter', id, { title, grounds, presenterId: ownerId, dueOn: reviewOn });
	});
}

/** Pilots that wait for a decision: a result is there, the days are over, or the money is. */
function undecided(_: Db, { t, body, pilots: all, day }: Ground): Promise<Offer[]> {
	if (!isOfOffice(body)) return Promise.resolve([]);
	const told = all
		.filter((pilot) => stateOf(pilot) === 'waiting' || isDecisionPassed(pilot, day) || isOverspent(pilot))
		.map((pilot) => {
			const { value = null } = undecidedResult(pilot) ?? {};
			const grounds = [
				pilot.hypothesis,
				...(value === null
					? [t('meeting.offer.pilotNoResult')]
					: [
							t('meeting.offer.pilotResult', {
								measured: pilot.measured,
								value: `${value} ${pilot.measuredIn}`,
							}),
						]),
				...(isOverspent(pilot) ? [t('meeting.offer.pilotOver', { euros: overCap(pilot) })] : []),
			].join('\n\n');
			const title = t('meeting.offer.pilot', { title: pilot.title });
			return offer('matter', pilot.id, {
				...{ title, grounds, presenterId: pilot.ownerId, dueOn: pilot.endsOn },
				proposal: t('meeting.offer.pilotProposal'),
			});
		});
	return Promise.resolve(told);
}

const isOverspent = (pilot: Pilot) => stateOf(pilot) === 'running' && overCap(pilot) > 0;

/** Each finds one sort of matter; a new sort is a line here. */
const sources: readonly ((db: Db, ground: Ground) => Promise<Offer[]>)[] = [
	duties,
	followUps,
	reviews,
	inquiries,
	alarms,
	technologies,
	undecided,
];

/** Everything that is due or open for the body, also what is on the agenda already. */
export async function offersFor(
	db: Db,
	{ t, alarms: told, pilots: tried }: OfferWords,
	meeting: Ground['meeting'],
	day: string,
): Promise<Offer[]> {
	const body = await bodies.known(db, meeting.bodyId, day);
	const ground = { t, alarms: told, pilots: tried, meeting, body, day };
	const found: Offer[] = [];
	// One connection answers one question at a time.
	for (const source of sources) found.push(...(await source(db, ground)));
	return found;
}
