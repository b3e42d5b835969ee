import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Translate } from '#platform/locale/translate.ts';
import { answeredBy, gapsOf, type CalendarOccurrence } from '../duty/occurrence.ts';
import { addDays } from '../duty/rule.ts';

/** Hours after which a calendar program is asked to look again. */
const REFRESH_SECONDS = 6 * 3600;

export interface Calendar {
	name: string;
	/** `https://luotsi.example.org/kouvola` */
	root: string;
	duties: readonly CalendarOccurrence[];
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

/** All-day events of RFC 5545, each with an identity that stays and a number that grows with its changes. */
export function writeCalendar(t: Translate, { name, root, duties }: Calendar): string {
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
	return calendar.toString();
}
