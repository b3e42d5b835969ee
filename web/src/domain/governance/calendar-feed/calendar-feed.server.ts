import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId, newToken } from '#platform/identifier.server.ts';
import { defaultLocale, type Locale } from '#platform/locale/locale.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as tenants from '../../organisation/tenant/tenant.server.ts';
import { holdAtWork } from '../body/body.server.ts';
import { daysOf } from '../coming-day/coming-day.server.ts';
import { calendarOf } from '../duty/calendar.server.ts';
import { meetingsOf } from '../meeting/calendar.server.ts';
import type { FeedChoice } from './calendar-feed.ts';
import * as store from './calendar-feed.store.server.ts';
import { writeCalendar } from './ical.server.ts';

export interface Feeds {
	own: store.Feed | null;
	bodies: store.Feed[];
}

export function list(actor: Actor): Promise<Feeds> {
	actor.must('year.read');
	return actor.read(async (db) => ({
		own: (await store.ofPerson(db, actor.person)) ?? null,
		bodies: await store.listOfBodies(db),
	}));
}

async function whoseOf(db: Db, actor: Actor, bodyId: string | null): Promise<store.Whose> {
	if (bodyId === null) return { personId: actor.person };
	actor.must('year.manage');
	await holdAtWork(db, bodyId);
	return { bodyId };
}

const subjectOf = (whose: store.Whose) =>
	'bodyId' in whose ? { type: 'body', id: whose.bodyId } : { type: 'person', id: whose.personId };

/** A new address; one made before stops working at once. */
export async function make(actor: Actor, { bodyId, key }: FeedChoice): Promise<void> {
	actor.must('year.read');
	await actor.change(
		async (db, record) => {
			const whose = await whoseOf(db, actor, bodyId);
			await store.close(db, whose, actor.person);
			const owner = 'bodyId' in whose ? { body_id: whose.bodyId } : { person_id: whose.personId };
			await store.insert(db, { id: newId(), ...owner, token: newToken(), made_by: actor.person });
			record('calendar_feed.made', subjectOf(whose));
		},
		{ verb: 'calendar_feed.make', key },
	);
}

export async function close(actor: Actor, { bodyId }: Pick<FeedChoice, 'bodyId'>): Promise<void> {
	actor.must('year.read');
	await actor.change(async (db, record) => {
		const whose = bodyId === null ? { personId: actor.person } : { bodyId };
		if (bodyId !== null) actor.must('year.manage');
		if (!(await store.close(db, whose, actor.person))) refuse('conflict');
		record('calendar_feed.closed', subjectOf(whose));
	});
}

/** The calendar behind an address. Whoever has the address may read it; one that is not in use says nothing. */
export async function read(visitor: Actor, token: string, root: string): Promise<string> {
	visitor.must('public.read');
	const { feed, ...content } = await visitor.read(async (db) => {
		const open = await store.byToken(db, token);
		if (!open) refuse('not_found', { subject: 'page' });
		const day = today();
		const duties = await calendarOf(db, open, day);
		const meetings = await meetingsOf(db, open, day);
		return { feed: open, duties, meetings, days: await daysOf(db, open, day) };
	});
	const tenant = await tenants.get(visitor);
	const t = await serverWords((feed.locale ?? tenant.locale ?? defaultLocale) as Locale);
	const of = feed.body ?? feed.person ?? '';
	return writeCalendar(t, {
		name: t('year.feed.name', { of, municipality: tenant.name }),
		root,
		...content,
	});
}
