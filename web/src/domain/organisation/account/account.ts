import * as v from 'valibot';
import type { Locale } from '#platform/locale/locale.ts';
import { LocaleChoice, Name, NewPassword, Version } from '../tenant/tenant.ts';

export interface Account {
	name: string;
	email: string;
	locale: Locale;
	version: number;
	hasPassword: boolean;
	otherSessions: number;
	/** Signed in a moment ago: proof enough for adding a passkey. */
	isFresh: boolean;
}

export const AccountChange = v.object({ name: Name, locale: LocaleChoice, version: Version });
export type AccountChange = v.InferOutput<typeof AccountChange>;

export const PasswordChange = v.object({
	current_password: v.pipe(v.string(), v.nonEmpty(), v.maxLength(128)),
	new_password: NewPassword,
});
export type PasswordChange = v.InferOutput<typeof PasswordChange>;
