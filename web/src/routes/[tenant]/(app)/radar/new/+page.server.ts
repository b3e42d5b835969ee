import { TechnologyDraft } from '#domain/systems/technology/technology.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { radarChoices } from '../radar-choices.server.ts';
import { nextReview } from '../review-day.ts';

export const load = async ({ locals: { actor } }) => ({
	choices: await radarChoices(actor),
	reviewOn: nextReview(today()),
});

export const actions = {
	default: form(TechnologyDraft, (actor, draft) => technologies.add(actor, draft), {
		then(id, { cookies, locals }, { name }) {
			setFlash(cookies, { key: 'radar.added', values: { name } });
			return `/${locals.actor.tenantSlug}/radar/technologies/${id}`;
		},
	}),
};
