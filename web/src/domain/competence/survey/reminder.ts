import { daysBetween } from '#platform/day.ts';
import { surveyState, type Survey } from './survey.ts';

export const reminderKinds = ['opened', 'last_days', 'by_hand'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export interface SentReminder {
	kind: ReminderKind;
	sentAt: Date;
	people: number;
	/** Null where it was sent by itself. */
	sentBy: string | null;
}

const LAST_DAYS = 3;

/** What is to be sent today and has not been: when it opens, and once when few days are left. */
export function dueReminder(
	survey: Pick<Survey, 'opensOn' | 'closesOn' | 'closedOn' | 'doesRemind'>,
	today: string,
	sent: ReadonlySet<string>,
): Exclude<ReminderKind, 'by_hand'> | null {
	if (!survey.doesRemind || surveyState(survey, today) !== 'open') return null;
	if (!sent.has('opened')) return 'opened';
	const isLong = daysBetween(survey.opensOn, survey.closesOn) > LAST_DAYS + 1;
	return isLong && daysBetween(today, survey.closesOn) <= LAST_DAYS && !sent.has('last_days')
		? 'last_days'
		: null;
}
