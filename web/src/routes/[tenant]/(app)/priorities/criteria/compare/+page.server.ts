import { BestWorstDraft, proposeWeights } from '#domain/portfolio/criterion/best-worst.ts';
import * as criteria from '#domain/portfolio/criterion/criterion.server.ts';
import { form } from '#platform/form.server.ts';

export const load = async ({ locals: { actor }, url }) => {
	const all = await criteria.list(actor);
	const chosen = (name: string) => all.find(({ id }) => id === url.searchParams.get(name))?.id ?? null;
	const [best, worst] = [chosen('best'), chosen('worst')];
	return {
		criteria: all.map(({ id, name, question, weight, version }) => ({ id, name, question, weight, version })),
		best,
		worst,
		isReady: best !== null && worst !== null && best !== worst,
	};
};

export const actions = {
	propose: form(BestWorstDraft, async (actor, draft) => {
		actor.must('criterion.manage');
		const all = await criteria.list(actor);
		return proposeWeights(
			all.map(({ id }) => id),
			draft,
		);
	}),
};
