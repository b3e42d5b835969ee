import type { Actor } from '#platform/actor.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found } from '#platform/refusal.ts';
import { changesBetween, type Change } from '../schedule/changes.ts';
import { snapshotOf, todayInFinland } from '../schedule/problem.server.ts';
import type { Plan, PlanHead } from './plan.ts';
import * as store from './plan.store.server.ts';

export function list(actor: Actor, portfolioId: string): Promise<PlanHead[]> {
	actor.must('plan.read');
	return actor.read((db) => store.list(db, knownId(portfolioId, 'portfolio')));
}

export function get(actor: Actor, id: string): Promise<Plan> {
	actor.must('plan.read');
	return actor.read(async (db) => found(await store.find(db, knownId(id, 'plan')), 'plan'));
}

export interface Since {
	/** What has changed in the facts that the plan was made of. */
	changes: Change[];
	/** State of each need of the plan today, by id. */
	states: Record<string, string>;
}

export function since(actor: Actor, plan: Plan): Promise<Since> {
	actor.must('plan.read');
	return actor.read(async (db) => {
		const now = await snapshotOf(db, plan.scenarioId, todayInFinland());
		const states = await store.needStates(db, plan.id);
		const isDone = new Set(states.flatMap(({ id, state }) => (state === 'done' ? id : [])));
		// A need that is done has left the portfolio because the plan came true.
		const changes = changesBetween(plan.snapshot, now).filter(
			(change) => !(change.code === 'need_gone' && isDone.has(change.need.id)),
		);
		return { changes, states: Object.fromEntries(states.map(({ id, state }) => [id, state])) };
	});
}
