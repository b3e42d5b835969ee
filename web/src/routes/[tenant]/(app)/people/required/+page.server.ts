import * as cases from '#domain/governance/post-case/post-case.server.ts';
import * as prices from '#domain/governance/post-price/post-price.server.ts';
import { VacantPost } from '#domain/governance/post-price/vacant-post.ts';
import { priceMissing } from '#domain/governance/post-price/vacant-post.server.ts';
import {
	isBreach,
	type Standing,
	type StandingPost,
} from '#domain/governance/required-role/required-role.ts';
import * as requiredRoles from '#domain/governance/required-role/required-role.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export interface RequiredRow {
	key: string;
	standing: Standing;
	/** Null where a post is missing altogether. */
	post: StandingPost | null;
	missing: number;
	loss: { lost: number; later: number } | null;
	caseId: string | null;
}

function rowsIn(
	standing: Standing,
	losses: ReadonlyMap<string, { lost: number; later: number }>,
	caseOf: ReadonlyMap<string, string>,
): RequiredRow[] {
	const { held, missing, lineageId, roleId } = standing;
	const key = `${lineageId} ${roleId}`;
	const posts = held.map((post): RequiredRow => ({
		...{ key: `${key} ${post.id}`, standing, post, missing: 0 },
		loss: losses.get(post.id) ?? null,
		caseId: caseOf.get(post.id) ?? null,
	}));
	const none = { key, standing, post: null, missing, loss: null, caseId: null };
	return missing > 0 ? [...posts, none] : posts;
}

export const load = async ({ locals: { actor } }) => {
	const day = today();
	const maySeeCases = actor.may('post_case.read');
	const [standings, losses, open, plan] = await Promise.all([
		requiredRoles.standings(actor, { day }),
		actor.may('plan.read') ? prices.losses(actor) : new Map<string, { lost: number; later: number }>(),
		maySeeCases ? cases.list(actor, day) : [],
		actor.may('plan.read') ? prices.planInForce(actor) : null,
	]);
	const caseOf = new Map(
		open.filter(({ stage }) => stage !== 'rejected').map((one) => [one.positionId, one.id]),
	);
	const rowsOf = (standing: Standing) => rowsIn(standing, losses, caseOf);
	const clauses = [...Map.groupBy(standings, ({ lineageId }) => lineageId).values()].map((own) => {
		const { strategyId, strategy, lineageId, number, text } = own[0]!;
		return { strategyId, strategy, lineageId, number, text, rows: own.flatMap(rowsOf) };
	});
	const posts = standings.flatMap(({ held }) => held);
	return {
		clauses,
		counts: {
			all: standings.length,
			met: standings.filter(({ isMet }) => isMet).length,
			gaps: standings.reduce(
				(sum, { held, missing }) => sum + missing + held.flatMap(({ gaps }) => gaps.filter(isBreach)).length,
				0,
			),
			noDeputies: posts.filter(({ gaps }) => gaps.includes('no_deputy')).length,
		},
		maySeeCases,
		mayBegin: actor.may('post_case.manage'),
		mayPrice: actor.may('plan.read'),
		mayManage: actor.may('organisation.manage'),
		mayPriceMissing: plan !== null && actor.may('organisation.manage') && actor.may('plan.prepare'),
	};
};

export const actions = {
	priceMissing: form(VacantPost, priceMissing, {
		then(positionId, { cookies, locals }) {
			setFlash(cookies, { key: 'price.vacantAdded' });
			return `/${locals.actor.tenantSlug}/people/posts/${positionId}/price`;
		},
	}),
};
