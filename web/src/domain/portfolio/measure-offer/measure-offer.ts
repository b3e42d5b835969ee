import * as v from 'valibot';
import { Id, Key, Version } from '#domain/organisation/tenant/tenant.ts';

/** A planned need that is not yet a measure. */
export interface Offer {
	needId: string;
	number: number;
	title: string;
	planId: string;
	plan: string;
	startsOn: string;
	endsOn: string;
	costTotal: number;
	costYearly: number;
	/** Goals the need is tied to. */
	goals: { id: string; code: string; title: string }[];
	units: { id: string; name: string }[];
}

export const differenceFields = ['title', 'startsOn', 'endsOn', 'costTotal', 'costYearly'] as const;
export type DifferenceField = (typeof differenceFields)[number];

export type Facts = Record<'title', string> &
	Record<'startsOn' | 'endsOn', string | null> &
	Record<'costTotal' | 'costYearly', number>;

/** What a newer plan says otherwise than the measure. */
export interface Difference {
	measureId: string;
	version: number;
	code: string;
	title: string;
	planId: string;
	plan: string;
	/** The need no longer stands in the plan. */
	isDropped: boolean;
	changes: { field: DifferenceField; before: string | number | null; after: string | number | null }[];
}

export function changesOf(before: Facts, after: Facts): Difference['changes'] {
	return differenceFields.flatMap((field) =>
		before[field] === after[field] ? [] : { field, before: before[field], after: after[field] },
	);
}

/** `take[]` the needs, `goals.<need>` the goal of each. */
export const Taking = v.pipe(
	v.object({
		take: v.pipe(
			v.optional(v.array(Id), []),
			v.check((ids) => ids.length > 0, 'choose_at_least_one'),
			v.maxLength(500),
		),
		goals: v.optional(v.record(v.string(), v.string()), {}),
		key: Key,
	}),
	v.transform(({ take, goals, key }) => ({
		key,
		items: [...new Set(take)].map((needId) => ({ needId, goalId: goals[needId] ?? '' })),
	})),
);
export type Taking = v.InferOutput<typeof Taking>;

export const DifferenceAnswer = v.object({ measureId: Id, version: Version, planId: Id });
export type DifferenceAnswer = v.InferOutput<typeof DifferenceAnswer>;
