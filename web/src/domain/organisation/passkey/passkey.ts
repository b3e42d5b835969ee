import * as v from 'valibot';
import { Id, Name } from '../tenant/tenant.ts';

export interface Passkey {
	id: string;
	name: string;
	createdAt: Date;
	lastUsedAt: Date | null;
}

const Bytes = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/), v.maxLength(100_000));
const shared = {
	id: v.pipe(Bytes, v.maxLength(1_400)),
	rawId: v.pipe(Bytes, v.maxLength(1_400)),
	type: v.literal('public-key'),
	clientExtensionResults: v.optional(v.record(v.string(), v.unknown()), {}),
};

/** Asking for a new passkey; the password may be left out soon after signing in. */
export const PasskeyAsk = v.object({ password: v.optional(v.pipe(v.string(), v.maxLength(128)), '') });
export type PasskeyAsk = v.InferOutput<typeof PasskeyAsk>;

/** What the browser hands back after a new passkey was made. */
export const PasskeyDraft = v.object({
	challengeId: Id,
	name: Name,
	answer: v.object({
		...shared,
		response: v.object({
			clientDataJSON: Bytes,
			attestationObject: Bytes,
			transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(10)), []),
		}),
	}),
});
export type PasskeyDraft = v.InferOutput<typeof PasskeyDraft>;

/** What the browser hands back when a passkey signs in. */
export const PasskeySignIn = v.object({
	challengeId: Id,
	answer: v.object({
		...shared,
		response: v.object({
			clientDataJSON: Bytes,
			authenticatorData: Bytes,
			signature: Bytes,
			userHandle: v.optional(Bytes),
		}),
	}),
});
export type PasskeySignIn = v.InferOutput<typeof PasskeySignIn>;
