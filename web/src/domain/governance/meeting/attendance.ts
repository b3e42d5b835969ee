import * as v from 'valibot';
import { Id, Key, OptionalId } from '#domain/organisation/tenant/tenant.ts';
import { Line } from '#domain/portfolio/need/need-fields.ts';
import { MEETING_LIMITS, offices, OptionalClock, type Office } from './meeting.ts';

export const presences = ['present', 'remote', 'absent'] as const;
export type Presence = (typeof presences)[number];

export const capacities = ['member', 'expert', 'guest'] as const;
export type Capacity = (typeof capacities)[number];

/** Somebody on the list; a seat nobody has written about yet has no id. */
export interface Attendance {
	/** Of the row, or of the post where there is no row yet. */
	key: string;
	id: string | null;
	positionId: string | null;
	personId: string | null;
	title: string;
	/** Empty where the post is vacant. */
	name: string;
	capacity: Capacity;
	presence: Presence;
	office: Office | null;
	cameAt: string | null;
	leftAt: string | null;
}

const OptionalOffice = v.optional(
	v.union([
		v.pipe(
			v.literal(''),
			v.transform(() => null),
		),
		v.picklist(offices),
	]),
	'',
);

const Row = v.object({
	presence: v.picklist(presences),
	office: OptionalOffice,
	cameAt: OptionalClock,
	leftAt: OptionalClock,
});

/** The whole list at once: one row a post or a person. */
export const AttendanceDraft = v.object({
	meetingId: Id,
	rows: v.record(Id, Row),
	key: Key,
});
export type AttendanceDraft = v.InferOutput<typeof AttendanceDraft>;

export const GuestDraft = v.object({
	meetingId: Id,
	positionId: OptionalId,
	name: v.optional(Line(MEETING_LIMITS.name), ''),
	title: v.optional(Line(MEETING_LIMITS.name), ''),
	capacity: v.picklist(['expert', 'guest']),
	key: Key,
});
export type GuestDraft = v.InferOutput<typeof GuestDraft>;

export const GuestRemoval = v.object({ meetingId: Id, id: Id });
export type GuestRemoval = v.InferOutput<typeof GuestRemoval>;

export interface Quorum {
	members: number;
	present: number;
	isQuorate: boolean;
}

/** More than half of the seats, vacant ones too; who has left is not there. */
export function quorumOf(list: readonly Attendance[]): Quorum {
	const members = list.filter(({ capacity }) => capacity === 'member');
	const present = members.filter(({ presence, leftAt }) => presence !== 'absent' && leftAt === null).length;
	return { members: members.length, present, isQuorate: present * 2 > members.length };
}

export const holderOf = (list: readonly Attendance[], office: Office) =>
	list.find((one) => one.office === office);

/** `Marja Salonen, kirjastonjohtaja` */
export function nameAndTitle({ name, title }: Pick<Attendance, 'name' | 'title'>): string {
	return [name, title].filter(Boolean).join(', ');
}
