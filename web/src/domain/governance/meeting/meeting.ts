import * as v from 'valibot';
import { Day, Id, Key, Version } from '#domain/organisation/tenant/tenant.ts';
import { Line, Prose } from '#domain/portfolio/need/need-fields.ts';

export const MEETING_LIMITS = { place: 300, reason: 2000, name: 160 } as const;

/** Officials write 9.00 and 9:00; kept as 09:00. */
function readClock(text: string): string {
	const found = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text.trim());
	return found ? `${found[1]!.padStart(2, '0')}:${found[2] ?? '00'}` : text.trim();
}

const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

export const Clock = v.pipe(v.string(), v.nonEmpty(), v.transform(readClock), v.check(isClock, 'not_clock'));
export const OptionalClock = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => (text.trim() === '' ? null : readClock(text))),
	v.check((clock) => clock === null || isClock(clock), 'not_clock'),
);

/** `9.00`, as it is written in Finnish and Swedish minutes; a zero before the hour is not. */
export function clockText(clock: string): string {
	return `${Number(clock.slice(0, 2))}.${clock.slice(3)}`;
}

const times = {
	heldOn: Day,
	startsAt: Clock,
	endsAt: OptionalClock,
	place: v.optional(Line(MEETING_LIMITS.place), ''),
};

const endsLater = ({ startsAt, endsAt }: { startsAt: string; endsAt: string | null }) =>
	endsAt === null || endsAt > startsAt;

export const MeetingDraft = v.pipe(
	v.object({ bodyId: Id, ...times, key: Key }),
	v.forward(v.partialCheck([['startsAt'], ['endsAt']], endsLater, 'ends_before_start'), ['endsAt']),
);
export type MeetingDraft = v.InferOutput<typeof MeetingDraft>;

export const MeetingChange = v.pipe(
	v.object({ id: Id, version: Version, ...times }),
	v.forward(v.partialCheck([['startsAt'], ['endsAt']], endsLater, 'ends_before_start'), ['endsAt']),
);
export type MeetingChange = v.InferOutput<typeof MeetingChange>;

export const MeetingCancellation = v.object({
	id: Id,
	reason: v.optional(Prose(MEETING_LIMITS.reason), ''),
});
export type MeetingCancellation = v.InferOutput<typeof MeetingCancellation>;

export const MeetingChoice = v.object({ meetingId: Id, key: Key });
export type MeetingChoice = v.InferOutput<typeof MeetingChoice>;

/** Opened and closed by the clock on the wall; today where no day is given. */
export const MeetingMoment = v.object({ meetingId: Id, clock: Clock, key: Key });
export type MeetingMoment = v.InferOutput<typeof MeetingMoment>;

export const meetingStates = ['planned', 'open', 'closed', 'signed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

export const offices = ['chair', 'secretary', 'checker'] as const;
export type Office = (typeof offices)[number];

/** What the one who looks has to do with a meeting. */
export interface Part {
	/** Holds a post of the body today. */
	isSeated: boolean;
	/** Is on the list of those present, with what task. */
	isListed: boolean;
	offices: Office[];
	isPlanner: boolean;
}

export interface Meeting extends Part {
	id: string;
	bodyId: string;
	body: string;
	yearStarts: number;
	year: number;
	number: number;
	heldOn: string;
	startsAt: string;
	endsAt: string | null;
	place: string;
	state: MeetingState;
	cancelledReason: string;
	/** The sentence of the opening: when, who leads, whether enough are there. */
	openedOn: string | null;
	openedClock: string | null;
	statement: string;
	chair: string | null;
	isChairElected: boolean;
	closedOn: string | null;
	closedClock: string | null;
	signedOffOn: string | null;
	/** How often papers have been sent, and when last. */
	notices: number;
	noticedOn: string | null;
	items: number;
	decisions: number;
	openFollowUps: number;
	version: number;
}

export interface MeetingFilter {
	bodyId?: string | undefined;
	year?: number | undefined;
}

/** What is not closed yet is the body's own; what is closed, everybody's who has signed in. */
export function mayFollow(part: Part, state: MeetingState): boolean {
	return part.isPlanner || part.isSeated || part.isListed || state === 'closed' || state === 'signed';
}

/** Those of the body and those who plan its year write: agenda, list of those present, minutes. */
export function mayWrite(part: Part): boolean {
	return part.isPlanner || part.isSeated || part.offices.includes('secretary');
}

/** The chair and the secretary of the meeting, nobody else. */
export function mayDecide(part: Part): boolean {
	return part.offices.includes('chair') || part.offices.includes('secretary');
}

/** Its day has gone and nobody has opened it: held, moved or cancelled, somebody has to say. */
export function isMissed({ state, heldOn }: Pick<Meeting, 'state' | 'heldOn'>, today: string): boolean {
	return state === 'planned' && heldOn < today;
}

/** `3/2027`, within a work-year `3/2027–2028`. */
export function meetingNumber({ number, year, yearStarts }: Pick<Meeting, 'number' | 'year' | 'yearStarts'>) {
	return `${number}/${yearStarts === 1 ? year : `${year}–${year + 1}`}`;
}
