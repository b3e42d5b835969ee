import { addDays, daysBetween } from '#platform/day.ts';
import { roundState, type Round } from './round.ts';

export const reminderKinds = ['opened', 'halfway', 'last_days', 'closed'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export interface SentReminder {
	id: string;
	kind: ReminderKind | 'by_hand';
	sentAt: Date;
	/** Null where it was sent by itself. */
	sentBy: string | null;
	people: number;
	units: number;
}

export interface PlannedReminder {
	kind: ReminderKind;
	on: string;
}

const LAST_DAYS = 3;
/** Two letters closer than this would only annoy. */
const LEAST_BETWEEN = 2;
/** Thanks that come later than this are no thanks. */
const LATEST_THANKS = 14;

type Days = Pick<Round, 'opensOn' | 'closesOn' | 'closedAt'>;

/** When the units are written to: a short round gets fewer letters. */
export function plannedReminders({ opensOn, closesOn }: Days): PlannedReminder[] {
	const lastDays = addDays(closesOn, -LAST_DAYS);
	const halfway = addDays(opensOn, Math.floor(daysBetween(opensOn, closesOn) / 2));
	const hasLast = daysBetween(opensOn, lastDays) >= LEAST_BETWEEN;
	const hasHalfway =
		hasLast &&
		daysBetween(opensOn, halfway) >= LEAST_BETWEEN &&
		daysBetween(halfway, lastDays) >= LEAST_BETWEEN;
	return [
		{ kind: 'opened', on: opensOn },
		...(hasHalfway ? [{ kind: 'halfway' as const, on: halfway }] : []),
		...(hasLast ? [{ kind: 'last_days' as const, on: lastDays }] : []),
		{ kind: 'closed', on: addDays(closesOn, 1) },
	];
}

/** What is to be sent today and has not been; after days lost, only the newest of what was missed. */
export function dueReminder(
	round: Days & { closedOn: string | null },
	today: string,
	sent: ReadonlySet<string>,
): ReminderKind | null {
	const state = roundState(round, today);
	if (state === 'upcoming') return null;
	if (state === 'closed') {
		const ended = round.closedOn ?? round.closesOn;
		const since = daysBetween(ended, today);
		// Thanks come the day after, so that a round closed by mistake can be opened again in peace.
		return since >= 1 && since <= LATEST_THANKS && !sent.has('closed') ? 'closed' : null;
	}
	if (!sent.has('opened')) return 'opened';
	const passed = plannedReminders(round).filter(({ kind, on }) => kind !== 'closed' && on <= today);
	const newest = passed.at(-1)?.kind;
	return newest && newest !== 'opened' && !sent.has(newest) ? newest : null;
}
