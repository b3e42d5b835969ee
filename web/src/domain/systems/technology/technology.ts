import * as v from 'valibot';
import { Id, Key, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import { Line, Prose, WrittenDay } from '#domain/strategy/measure/measure-fields.ts';

export const quadrants = ['service', 'content', 'systems', 'ways'] as const;
export type Quadrant = (typeof quadrants)[number];

/** From the middle outwards. */
export const rings = ['adopt', 'trial', 'assess', 'hold'] as const;
export type Ring = (typeof rings)[number];

export const movements = ['new', 'in', 'out', 'none'] as const;
export type Movement = (typeof movements)[number];

export const costClasses = ['unknown', 'none', 'small', 'medium', 'large'] as const;
export type CostClass = (typeof costClasses)[number];

export const privacyClasses = ['unknown', 'none', 'ordinary', 'special'] as const;
export type PrivacyClass = (typeof privacyClasses)[number];

/** Why a technology was put where it stands. */
export type AssessmentSource = 'entry' | 'assessment' | 'pilot' | 'import';

export const TECHNOLOGY_LIMITS = {
	name: 120,
	description: 6000,
	serves: 300,
	evidence: 4000,
	note: 2000,
	link: 500,
	grounds: 4000,
	reason: 2000,
	measures: 30,
} as const;

export interface Assessment {
	id: string;
	sequence: number;
	source: AssessmentSource;
	ring: Ring;
	movement: Movement;
	grounds: string;
	pilotId: string | null;
	pilot: string | null;
	assessedOn: string;
	reviewOn: string | null;
	assessedBy: string | null;
}

/** A part of culture or sports, or another measure, to which a technology belongs. */
export interface Activity {
	measureId: string;
	code: string;
	title: string;
	hostActivity: string;
}

export interface Technology {
	id: string;
	name: string;
	description: string;
	serves: string;
	quadrant: Quadrant;
	evidence: string;
	costClass: CostClass;
	privacyClass: PrivacyClass;
	privacyNote: string;
	accessibilityNote: string;
	link: string;
	ownerId: string | null;
	owner: string | null;
	ownerPersonId: string | null;
	ownerPerson: string | null;
	/** Of its newest assessment. */
	ring: Ring;
	movement: Movement;
	assessedOn: string;
	reviewOn: string | null;
	activities: Activity[];
	retiredOn: string | null;
	retiredReason: string;
	version: number;
}

const Link = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text.trim()),
	v.maxLength(TECHNOLOGY_LIMITS.link),
	v.check((link) => link === '' || (/^https?:\/\//i.test(link) && URL.canParse(link)), 'not_link'),
);

const fields = {
	name: Line(TECHNOLOGY_LIMITS.name, 1),
	description: Prose(TECHNOLOGY_LIMITS.description),
	serves: v.optional(Line(TECHNOLOGY_LIMITS.serves), ''),
	quadrant: v.picklist(quadrants),
	evidence: Prose(TECHNOLOGY_LIMITS.evidence),
	costClass: v.optional(v.picklist(costClasses), 'unknown'),
	privacyClass: v.optional(v.picklist(privacyClasses), 'unknown'),
	privacyNote: Prose(TECHNOLOGY_LIMITS.note),
	accessibilityNote: Prose(TECHNOLOGY_LIMITS.note),
	link: Link,
	ownerId: OptionalId,
	measureIds: v.pipe(
		v.optional(v.array(Id), []),
		v.maxLength(TECHNOLOGY_LIMITS.measures),
		v.transform((ids) => [...new Set(ids)]),
	),
};

const Grounds = v.pipe(Prose(TECHNOLOGY_LIMITS.grounds), v.minLength(3, 'non_empty'));

export const TechnologyDraft = v.object({
	...fields,
	ring: v.picklist(rings),
	grounds: Grounds,
	reviewOn: WrittenDay,
	key: Key,
});
export type TechnologyDraft = v.InferOutput<typeof TechnologyDraft>;

export const TechnologyChange = v.object({ ...fields, id: Id, version: Version });
export type TechnologyChange = v.InferOutput<typeof TechnologyChange>;

/** The version is that of the newest assessment: two people do not move the same mark unseen. */
export const AssessmentDraft = v.object({
	technologyId: Id,
	sequence: Version,
	ring: v.picklist(rings),
	grounds: Grounds,
	assessedOn: WrittenDay,
	reviewOn: WrittenDay,
	key: Key,
});
export type AssessmentDraft = v.InferOutput<typeof AssessmentDraft>;

export const TechnologyRetirement = v.object({ id: Id, reason: Prose(TECHNOLOGY_LIMITS.reason) });
export type TechnologyRetirement = v.InferOutput<typeof TechnologyRetirement>;

export function movementBetween(before: Ring, after: Ring): Movement {
	const step = rings.indexOf(after) - rings.indexOf(before);
	if (step === 0) return 'none';
	return step < 0 ? 'in' : 'out';
}

const FRESH_YEARS = 1;

/** A move is told for a year; then the mark stands still. */
export function shownMovement(
	{ movement, assessedOn }: Pick<Technology, 'movement' | 'assessedOn'>,
	day: string,
): Movement {
	const since = `${Number(day.slice(0, 4)) - FRESH_YEARS}${day.slice(4)}`;
	return assessedOn >= since ? movement : 'none';
}

export const isReviewPassed = (technology: Pick<Technology, 'reviewOn' | 'retiredOn'>, day: string) =>
	technology.retiredOn === null && technology.reviewOn !== null && technology.reviewOn < day;
