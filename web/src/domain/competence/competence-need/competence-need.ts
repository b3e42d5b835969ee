import * as v from 'valibot';
import { Id } from '#domain/organisation/tenant/tenant.ts';

/** The need is named by its number, as people do. */
export const NeedLink = v.object({
	competenceId: Id,
	number: v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty(),
		v.transform(Number),
		v.integer('not_a_number'),
		v.minValue(1, 'not_a_number'),
		v.maxValue(2_000_000_000, 'not_a_number'),
	),
});
export type NeedLink = v.InferOutput<typeof NeedLink>;

export const NeedUnlink = v.object({ competenceId: Id, needId: Id });
export type NeedUnlink = v.InferOutput<typeof NeedUnlink>;
