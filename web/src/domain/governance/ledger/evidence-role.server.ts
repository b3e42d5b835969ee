import * as prices from '../post-price/post-price.server.ts';
import * as requiredRoles from '../required-role/required-role.server.ts';
import { isBreach, type Gap, type Standing, type StandingPost } from '../required-role/required-role.ts';
import { byClause, type EvidenceKind } from './evidence-kind.ts';
import type { Evidence } from './ledger.ts';

const PATH = 'people/required';

function filled({ role, held }: Standing): Evidence {
	const values = { post: held.map(({ title }) => title).join(', ') };
	return { says: 'role.filled', values, label: role, path: PATH, day: null, state: 'met', isDirect: true };
}

function lacking({ role }: Standing, gap: Gap | 'missing' | 'too_few', more: Partial<Evidence>): Evidence {
	const what = { label: role, path: PATH, day: null, values: {}, state: 'lacking', isDirect: true } as const;
	return { ...what, says: `role.${gap}`, ...more };
}

function gapOf(standing: Standing, post: StandingPost): Evidence[] {
	const worst = post.gaps.find(isBreach);
	if (!worst) return [];
	const day = worst === 'coming' ? post.validFrom : post.validTo;
	const values = { post: post.title, percent: post.fullTimePercent, least: standing.leastPercent ?? 0 };
	return [lacking(standing, worst === 'fixed_term' && day ? 'ends' : worst, { values, day })];
}

/** Posts that the clause asks for: as many, filled, and permanent where it says so; a gap with its price. */
export const roleEvidence: EvidenceKind = async (actor, { strategyId, editionId, clauses, period }) => {
	const ids = new Map(clauses.map(({ lineageId, id }) => [lineageId, id]));
	const standings = await requiredRoles.standings(actor, { strategyId, editionId, day: period.asOf });
	const priced = actor.may('plan.read') && standings.length > 0 ? await prices.losses(actor) : new Map();
	const told = standings.flatMap((standing) => {
		const clauseId = ids.get(standing.lineageId);
		if (!clauseId) return [];
		if (standing.isMet) return [{ clauseId, fact: filled(standing) }];
		const { missing, posts, held } = standing;
		const none = lacking(standing, missing === posts ? 'missing' : 'too_few', { values: { posts, missing } });
		const facts = [...(missing > 0 ? [none] : []), ...held.flatMap((post) => gapOf(standing, post))];
		const losses = held.flatMap(({ id, title, gaps }): Evidence[] => {
			const loss = gaps.some(isBreach) ? priced.get(id) : undefined;
			if (!loss) return [];
			const what = { says: 'role.price', label: title, path: `people/posts/${id}/price`, day: null };
			return [{ ...what, values: { ...loss }, state: 'lacking', isDirect: false }];
		});
		return [...facts, ...losses].map((fact) => ({ clauseId, fact }));
	});
	return byClause(told, ({ fact }) => fact);
};
