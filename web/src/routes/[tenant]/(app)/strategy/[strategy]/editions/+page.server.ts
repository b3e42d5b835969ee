import { EditionDraft } from '#domain/strategy/edition/edition.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { strategyOf } from '../strategy-page.server.ts';

export const load = async ({ locals: { actor }, params, cookies }) => {
	const strategy = await strategyOf(actor, params.strategy);
	return {
		strategy,
		editions: await editions.list(actor, strategy.id),
		flash: takeFlash(cookies),
		mayManage: actor.may('strategy.manage'),
	};
};

export const actions = {
	draft: form(EditionDraft, editions.draft, {
		then(id, { cookies, url }) {
			setFlash(cookies, { key: 'edition.justDrafted' });
			return `${url.pathname}/${id}`;
		},
	}),
};
