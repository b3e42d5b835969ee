import { GoalDraft, GoalsFromClauses } from '#domain/strategy/goal/goal.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import { form } from '#platform/form.server.ts';
import { redirect } from '@sveltejs/kit';

export const load = async ({ locals: { actor }, url, params }) => {
	const list = await strategies.list(actor);
	const summary = list.find(({ id }) => id === url.searchParams.get('strategy')) ?? list[0];
	if (!summary) redirect(303, `/${params.tenant}/strategy`);
	const [strategy, existing] = await Promise.all([
		strategies.get(actor, summary.id),
		goals.list(actor, { strategyId: summary.id }),
	]);
	const taken = new Set(existing.map(({ clauseId }) => clauseId));
	const clauses = strategy.clauses.filter(({ kind }) => kind !== 'heading');
	return {
		list: list.map(({ id, title }) => ({ id, title })),
		strategy: { id: strategy.id, title: strategy.title },
		clauses: clauses.map(({ id, number, kind, text, isObligation }) => ({
			id,
			number,
			text,
			isObligation,
			isOffered: kind === 'bullet',
			hasGoal: taken.has(id),
		})),
	};
};

export const actions = {
	make: form(GoalsFromClauses, goals.makeFromClauses, {
		then: (_, { params }, { strategyId }) => `/${params['tenant']}/strategy?strategy=${strategyId}`,
	}),
	add: form(GoalDraft, goals.add, { then: (id, { params }) => `/${params['tenant']}/strategy/goals/${id}` }),
};
