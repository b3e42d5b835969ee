import type { Actor } from '#platform/actor.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as goals from '../goal/goal.server.ts';
import type { Alignment, AlignmentDraft, AlignmentEnd, ClauseAbove } from './alignment.ts';
import * as store from './alignment.store.server.ts';

export function ofGoal(actor: Actor, goalId: string): Promise<Alignment[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.ofGoal(db, goalId));
}

/** Of every goal in use. */
export function listAll(actor: Actor): Promise<Alignment[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.listAll(db));
}

/** Clauses that a goal of the strategy may serve or go against. */
export function choices(actor: Actor, strategyId: string): Promise<ClauseAbove[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.clausesAbove(db, strategyId));
}

export async function align(actor: Actor, draft: AlignmentDraft): Promise<void> {
	actor.must('strategy.manage');
	const { goalId, clauseId, stance, note } = draft;
	const goal = await goals.get(actor, goalId);
	await actor.change(async (db, record) => {
		const clause = await store.findAbove(db, goal.strategyId, clauseId);
		if (!clause) refuse('alignment_not_above');
		const row = { goal_id: goalId, clause_id: clauseId, stance, note, aligned_by: actor.personId };
		await store.put(db, row);
		const told = {
			code: goal.code,
			title: goal.title,
			clause: `${clause.strategy} ${clause.number}`,
			stance,
		};
		record('goal.aligned', { type: 'goal', id: goalId }, told);
	});
}

export async function part(actor: Actor, { goalId, clauseId }: AlignmentEnd): Promise<void> {
	actor.must('strategy.manage');
	const goal = await goals.get(actor, goalId);
	await actor.change(async (db, record) => {
		const before = (await store.ofGoal(db, goalId)).find((one) => one.clauseId === clauseId);
		const { strategy, number } = found(before, 'clause');
		await store.remove(db, goalId, clauseId);
		const told = { code: goal.code, title: goal.title, clause: `${strategy} ${number}` };
		record('goal.parted', { type: 'goal', id: goalId }, told);
	});
}
