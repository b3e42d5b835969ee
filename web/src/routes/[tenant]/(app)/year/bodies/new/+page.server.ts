import { BodyDraft } from '#domain/governance/body/body.ts';
import * as bodies from '#domain/governance/body/body.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { bodyChoices } from '../body-choices.server.ts';

export const load = async ({ locals }) => ({ choices: await bodyChoices(locals.actor, locals.locale) });

export const actions = {
	default: form(BodyDraft, bodies.add, {
		then(id, { cookies, locals }, { name }) {
			setFlash(cookies, { key: 'year.bodyAdded', values: { name } });
			return `/${locals.actor.tenantSlug}/year/bodies/${id}`;
		},
	}),
};
