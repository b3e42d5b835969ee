import { RoundDraft } from '#domain/portfolio/round/round.ts';
import * as rounds from '#domain/portfolio/round/round.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const actions = {
	default: form(RoundDraft, rounds.add, {
		then(id, { cookies, locals }, { name }) {
			setFlash(cookies, { key: 'rounds.added', values: { name } });
			return `/${locals.actor.tenantSlug}/needs/rounds/${id}`;
		},
	}),
};
