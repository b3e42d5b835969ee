import { addDays, daysBetween } from '#platform/day.ts';

/** Whom a step reaches: those of the levels before are told too. */
export const reminderLevels = ['owner', 'chair', 'directors'] as const;
export type ReminderLevel = (typeof reminderLevels)[number];

export interface ReminderStep {
	kind: 'before' | 'passed';
	level: ReminderLevel;
	/** Names the step: it is sent once, also when two processes think of it. */
	occasion: string;
}

/** After the chair, so many days until the directors are told. */
const CHAIR_DAYS = 14;
/** A passed duty is told of again this often, until somebody marks it. */
const AGAIN_DAYS = 30;

interface Asked {
	dueOn: string;
	remindDays: readonly number[];
	escalateAfter: number | null;
}

/** The newest step that has come; after days lost, those before it are not sent any more. */
export function stepToday({ dueOn, remindDays, escalateAfter }: Asked, today: string): ReminderStep | null {
	if (today <= dueOn) {
		const come = remindDays.filter((days) => addDays(dueOn, -days) <= today);
		if (come.length === 0) return null;
		return { kind: 'before', level: 'owner', occasion: `before ${Math.min(...come)} ${dueOn}` };
	}
	const late = daysBetween(dueOn, today);
	const step = (level: ReminderLevel, since: number): ReminderStep => {
		const again = Math.floor((late - since) / AGAIN_DAYS);
		return { kind: 'passed', level, occasion: `${level} ${again} ${dueOn}` };
	};
	if (escalateAfter === null || late < Math.max(1, escalateAfter)) return step('owner', 1);
	if (late < escalateAfter + CHAIR_DAYS) return step('chair', escalateAfter);
	return step('directors', escalateAfter + CHAIR_DAYS);
}

export type Why = 'owner' | 'stands_in' | 'nobody' | 'chair' | 'director';

export interface Reader {
	personId: string;
	why: Why;
}

interface Answering {
	ownerPersonId: string | null;
	chairPersonId: string | null;
}

/** Who is written to: where nobody holds the post the chair is, and where there is no chair the directors are. */
export function readersOf(
	{ ownerPersonId, chairPersonId }: Answering,
	level: ReminderLevel,
	directorIds: readonly string[],
): Reader[] {
	const readers = new Map<string, Why>();
	const add = (personId: string, why: Why) => readers.has(personId) || readers.set(personId, why);
	if (ownerPersonId) add(ownerPersonId, 'owner');
	if (chairPersonId && !ownerPersonId) add(chairPersonId, 'stands_in');
	if (chairPersonId && level !== 'owner') add(chairPersonId, 'chair');
	const isLeaderless = !chairPersonId && (level !== 'owner' || !ownerPersonId);
	if (isLeaderless || level === 'directors')
		for (const id of directorIds) add(id, isLeaderless ? 'nobody' : 'director');
	return [...readers].map(([personId, why]) => ({ personId, why }));
}
