import * as v from 'valibot';
import { Id, Key, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import { EffortDays, Line, Money, Percent, Prose, WrittenDay } from './measure-fields.ts';

export const measureSources = ['own', 'need', 'embedded'] as const;
/** Made for itself, out of a planned need, or part of another activity. */
export type MeasureSource = (typeof measureSources)[number];

export const measureStates = ['not_started', 'on_track', 'late', 'stuck', 'done'] as const;
export type MeasureState = (typeof measureStates)[number];

export const measureDuties = ['planning', 'implementing'] as const;
export type MeasureDuty = (typeof measureDuties)[number];

export const MEASURE_LIMITS = {
	code: 30,
	title: 300,
	description: 4000,
	hostActivity: 300,
	reason: 2000,
	note: 2000,
	deputies: 10,
	units: 200,
} as const;

/** A post that answers for something, and whoever holds it. */
export interface Seat {
	positionId: string;
	title: string;
	personId: string | null;
	person: string | null;
	validFrom: string;
	validTo: string | null;
}

export interface Deputy extends Seat {
	duty: MeasureDuty;
}

export interface Progress {
	id: string;
	saidOn: string;
	percent: number;
	state: MeasureState;
	note: string;
	saidBy: string | null;
	saidAt: Date | string;
}

export interface Measure {
	id: string;
	goalId: string;
	goalCode: string;
	goal: string;
	strategyId: string;
	strategy: string;
	code: string;
	title: string;
	description: string;
	source: MeasureSource;
	needId: string | null;
	needNumber: number | null;
	needState: string | null;
	planId: string | null;
	hostActivity: string;
	ictShare: number | null;
	/** Whose activity it is: its own mark, the one area of its units, or that of its strategy. */
	areaId: string | null;
	area: string | null;
	/** What was marked on the measure itself. */
	ownAreaId: string | null;
	costTotal: number;
	costYearly: number;
	/** Working days of the implementing post between the first day and the last. */
	effortDays: number;
	startsOn: string | null;
	endsOn: string | null;
	planning: Seat | null;
	implementing: Seat | null;
	deputies: Deputy[];
	units: { id: string; name: string }[];
	/** What was said last. */
	said: Progress | null;
	retiredOn: string | null;
	retiredBy: string | null;
	retiredReason: string;
	version: number;
}

const ids = (most: number) =>
	v.pipe(
		v.optional(v.array(Id), []),
		v.maxLength(most),
		v.transform((list) => [...new Set(list)]),
	);

const fields = v.object({
	goalId: Id,
	/** Empty takes the goal's code and the next number. */
	code: v.optional(Line(MEASURE_LIMITS.code), ''),
	title: Line(MEASURE_LIMITS.title, 3),
	description: Prose(MEASURE_LIMITS.description),
	/** Named when it is part of another activity. */
	hostActivity: v.optional(Line(MEASURE_LIMITS.hostActivity), ''),
	ictShare: Percent,
	serviceAreaId: OptionalId,
	costTotal: Money,
	costYearly: Money,
	/** Asked of the implementing post; of a planned need the plan tells. */
	effortDays: EffortDays,
	startsOn: WrittenDay,
	endsOn: WrittenDay,
	planningId: OptionalId,
	implementingId: OptionalId,
	planningDeputyIds: ids(MEASURE_LIMITS.deputies),
	implementingDeputyIds: ids(MEASURE_LIMITS.deputies),
	unitIds: ids(MEASURE_LIMITS.units),
});

const endsAfterStart = ({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) =>
	startsOn === null || endsOn === null || endsOn >= startsOn;
const hostHasShare = (given: { hostActivity: string; ictShare: number | null }) =>
	given.hostActivity === '' || given.ictShare !== null;

export const MeasureDraft = v.pipe(
	v.object({ ...fields.entries, key: Key }),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], endsAfterStart, 'ends_before_start'), ['endsOn']),
	v.forward(v.partialCheck([['hostActivity'], ['ictShare']], hostHasShare, 'share_needed'), ['ictShare']),
);
export type MeasureDraft = v.InferOutput<typeof MeasureDraft>;

export const MeasureChange = v.pipe(
	v.object({ ...fields.entries, id: Id, version: Version }),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], endsAfterStart, 'ends_before_start'), ['endsOn']),
	v.forward(v.partialCheck([['hostActivity'], ['ictShare']], hostHasShare, 'share_needed'), ['ictShare']),
);
export type MeasureChange = v.InferOutput<typeof MeasureChange>;

/** Who answers for a measure: one post plans, one implements, others stand in. */
export const MeasureSeats = v.object({
	id: Id,
	version: Version,
	planningId: OptionalId,
	implementingId: OptionalId,
	planningDeputyIds: ids(MEASURE_LIMITS.deputies),
	implementingDeputyIds: ids(MEASURE_LIMITS.deputies),
});
export type MeasureSeats = v.InferOutput<typeof MeasureSeats>;

export const MeasureRetirement = v.object({ id: Id, reason: Prose(MEASURE_LIMITS.reason) });
export type MeasureRetirement = v.InferOutput<typeof MeasureRetirement>;

/** One press says the state; the percent and a note may be told with it. */
export const Saying = v.object({
	measureId: Id,
	state: v.picklist(measureStates),
	percent: Percent,
	note: Prose(MEASURE_LIMITS.note),
	saidOn: WrittenDay,
	key: Key,
});
export type Saying = v.InferOutput<typeof Saying>;

/** Euros that are ICT: the whole, or its share of the activity it hangs on. */
export function ictCost(measure: Pick<Measure, 'costTotal' | 'ictShare' | 'source'>): number {
	if (measure.source !== 'embedded') return measure.costTotal;
	return Math.round(measure.costTotal * (measure.ictShare ?? 0)) / 100;
}
