import * as v from 'valibot';
import { Key, Version } from '../../organisation/tenant/tenant.ts';
import { Line, Prose, readAmount } from '../need/need-fields.ts';

export type Direction = 'up' | 'down';

export interface Criterion {
	id: string;
	name: string;
	question: string;
	weight: number;
	scaleMin: number;
	scaleMax: number;
	/** `down`: a high value speaks against the need. */
	direction: Direction;
	/** What each level looks like in practice, by level. */
	anchors: Record<string, string>;
	position: number;
	retiredAt: Date | null;
	version: number;
}

const Id = v.pipe(v.string(), v.uuid());

const Weight = v.pipe(
	v.string(),
	v.transform(readAmount),
	v.check((weight) => !Number.isNaN(weight), 'not_number'),
	v.minValue(0),
	v.maxValue(100),
	v.transform((weight) => Math.round(weight * 100) / 100),
);

const Level = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0), v.maxValue(10));

const fields = {
	name: Line(120, 2),
	question: v.optional(Prose(500), ''),
	weight: Weight,
	scaleMin: Level,
	scaleMax: Level,
	direction: v.picklist(['up', 'down']),
	anchors: v.optional(v.record(v.pipe(v.string(), v.regex(/^(\d|10)$/)), v.optional(Line(300), '')), {}),
};

const isScale = ({ scaleMin, scaleMax }: { scaleMin: number; scaleMax: number }) => scaleMax > scaleMin;
const scalePath = [['scaleMin'], ['scaleMax']] as const;

export const CriterionDraft = v.pipe(
	v.object({ ...fields, key: Key }),
	v.forward(v.partialCheck([...scalePath], isScale, 'scale_upside_down'), ['scaleMax']),
);
export type CriterionDraft = v.InferOutput<typeof CriterionDraft>;

export const CriterionChange = v.pipe(
	v.object({ ...fields, id: Id, version: Version }),
	v.forward(v.partialCheck([...scalePath], isScale, 'scale_upside_down'), ['scaleMax']),
);
export type CriterionChange = v.InferOutput<typeof CriterionChange>;

export const CriterionVersion = v.object({ id: Id, version: Version });
export type CriterionVersion = v.InferOutput<typeof CriterionVersion>;

/** All weights at once: `weight.<id>` with the version each was read at. */
export const Weights = v.pipe(
	v.object({ weight: v.record(Id, Weight), version: v.record(Id, Version) }),
	v.transform(({ weight, version }) =>
		Object.entries(weight).map(([id, value]) => ({ id, weight: value, version: version[id] ?? 0 })),
	),
);
export type Weights = v.InferOutput<typeof Weights>;

export const DefaultSet = v.object({ language: v.picklist(['fi', 'sv', 'en']), key: Key });
export type DefaultSet = v.InferOutput<typeof DefaultSet>;

/** The levels of a scale from low to high. */
export function levels({ scaleMin, scaleMax }: Pick<Criterion, 'scaleMin' | 'scaleMax'>): number[] {
	return Array.from({ length: scaleMax - scaleMin + 1 }, (_, step) => scaleMin + step);
}

/** Share of the whole weight, 0…1. */
export function shareOf(weight: number, weights: readonly number[]): number {
	const sum = weights.reduce((total, one) => total + one, 0);
	return sum === 0 ? 0 : weight / sum;
}
