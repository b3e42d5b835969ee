import * as goals from '#domain/strategy/goal/goal.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import type { FoundNeed, GoalCoverage, GoalTie, TiedNeed } from './goal-coverage.ts';
import * as store from './goal-coverage.store.server.ts';

/** Goals with no need at all have no row. */
export async function coverage(actor: Actor): Promise<Map<string, GoalCoverage>> {
	actor.must('strategy.read');
	actor.must('need.read');
	const rows = await actor.read((db) => store.coverage(db));
	return new Map(rows.map((row) => [row.goalId, row]));
}

export function needsOf(actor: Actor, goalId: string): Promise<TiedNeed[]> {
	actor.must('strategy.read');
	actor.must('need.read');
	return actor.read((db) => store.needsOf(db, goalId));
}

/** Needs that could be tied to the goal, by number or by words of the title. */
export function search(actor: Actor, goalId: string, words: string): Promise<FoundNeed[]> {
	actor.must('need.edit');
	return actor.read((db) => store.search(db, goalId, words.replaceAll('\0', '').trim().slice(0, 100)));
}

/** The answer is the need's number, as in untying. */
export async function tie(actor: Actor, { needId, goalId }: GoalTie): Promise<number> {
	actor.must('need.edit');
	const goal = await goals.get(actor, goalId);
	if (goal.retiredAt) refuse('not_found', { subject: 'goal' });
	return actor.change(async (db, record) => {
		const { number, title, state } = found(await store.findNeed(db, needId), 'need');
		if (state === 'merged') refuse('need_merged', { number });
		if (!(await store.tie(db, needId, goalId))) refuse('goal_already_tied', { number });
		record('need.tied_to_goal', { type: 'need', id: needId }, { code: goal.code, goal: goal.title });
		record('goal.need_tied', { type: 'goal', id: goalId }, { number, need: title });
		return number;
	});
}

export async function untie(actor: Actor, { needId, goalId }: GoalTie): Promise<number> {
	actor.must('need.edit');
	const goal = await goals.get(actor, goalId);
	return actor.change(async (db, record) => {
		const { number, title } = found(await store.findNeed(db, needId), 'need');
		if (!(await store.untie(db, needId, goalId))) refuse('not_found', { subject: 'tie' });
		record('need.untied_from_goal', { type: 'need', id: needId }, { code: goal.code, goal: goal.title });
		record('goal.need_untied', { type: 'goal', id: goalId }, { number, need: title });
		return number;
	});
}
