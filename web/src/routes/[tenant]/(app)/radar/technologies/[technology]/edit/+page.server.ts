import * as v from 'valibot';
import { TechnologyChange, TechnologyRetirement } from '#domain/systems/technology/technology.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { radarChoices } from '../../../radar-choices.server.ts';

export const load = async ({ locals: { actor }, params }) => {
	const { technology } = await technologies.get(actor, params.technology);
	const chosen = technology.activities.map(({ measureId }) => measureId);
	return { technology, choices: await radarChoices(actor, chosen) };
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, locals, params }: RequestEvent) {
		setFlash(cookies, { key });
		return `/${locals.actor.tenantSlug}/radar/technologies/${params['technology']}`;
	},
});

export const actions = {
	amend: form(TechnologyChange, technologies.amend, telling('common.saved')),
	retire: form(
		TechnologyRetirement,
		(actor, draft) => technologies.retire(actor, draft),
		telling('radar.justRetired'),
	),
	restore: form(v.pick(TechnologyRetirement, ['id']), technologies.restore, telling('radar.justRestored')),
};
