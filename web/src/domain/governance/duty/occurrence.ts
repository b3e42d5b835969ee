import type { Deciding } from './deciding.ts';
import type { Outcome } from './duty.ts';
import { addDays, daysBetween } from '#platform/day.ts';
import { yearOf } from './rule.ts';

export const occurrenceStates = ['passed', 'due', 'coming', 'done', 'left_undone'] as const;
/** `passed`: its day is gone and nobody has said that it was done, or why not. */
export type OccurrenceState = (typeof occurrenceStates)[number];

/** A duty of one day is at hand this long before it. */
const AT_HAND_DAYS = 14;

interface Days {
	startsOn: string;
	dueOn: string;
	outcome: Outcome | null;
}

export function stateOf({ startsOn, dueOn, outcome }: Days, today: string): OccurrenceState {
	if (outcome) return outcome;
	if (dueOn < today) return 'passed';
	return startsOn <= today || addDays(today, AT_HAND_DAYS) >= dueOn ? 'due' : 'coming';
}

/** Who is asked: the duty's own post, or whoever leads the body where it has none or nobody holds it. */
export interface Answerable {
	owner: string | null;
	ownerPerson: string | null;
	ownerPersonId: string | null;
	chair: string | null;
	chairPerson: string | null;
	chairPersonId: string | null;
}

export interface Occurrence extends Answerable {
	id: string;
	dutyId: string;
	name: string;
	bodyId: string;
	body: string;
	yearStarts: number;
	isStatutory: boolean;
	year: number;
	startsOn: string;
	dueOn: string;
	isMoved: boolean;
	outcome: Outcome | null;
	doneOn: string | null;
	note: string;
	link: string;
	completedBy: string | null;
	completedAt: Date | null;
	/** Where the body's decision did it. */
	decision: Deciding | null;
	/** In the body's work programme of the year it falls in. */
	isProgrammed: boolean;
	version: number;
}

export interface CalendarOccurrence extends Occurrence {
	/** Its duty was retired before its day. */
	isCancelled: boolean;
	description: string;
	basis: string;
	sequence: number;
	changedAt: Date;
}

export type Gap = 'no_owner' | 'owner_vacant' | 'nobody' | 'not_programmed';

/** What is missing before one can trust that it will be done; a finished one misses nothing. */
export function gapsOf(occurrence: Occurrence): Gap[] {
	const { outcome, owner, ownerPersonId, chairPersonId, isProgrammed } = occurrence;
	if (outcome) return [];
	const gaps: Gap[] = [];
	if (!ownerPersonId) gaps.push(!chairPersonId ? 'nobody' : owner ? 'owner_vacant' : 'no_owner');
	if (!isProgrammed) gaps.push('not_programmed');
	return gaps;
}

export type AnsweredBy = { as: 'owner' | 'chair'; post: string; person: string } | null;

export function answeredBy(one: Answerable): AnsweredBy {
	if (one.owner && one.ownerPerson) return { as: 'owner', post: one.owner, person: one.ownerPerson };
	return one.chair && one.chairPerson ? { as: 'chair', post: one.chair, person: one.chairPerson } : null;
}

/** Days past due of what was done, or of what is not. */
export function daysLate({ dueOn, doneOn }: Pick<Occurrence, 'dueOn' | 'doneOn'>, today: string): number {
	return Math.max(0, daysBetween(dueOn, doneOn ?? today));
}

/** The year of its body that an occurrence is part of. */
export function programmeYear({ dueOn, yearStarts }: Pick<Occurrence, 'dueOn' | 'yearStarts'>): number {
	return yearOf(dueOn, yearStarts);
}
