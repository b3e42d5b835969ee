import { ManyMerge } from '#domain/portfolio/consolidation/consolidation-act.ts';
import * as consolidation from '#domain/portfolio/consolidation/consolidation.server.ts';
import { disagreements } from '#domain/portfolio/consolidation/fact-choice.ts';
import * as workbench from '#domain/portfolio/consolidation/workbench.server.ts';
import { fits, likeliestToStay } from '#domain/portfolio/consolidation/workbench.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { addressOf, filtersIn } from '../consolidate-address.ts';

const MOST_AT_ONCE = 100;

export const load = async ({ locals, url }) => {
	const asked = filtersIn(url);
	const level = url.searchParams.has('level') ? asked.level : 'certain';
	const filters = { ...asked, view: 'open' as const, level };
	const { groups, areas, tally } = await workbench.open(locals.actor);
	const shown = groups.filter((group) => fits(group, filters));
	return {
		groups: shown.slice(0, MOST_AT_ONCE).map((group) => {
			const into = likeliestToStay(group.members);
			const disputed = disagreements(group.members, into).filter(({ isDisputed }) => isDisputed);
			return { ...group, into, disputed: disputed.length };
		}),
		total: shown.length,
		filters,
		areas,
		tally,
	};
};

export const actions = {
	merge: form(ManyMerge, consolidation.mergeMany, {
		then({ merged, left, refused }, { cookies, locals, url }) {
			const values = { merged, left, refused: refused.length };
			const tone = refused.length > 0 ? 'warn' : 'good';
			setFlash(cookies, { key: 'consolidation.mergedMany', values, tone });
			return `/${locals.actor.tenantSlug}/needs/consolidate${addressOf({ ...filtersIn(url), level: 'possible' })}`;
		},
	}),
};
