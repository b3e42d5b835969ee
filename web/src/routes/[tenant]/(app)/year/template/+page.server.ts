import { TemplateChoice } from '#domain/governance/year-template/template.ts';
import * as templates from '#domain/governance/year-template/template.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { postChoices } from '../post-choices.server.ts';

export const load = async ({ locals }) => ({
	bodies: await templates.preview(locals.actor),
	posts: await postChoices(locals.actor),
});

export const actions = {
	default: form(TemplateChoice, (actor, choice) => templates.take(actor, choice), {
		then(count, { cookies, locals }) {
			setFlash(cookies, { key: 'year.taken', values: { count } });
			return `/${locals.actor.tenantSlug}/year`;
		},
	}),
};
