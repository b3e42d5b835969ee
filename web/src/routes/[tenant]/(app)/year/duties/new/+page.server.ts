import { DutyDraft } from '#domain/governance/duty/duty.ts';
import * as duties from '#domain/governance/duty/duty.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { dutyChoices } from '../duty-choices.server.ts';

export const load = async ({ locals, url }) => ({
	choices: await dutyChoices(locals.actor),
	bodyId: url.searchParams.get('body'),
});

export const actions = {
	default: form(DutyDraft, duties.add, {
		then(id, { cookies, locals }, { name }) {
			setFlash(cookies, { key: 'year.dutyAdded', values: { name } });
			return `/${locals.actor.tenantSlug}/year/duties/${id}`;
		},
	}),
};
