import * as v from 'valibot';
import { Prose } from '../need/need-fields.ts';

export const pinKinds = ['start', 'include', 'exclude'] as const;
export type PinKind = (typeof pinKinds)[number];

/** What a human has fixed for one need in one scenario. */
export interface Pin {
	needId: string;
	kind: PinKind;
	startsOn: string | null;
	reason: string;
	pinnedBy: string | null;
	pinnedAt: Date;
	version: number;
}

const Uuid = v.pipe(v.string(), v.uuid());

export const PinDraft = v.pipe(
	v.object({
		scenarioId: Uuid,
		needId: Uuid,
		kind: v.picklist(pinKinds),
		startsOn: v.pipe(
			v.optional(v.string(), ''),
			v.transform((day) => day || null),
			v.check((day) => day === null || /^\d{4}-\d\d-\d\d$/.test(day), 'not_date'),
		),
		reason: v.optional(Prose(500), ''),
		/** 0 where there was no pin. */
		version: v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0)),
	}),
	v.forward(
		v.partialCheck(
			[['kind'], ['startsOn']],
			({ kind, startsOn }) => kind !== 'start' || startsOn !== null,
			'start_needed',
		),
		['startsOn'],
	),
);
export type PinDraft = v.InferOutput<typeof PinDraft>;

export const PinRemoval = v.object({ scenarioId: Uuid, needId: Uuid });
export type PinRemoval = v.InferOutput<typeof PinRemoval>;
