import { addDays } from '#platform/day.ts';
import type { OccurrenceState } from '../duty/occurrence.ts';

export const comingDayKinds = ['technology', 'pilot', 'key_task', 'survey'] as const;
export type ComingDayKind = (typeof comingDayKinds)[number];

/** A day on which something that is no duty asks for somebody: a review, an end, a check, a last day to answer. */
export interface ComingDay {
	kind: ComingDayKind;
	id: string;
	name: string;
	startsOn: string;
	dueOn: string;
	/** A survey ends by itself; the rest wait until somebody does something. */
	endsItself: boolean;
	post: string | null;
	person: string | null;
	personId: string | null;
	/** Bodies in which the post sits. */
	bodyIds: string[];
	sequence: number;
	changedAt: Date;
}

/** Shown as what comes next this long before. */
const AT_HAND_DAYS = 14;

export type DayState = Extract<OccurrenceState, 'passed' | 'due' | 'coming' | 'done'>;

export function dayState(
	{ dueOn, endsItself }: Pick<ComingDay, 'dueOn' | 'endsItself'>,
	day: string,
): DayState {
	if (dueOn < day) return endsItself ? 'done' : 'passed';
	return dueOn <= addDays(day, AT_HAND_DAYS) ? 'due' : 'coming';
}

export interface DayFilter {
	body?: string | undefined;
	owner?: string | undefined;
	state?: string | undefined;
}

export type ListedDay = ComingDay & { state: DayState };

/** By the same choices as the duties of the year. */
export function filteredDays(all: readonly ListedDay[], { body, owner, state }: DayFilter): ListedDay[] {
	return all.filter(
		(one) =>
			(!body || one.bodyIds.includes(body)) &&
			(!owner || (owner === 'none' ? one.post === null : one.post === owner)) &&
			(!state || (state === 'gap' ? one.personId === null && !one.endsItself : one.state === state)),
	);
}

/** Page inside the municipality on which it is done. */
export function dayPath({ kind, id }: Pick<ComingDay, 'kind' | 'id'>): string {
	switch (kind) {
		case 'technology':
			return `radar/technologies/${id}`;
		case 'pilot':
			return `radar/pilots/${id}`;
		case 'key_task':
			return `people/key-tasks/${id}`;
		case 'survey':
			return `competence/answer/${id}`;
	}
}
