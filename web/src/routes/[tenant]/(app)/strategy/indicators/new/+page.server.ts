import { IndicatorDraft } from '#domain/strategy/indicator/indicator.ts';
import * as indicators from '#domain/strategy/indicator/indicator.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { goalOptions } from '../goal-options.server.ts';

export const load = async ({ locals: { actor }, url }) => ({
	goals: await goalOptions(actor),
	goalId: url.searchParams.get('goal'),
	year: Number(today().slice(0, 4)),
});

export const actions = {
	default: form(IndicatorDraft, indicators.add, {
		then(id, { cookies, locals }, { name }) {
			setFlash(cookies, { key: 'indicator.added', values: { name } });
			return `/${locals.actor.tenantSlug}/strategy/indicators/${id}`;
		},
	}),
};
