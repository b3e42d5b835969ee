import * as v from 'valibot';
import { Line } from '../need/need-fields.ts';
import { Key, Version } from '../../organisation/tenant/tenant.ts';

/** One set of assumptions about money, people and what is fixed. */
export interface Scenario {
	id: string;
	portfolioId: string;
	name: string;
	budgetPercent: number;
	capacityPercent: number;
	/** "What if this post falls vacant?" */
	withoutPositionId: string | null;
	withoutPosition: string | null;
	/** The adopted plan that it repairs with the fewest changes. */
	keepsPlanId: string | null;
	keepsPlan: string | null;
	/** In a repair, what begins within so many weeks stays where it is. */
	frozenWeeks: number;
	/** In a repair, posts that fell vacant after the adoption give no time from this day on. */
	vacatedFrom: string | null;
	/** Per cent of its fair share that every unit gets at least; 0 = no guarantee. */
	fairPercent: number;
	archivedAt: Date | null;
	version: number;
}

export interface ScenarioLine extends Scenario {
	pins: number;
	/** The newest schedule, in figures. */
	latest: {
		state: string;
		requestedAt: Date;
		scheduled: number;
		unscheduled: number;
		conflicts: number;
	} | null;
}

const Uuid = v.pipe(v.string(), v.uuid());
const IdOrNone = v.pipe(
	v.optional(v.union([v.literal(''), Uuid]), ''),
	v.transform((id) => id || null),
);
const Percent = v.pipe(
	v.string(),
	v.transform((text) => Number(text.replaceAll(/[\s%]/g, '').replace(',', '.'))),
	v.check((percent) => Number.isInteger(percent), 'not_number'),
	v.minValue(0),
	v.maxValue(300),
);

/** Weeks in which a repair moves nothing, where nobody has said otherwise. */
const FROZEN_WEEKS = 4;

const assumptions = {
	name: Line(200, 2),
	budgetPercent: Percent,
	capacityPercent: Percent,
	withoutPositionId: IdOrNone,
	keepsPlanId: IdOrNone,
	frozenWeeks: v.pipe(
		v.optional(v.string(), String(FROZEN_WEEKS)),
		v.transform((text) => Number(text.trim())),
		v.check((weeks) => Number.isInteger(weeks), 'not_number'),
		v.minValue(0),
		v.maxValue(104),
	),
	vacatedFrom: v.pipe(
		v.optional(v.string(), ''),
		v.transform((day) => day || null),
		v.check((day) => day === null || /^\d{4}-\d\d-\d\d$/.test(day), 'not_date'),
	),
};

export const ScenarioDraft = v.object({ portfolioId: Uuid, key: Key, ...assumptions });
export type ScenarioDraft = v.InferOutput<typeof ScenarioDraft>;

export const ScenarioChange = v.object({ id: Uuid, version: Version, ...assumptions });
export type ScenarioChange = v.InferOutput<typeof ScenarioChange>;

export const ScenarioCopy = v.object({ id: Uuid, name: Line(200, 2), key: Key });
export type ScenarioCopy = v.InferOutput<typeof ScenarioCopy>;

/** A scenario that repairs an adopted plan; the name is made of words by the page. */
export const RepairDraft = v.object({ planId: Uuid, name: Line(200, 2), key: Key });
export type RepairDraft = v.InferOutput<typeof RepairDraft>;

export const ScenarioArchiving = v.object({ id: Uuid, version: Version });
export type ScenarioArchiving = v.InferOutput<typeof ScenarioArchiving>;
