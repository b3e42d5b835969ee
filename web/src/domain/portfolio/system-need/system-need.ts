import * as v from 'valibot';
import { Id, Key } from '#domain/organisation/tenant/tenant.ts';

/** A need that asks something of a system. */
export interface BacklogNeed {
	id: string;
	number: number;
	title: string;
	state: string;
	unit: string;
	/** The contract whose end asks for it. */
	contractId: string | null;
}

/** `#128` or `128`: as the need is spoken of. */
export const NeedTie = v.object({
	systemId: Id,
	number: v.pipe(
		v.string(),
		v.transform((text) => text.replace('#', '').trim()),
		v.check((text) => /^\d{1,7}$/.test(text), 'to_number'),
		v.transform(Number),
	),
});
export type NeedTie = v.InferOutput<typeof NeedTie>;

export const NeedUntie = v.object({ systemId: Id, needId: Id });
export type NeedUntie = v.InferOutput<typeof NeedUntie>;

export const StudyDraft = v.object({ contractId: Id, unitId: Id, key: Key });
export type StudyDraft = v.InferOutput<typeof StudyDraft>;
