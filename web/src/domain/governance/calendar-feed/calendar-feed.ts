import * as v from 'valibot';
import { Key, OptionalId } from '#domain/organisation/tenant/tenant.ts';

/** Whose calendar: a body's, or one's own where none is named. */
export const FeedChoice = v.object({ bodyId: OptionalId, key: Key });
export type FeedChoice = v.InferOutput<typeof FeedChoice>;
