import { PilotDraft } from '#domain/systems/pilot/pilot.ts';
import * as pilots from '#domain/systems/pilot/pilot.server.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { radarChoices } from '../../radar-choices.server.ts';

export const load = async ({ locals: { actor }, url }) => {
	const [all, choices] = await Promise.all([technologies.list(actor), radarChoices(actor)]);
	const chosen = all.find(({ id }) => id === url.searchParams.get('technology'));
	return {
		technology: chosen ? { id: chosen.id, name: chosen.name } : null,
		technologies: all.map(({ id, name }) => ({ value: id, label: name })),
		choices,
		day: today(),
	};
};

export const actions = {
	default: form(PilotDraft, pilots.plan, {
		then(id, { cookies, locals }) {
			setFlash(cookies, { key: 'radar.planned' });
			return `/${locals.actor.tenantSlug}/radar/pilots/${id}`;
		},
	}),
};
