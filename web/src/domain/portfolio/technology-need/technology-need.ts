import * as v from 'valibot';
import { Id } from '#domain/organisation/tenant/tenant.ts';

/** A need that waits for a technology. */
export interface WaitingNeed {
	id: string;
	number: number;
	title: string;
	state: string;
	unit: string;
}

/** A technology that a need waits for. */
export interface AwaitedTechnology {
	id: string;
	name: string;
}

/** `#128` or `128`: as the need is spoken of. */
export const NeedTie = v.object({
	technologyId: Id,
	number: v.pipe(
		v.string(),
		v.transform((text) => text.replace('#', '').trim()),
		v.check((text) => /^\d{1,7}$/.test(text), 'to_number'),
		v.transform(Number),
	),
});
export type NeedTie = v.InferOutput<typeof NeedTie>;

export const NeedUntie = v.object({ technologyId: Id, needId: Id });
export type NeedUntie = v.InferOutput<typeof NeedUntie>;
