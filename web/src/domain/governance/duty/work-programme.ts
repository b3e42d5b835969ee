import * as v from 'valibot';
import { Id, Key } from '#domain/organisation/tenant/tenant.ts';

/** The whole programme of a body's year as it stands ticked in the form. */
export const ProgrammeDraft = v.object({
	bodyId: Id,
	year: v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(2000), v.maxValue(2199)),
	dutyIds: v.optional(v.pipe(v.array(Id), v.maxLength(500)), []),
	key: Key,
});
export type ProgrammeDraft = v.InferOutput<typeof ProgrammeDraft>;
