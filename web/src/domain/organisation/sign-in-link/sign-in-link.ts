import * as v from 'valibot';
import { NewPassword } from '../tenant/tenant.ts';

/** The token is known only now: later there is only its hash. */
export interface SignInLinkMade {
	id: string;
	token: string;
}

/** A way back in is for now: whoever forgot is waiting for it. */
export const validDays = 3;

export const NewPasswordByLink = v.object({ password: NewPassword });
export type NewPasswordByLink = v.InferOutput<typeof NewPasswordByLink>;
