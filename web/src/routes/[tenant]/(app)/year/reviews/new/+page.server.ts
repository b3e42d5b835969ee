import * as bodies from '#domain/governance/body/body.server.ts';
import * as reviews from '#domain/governance/review/review.server.ts';
import { RoundDraft } from '#domain/governance/review/review.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, url }) => {
	const [allBodies, allStrategies, allGoals, due] = await Promise.all([
		bodies.list(locals.actor),
		strategies.list(locals.actor),
		goals.list(locals.actor),
		reviews.listDueDuties(locals.actor),
	]);
	const duty = due.find(({ id }) => id === url.searchParams.get('duty')) ?? null;
	return {
		bodies: allBodies
			.filter(({ retiredAt }) => !retiredAt)
			.map(({ id, name, governanceModel, yearStarts }) => ({ id, name, governanceModel, yearStarts })),
		strategies: allStrategies.map(({ id, title }) => ({ id, title })),
		goals: allGoals.map(({ id, code, title, strategyId, strategy }) => ({
			...{ id, code, title, strategyId, strategy },
		})),
		due,
		duty,
		today: today(),
	};
};

export const actions = {
	default: form(RoundDraft, (actor, draft) => reviews.open(actor, draft), {
		then(id, { cookies, locals }) {
			setFlash(cookies, { key: 'review.opened' });
			return `/${locals.actor.tenantSlug}/year/reviews/${id}`;
		},
	}),
};
