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

const assumptions = {
	name: Line(200, 2),
	budgetPercent: Percent,
	capacityPercent: Percent,
	withoutPositionId: IdOrNone,
	keepsPlanId: IdOrNone,
};

export const ScenarioDraft = v.object({ portfolioId: Uuid, key: Key, ...assumptions });
export type ScenarioDraft = v.InferOutput<typeof ScenarioDraft>;

export const ScenarioChange = v.object({ id: Uuid, version: Version, ...assumptions });
export type ScenarioChange = v.InferOutput<typeof ScenarioChange>;

export const ScenarioCopy = v.object({ id: Uuid, name: Line(200, 2), key: Key });
export type ScenarioCopy = v.InferOutput<typeof ScenarioCopy>;

export const ScenarioArchiving = v.object({ id: Uuid, version: Version });
export type ScenarioArchiving = v.InferOutput<typeof ScenarioArchiving>;
