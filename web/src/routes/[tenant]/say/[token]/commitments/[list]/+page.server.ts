import { AnswerSheet } from '#domain/portfolio/commitment/commitment.ts';
import * as commitments from '#domain/portfolio/commitment/commitment.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { linkHolder } from '../../link-holder.server.ts';

export const load = async ({ locals, params, url, cookies, getClientAddress }) => {
	const { unit, actor } = await linkHolder(locals.actor, params.token, getClientAddress());
	return {
		sheet: await commitments.sheet(actor, knownId(params.list, 'commitment_list'), unit.id),
		onlyOpen: url.searchParams.has('open'),
		flash: takeFlash(cookies),
	};
};

export const actions = {
	answer: form(
		AnswerSheet,
		async (visitor, draft, { params, getClientAddress }) => {
			const { unit, actor } = await linkHolder(visitor, params['token'], getClientAddress());
			return commitments.answer(actor, { ...draft, unitId: unit.id });
		},
		{
			then(_, { cookies, url }) {
				setFlash(cookies, { key: 'commitment.saved' });
				return url.searchParams.has('open') ? `${url.pathname}?open=1` : url.pathname;
			},
		},
	),
};
