import * as v from 'valibot';
import { AccountChange, PasswordChange } from '#domain/organisation/account/account.ts';
import * as accounts from '#domain/organisation/account/account.server.ts';
import * as passkeys from '#domain/organisation/passkey/passkey.server.ts';
import { Id } from '#domain/organisation/tenant/tenant.ts';
import { form } from '#platform/form.server.ts';
import { localeCookie } from '#platform/locale/locale.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor, sessionToken }, cookies }) => {
	const [account, keys] = await Promise.all([accounts.get(actor, sessionToken ?? ''), passkeys.list(actor)]);
	return { account, passkeys: keys, flash: takeFlash(cookies) };
};

const then = (slug: string) => `/${slug}/account`;

export const actions = {
	amend: form(
		AccountChange,
		async (actor, change, { cookies, url }) => {
			await accounts.amend(actor, change);
			const isSecure = url.protocol === 'https:';
			const cookie = {
				path: '/',
				maxAge: 31_536_000,
				sameSite: 'lax',
				httpOnly: true,
				secure: isSecure,
			} as const;
			cookies.set(localeCookie, change.locale, cookie);
			setFlash(cookies, { key: 'common.saved' });
			return actor.tenantSlug;
		},
		{ then },
	),
	password: form(
		PasswordChange,
		async (actor, given, { locals, cookies, getClientAddress }) => {
			const from = { address: getClientAddress(), token: locals.sessionToken ?? '' };
			await accounts.changePassword(actor, given, from);
			setFlash(cookies, { key: 'account.passwordChanged' });
			return actor.tenantSlug;
		},
		{ then },
	),
	removePasskey: form(
		v.object({ id: Id }),
		async (actor, { id }, { cookies }) => {
			await passkeys.remove(actor, id);
			setFlash(cookies, { key: 'account.passkeyRemoved' });
			return actor.tenantSlug;
		},
		{ then },
	),
	endOthers: form(
		v.object({}),
		async (actor, _, { locals, cookies }) => {
			await accounts.endOtherSessions(actor, locals.sessionToken ?? '');
			setFlash(cookies, { key: 'account.othersEnded' });
			return actor.tenantSlug;
		},
		{ then },
	),
};
