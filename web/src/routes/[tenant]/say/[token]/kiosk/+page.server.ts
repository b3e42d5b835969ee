import * as v from 'valibot';
import * as tenants from '#domain/organisation/tenant/tenant.server.ts';
import { SayingDraft } from '#domain/portfolio/need/saying.ts';
import { say } from '#domain/portfolio/round/round-saying.server.ts';
import { standing } from '#domain/portfolio/round/unit-view.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { linkHolder } from '../link-holder.server.ts';

/** No name is asked on a device that stands where anybody passes. */
const Draft = v.pick(SayingDraft, ['text', 'place', 'why', 'key']);

export const load = async ({ locals, params, cookies, url, setHeaders, getClientAddress }) => {
	const { unit, actor } = await linkHolder(locals.actor, params.token, getClientAddress());
	// Nothing of one person may be got back by the next with the browser's own buttons.
	setHeaders({ 'cache-control': 'no-store' });
	const { locale } = await tenants.get(actor);
	const { intake } = await standing(actor, unit.id);
	const flash = takeFlash(cookies);
	const back = encodeURIComponent(url.pathname);
	return {
		unit: unit.name,
		intake,
		thanks: flash?.key === 'say.thanks' ? Number(flash.values?.['number']) : null,
		/** Begins anew in the municipality's own language. */
		start: `/language?to=${locale}&back=${back}`,
		isOwnLanguage: locals.locale === locale,
	};
};

export const actions = {
	propose: form(
		Draft,
		async (visitor, draft, { params, getClientAddress }) => {
			const { unit, actor } = await linkHolder(visitor, params['token'], getClientAddress());
			return say(actor, { ...draft, unitId: unit.id, needId: '', submitterName: '' });
		},
		{
			then({ number }, { cookies, url }) {
				setFlash(cookies, { key: 'say.thanks', values: { number } });
				return url.pathname;
			},
		},
	),
};
