import * as v from 'valibot';
import { Email, Id, Key } from '../../organisation/tenant/tenant.ts';
import { Prose } from '../need/need-fields.ts';
import type { NeedState } from '../need/need.ts';

const TOKEN = /^[0-9a-f]{32}$/;

/** What cannot be a follow link is not looked for. */
export function isFollowToken(text: string): boolean {
	return TOKEN.test(text);
}

export const FollowAnswer = v.object({ inquiryId: Id, text: Prose(4000, 1), key: Key });
export type FollowAnswer = v.InferOutput<typeof FollowAnswer>;

export const NewsAddress = v.object({ email: Email });
export type NewsAddress = v.InferOutput<typeof NewsAddress>;

export const WishWithdrawal = v.object({ reason: Prose(2000, 2), key: Key });
export type WishWithdrawal = v.InferOutput<typeof WishWithdrawal>;

/** States in which taking back the last sentence takes the need along: later ones are for the municipality to end. */
export const goesWithSentence: readonly NeedState[] = ['new', 'clarifying', 'accepted'];

const LONGEST = 120;

/** A sentence short enough for a subject line, cut at a word. */
export function shortened(text: string, longest = LONGEST): string {
	const flat = text.replaceAll(/\s+/g, ' ').trim();
	if (flat.length <= longest) return flat;
	const cut = flat.slice(0, longest);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).replace(/[\s,;:–-]+$|[\uD800-\uDBFF]$/g, '')}…`;
}

/** Enough of an address for its owner to know it, and too little for anyone else. */
export function maskedAddress(address: string): string {
	const at = address.lastIndexOf('@');
	return `${address.slice(0, 1)}…${address.slice(at)}`;
}
