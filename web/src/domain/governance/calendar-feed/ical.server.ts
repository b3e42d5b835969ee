import ical, {
	type ICalCalendar,
	ICalCalendarMethod,
	ICalEventStatus,
	ICalEventTransparency,
} from 'ical-generator';
import type { Translate } from '#platform/locale/translate.ts';
import { momentAt } from '#platform/wall-clock.ts';
import { dayPath, type ComingDay } from '../coming-day/coming-day.ts';
import { answeredBy, gapsOf, type CalendarOccurrence } from '../duty/occurrence.ts';
import { addDays } from '#platform/day.ts';
import type { CalendarMeeting } from '../meeting/calendar.server.ts';
import { meetingNumber } from '../meeting/meeting.ts';

/** Hours after which a calendar program is asked to look again. */
const REFRESH_SECONDS = 6 * 3600;

export interface Calendar {
	name: string;
	/** `https://luotsi.example.org/kouvola` */
	root: string;
	duties: readonly CalendarOccurrence[];
	meetings: readonly CalendarMeeting[];
	days: readonly ComingDay[];
}

// A day of the calendar has no hour and no zone: it is written as it is.
const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

function textOf(t: Translate, one: CalendarOccurrence): string {
	const asked = answeredBy(one);
	const state = one.outcome ? t(`year.state.${one.outcome}`) : null;
	const lines = [
		one.body,
		asked ? t('year.feed.answers', { post: asked.post, person: asked.person }) : t('year.gap.nobody'),
		...(state ? [state] : gapsOf(one).includes('not_programmed') ? [t('year.gap.not_programmed')] : []),
		...(one.basis ? [one.basis] : []),
		...(one.description ? ['', one.description] : []),
	];
	return lines.join('\n');
}

/** Where no end is known a calendar shows this much. */
const USUAL_HOURS = 2;

function endOf(one: CalendarMeeting, start: Date): Date {
	return one.endsAt ? momentAt(one.heldOn, one.endsAt) : new Date(start.getTime() + USUAL_HOURS * 3_600_000);
}

// Hours are told in UTC: they are the same moment in every calendar, whatever it knows of time zones.
function addMeeting(calendar: ICalCalendar, root: string, one: CalendarMeeting): void {
	const start = momentAt(one.heldOn, one.startsAt);
	calendar.createEvent({
		id: `${one.id}@meeting.luotsi`,
		sequence: one.sequence,
		stamp: one.changedAt,
		lastModified: one.changedAt,
		start,
		end: endOf(one, start),
		summary: `${one.body} ${meetingNumber(one)}`,
		description: one.titles.map((title, at) => `${at + 1}. ${title}`).join('\n'),
		url: `${root}/year/meetings/${one.id}`,
		...(one.place ? { location: one.place } : {}),
		status: one.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		transparency: ICalEventTransparency.OPAQUE,
		categories: [{ name: one.body }],
	});
}

function addDay(t: Translate, calendar: ICalCalendar, root: string, one: ComingDay): void {
	const { post, person } = one;
	calendar.createEvent({
		id: `${one.id}@${one.kind.replace('_', '-')}.luotsi`,
		sequence: one.sequence,
		stamp: one.changedAt,
		lastModified: one.changedAt,
		start: midnight(one.dueOn),
		end: midnight(addDays(one.dueOn, 1)),
		allDay: true,
		summary: t(`year.day.${one.kind}`, { name: one.name }),
		...(post && { description: person ? t('year.feed.answers', { post, person }) : post }),
		url: `${root}/${dayPath(one)}`,
		status: ICalEventStatus.CONFIRMED,
		transparency: ICalEventTransparency.TRANSPARENT,
	});
}

/** Events of RFC 5545, duties for whole days and meetings by the clock; each with an identity that stays and a number that grows with its changes. */
export function writeCalendar(t: Translate, { name, root, duties, meetings, days }: Calendar): string {
	const calendar = ical({
		name,
		prodId: { company: 'Luotsi', product: 'Luotsi', language: t.locale.toUpperCase() },
		method: ICalCalendarMethod.PUBLISH,
		ttl: REFRESH_SECONDS,
	});
	for (const one of duties)
		calendar.createEvent({
			id: `${one.id}@duty.luotsi`,
			sequence: one.sequence,
			stamp: one.changedAt,
			lastModified: one.changedAt,
			start: midnight(one.dueOn),
			end: midnight(addDays(one.dueOn, 1)),
			allDay: true,
			summary: one.outcome === 'done' ? `✓ ${one.name}` : one.name,
			description: textOf(t, one),
			url: `${root}/year/duties/${one.dutyId}`,
			status: one.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
			transparency: ICalEventTransparency.TRANSPARENT,
			categories: [{ name: one.body }],
		});
	for (const one of meetings) addMeeting(calendar, root, one);
	for (const one of days) addDay(t, calendar, root, one);
	return calendar.toString();
}
