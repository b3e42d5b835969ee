import { MeasureDraft } from '#domain/strategy/measure/measure.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { measureChoices } from '../measure-choices.server.ts';

export const load = async ({ locals: { actor }, url }) => ({
	choices: await measureChoices(actor),
	goalId: url.searchParams.get('goal'),
});

export const actions = {
	default: form(MeasureDraft, measures.add, {
		then(id, { cookies, locals }, { title }) {
			setFlash(cookies, { key: 'measure.added', values: { title } });
			return `/${locals.actor.tenantSlug}/strategy/measures/${id}`;
		},
	}),
};
