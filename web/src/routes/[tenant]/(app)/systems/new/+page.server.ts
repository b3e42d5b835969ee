import { SystemDraft } from '#domain/systems/managed-system/managed-system.ts';
import * as systems from '#domain/systems/managed-system/managed-system.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { systemChoices } from '../system-choices.server.ts';

export const load = async ({ locals: { actor } }) => ({ choices: await systemChoices(actor) });

export const actions = {
	default: form(SystemDraft, systems.add, {
		then(id, { cookies, locals }, { name }) {
			setFlash(cookies, { key: 'systems.added', values: { name } });
			return `/${locals.actor.tenantSlug}/systems/${id}`;
		},
	}),
};
