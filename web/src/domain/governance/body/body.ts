import * as v from 'valibot';
import { governanceModels, Id, Key, Name, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import type { GovernanceModel } from '#domain/organisation/tenant/tenant.ts';
import { Prose } from '#domain/portfolio/need/need-fields.ts';

export const bodyKinds = [
	'management_team',
	'principals',
	'service_management',
	'committee',
	'board',
	'council',
	'other',
] as const;
export type BodyKind = (typeof bodyKinds)[number];

export const BODY_LIMITS = { reason: 2000, members: 60 } as const;

/** First month of an adult education centre's work-year, unless the body says otherwise. */
export const WORK_YEAR_STARTS = 8;

const Month = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1), v.maxValue(12));

const fields = v.object({
	name: Name,
	kind: v.picklist(bodyKinds),
	serviceAreaId: OptionalId,
	governanceModel: v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => null),
			),
			v.picklist(governanceModels),
		]),
		'',
	),
	chairId: OptionalId,
	memberIds: v.optional(v.pipe(v.array(Id), v.maxLength(BODY_LIMITS.members)), []),
	yearStarts: v.optional(Month, '1'),
	key: Key,
});

export const BodyDraft = fields;
export type BodyDraft = v.InferOutput<typeof BodyDraft>;

export const BodyChange = v.object({ ...fields.entries, id: Id, version: Version });
export type BodyChange = v.InferOutput<typeof BodyChange>;

export const BodyRetirement = v.object({
	id: Id,
	reason: v.optional(Prose(BODY_LIMITS.reason), ''),
});
export type BodyRetirement = v.InferOutput<typeof BodyRetirement>;

/** A post as it is held on a day. */
export interface Seat {
	positionId: string;
	title: string;
	/** Null where the post is vacant, has ended or has not begun, or its holder's account is closed. */
	personId: string | null;
	person: string | null;
}

export interface Body {
	id: string;
	name: string;
	kind: BodyKind;
	serviceAreaId: string | null;
	area: string | null;
	governanceModel: GovernanceModel | null;
	/** Null where no post leads it. */
	chair: Seat | null;
	members: Seat[];
	yearStarts: number;
	retiredAt: Date | null;
	retiredBy: string | null;
	retiredReason: string;
	duties: number;
	version: number;
}

export type ChairState = 'led' | 'no_chair' | 'vacant';

/** A body that nobody leads cannot be told of its duties: what is asked of it goes to the directors. */
export function chairState({ chair }: Pick<Body, 'chair'>): ChairState {
	if (!chair) return 'no_chair';
	return chair.personId === null ? 'vacant' : 'led';
}
