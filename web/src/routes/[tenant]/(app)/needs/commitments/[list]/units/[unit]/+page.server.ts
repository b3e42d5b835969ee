import { AnswerSheet } from '#domain/portfolio/commitment/commitment.ts';
import * as commitments from '#domain/portfolio/commitment/commitment.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, params, url, cookies }) => {
	const sheet = await commitments.sheet(
		actor,
		knownId(params.list, 'commitment_list'),
		knownId(params.unit, 'service_unit'),
	);
	const speaksFor = !actor.unitIds || actor.unitIds.includes(params.unit);
	return {
		sheet,
		onlyOpen: url.searchParams.has('open'),
		mayAnswer: actor.may('commitment.answer') && speaksFor,
		flash: takeFlash(cookies),
	};
};

export const actions = {
	answer: form(AnswerSheet, commitments.answer, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'commitment.saved' });
			return url.searchParams.has('open') ? `${url.pathname}?open=1` : url.pathname;
		},
	}),
};
