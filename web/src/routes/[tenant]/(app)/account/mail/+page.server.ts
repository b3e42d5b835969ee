import { Preferences } from '#domain/organisation/mail/preference.ts';
import * as preferences from '#domain/organisation/mail/preference.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, cookies }) => ({
	choices: await preferences.get(actor),
	flash: takeFlash(cookies),
});

export const actions = {
	default: form(
		Preferences,
		async (actor, given, { cookies }) => {
			await preferences.choose(actor, given);
			setFlash(cookies, { key: 'common.saved' });
			return actor.tenantSlug;
		},
		{ then: (slug) => `/${slug}/account/mail` },
	),
};
