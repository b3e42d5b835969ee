import type { Actor } from '#platform/actor.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as scenarios from '../scenario/scenario.server.ts';
import * as schedules from '../schedule/schedule.server.ts';
import type { Side } from './comparison.ts';
import * as plans from './plan.server.ts';
import * as store from './plan.store.server.ts';

export interface SideChoice {
	id: string;
	name: string;
	kind: 'scenario' | 'plan';
}

/** Solved scenarios and adopted plans of a portfolio. */
export async function choicesOf(actor: Actor, portfolioId: string): Promise<SideChoice[]> {
	const drafts = (await scenarios.list(actor, portfolioId)).filter(({ latest }) => latest !== null);
	const adopted = await plans.list(actor, portfolioId);
	return [
		...drafts.map(({ id, name }): SideChoice => ({ id, name, kind: 'scenario' })),
		...adopted.map(({ id, title }): SideChoice => ({ id, name: title, kind: 'plan' })),
	];
}

/** A scenario's newest answer, or a plan as adopted. */
export async function sideOf(
	actor: Actor,
	portfolioId: string,
	id: string,
): Promise<Side & { name: string }> {
	actor.must('plan.read');
	const plan = await actor.read((db) => store.find(db, knownId(id, 'plan')));
	if (plan) {
		if (plan.portfolioId !== portfolioId) refuse('not_found', { subject: 'plan' });
		return { name: plan.title, snapshot: plan.snapshot, answer: plan.answer };
	}
	const scenario = await scenarios.getIn(actor, portfolioId, id);
	const { snapshot, answer } = found((await schedules.standing(actor, id)).solved, 'schedule');
	return { name: scenario.name, snapshot, answer };
}

/** What the scenario says now, if it has been solved. */
export async function sideIfSolved(actor: Actor, scenarioId: string): Promise<Side | null> {
	const { solved } = await schedules.standing(actor, scenarioId);
	return solved && { snapshot: solved.snapshot, answer: solved.answer };
}
