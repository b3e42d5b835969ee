import * as v from 'valibot';
import { Id, OptionalId } from '../../organisation/tenant/tenant.ts';

/** The post that answers for the needs; empty takes the owner away. */
export const OwnerChange = v.object({
	ids: v.pipe(v.optional(v.array(Id), []), v.minLength(1), v.maxLength(500)),
	ownerPositionId: OptionalId,
});
export type OwnerChange = v.InferOutput<typeof OwnerChange>;

export interface NeedOwner {
	positionId: string;
	title: string;
	/** Null while the post is vacant. */
	person: string | null;
	/** The post is in force today. */
	isInForce: boolean;
}

/** A post that may be made the owner. */
export interface OwnerChoice {
	id: string;
	title: string;
	person: string | null;
}
