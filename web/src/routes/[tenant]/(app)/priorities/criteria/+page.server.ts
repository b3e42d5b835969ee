import {
	CriterionChange,
	CriterionDraft,
	CriterionVersion,
	DefaultSet,
	Weights,
} from '#domain/portfolio/criterion/criterion.ts';
import * as criteria from '#domain/portfolio/criterion/criterion.server.ts';
import * as priorities from '#domain/portfolio/priority/priority.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, cookies }) => {
	const all = await criteria.list(actor, { withRetired: true });
	return {
		criteria: all.filter(({ retiredAt }) => !retiredAt),
		retired: all.filter(({ retiredAt }) => retiredAt),
		flash: takeFlash(cookies),
		mayManage: actor.may('criterion.manage'),
	};
};

const saved = {
	then(_: unknown, { cookies, url }: { cookies: Parameters<typeof setFlash>[0]; url: URL }) {
		setFlash(cookies, { key: 'common.saved' });
		return url.pathname;
	},
};

export const actions = {
	add: form(CriterionDraft, criteria.add, saved),
	amend: form(CriterionChange, criteria.amend, saved),
	reweigh: form(Weights, criteria.reweigh, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'priority.weightsSaved' });
			return url.pathname;
		},
	}),
	try: form(Weights, async (actor, weights) => ({
		weights,
		effect: await priorities.tryWeights(actor, weights),
	})),
	retire: form(CriterionVersion, criteria.retire, saved),
	restore: form(CriterionVersion, criteria.restore, saved),
	offerDefaults: form(DefaultSet, criteria.offerDefaults, saved),
};
