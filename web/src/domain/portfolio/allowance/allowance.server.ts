import { relaxations, type DeadlineBeforePredecessor } from '@luotsi/engine';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import { standingIn } from '../schedule/schedule.server.ts';
import type { SolvedSchedule } from '../schedule/schedule.ts';
import {
	givenFor,
	soonestDeadline,
	type Allowance,
	type AllowanceRemoval,
	type AllowanceWish,
	type Given,
	type Settlement,
} from './allowance.ts';
import * as store from './allowance.store.server.ts';

export function list(actor: Actor, scenarioId: string): Promise<Allowance[]> {
	actor.must('plan.read');
	return actor.read((db) => store.list(db, scenarioId));
}

/** Takes for granted what the schedule says would let the need start then. */
export function give(actor: Actor, { start, ...wish }: AllowanceWish): Promise<string> {
	return add(actor, wish, (solved) => offered(solved, wish.needId, start));
}

/** Takes for granted a later deadline, or that the need does not wait, where the two contradict each other. */
export function settle(actor: Actor, { beforeId, by, ...wish }: Settlement): Promise<string> {
	return add(actor, wish, ({ snapshot: { problem, needs }, answer }) => {
		const conflict = answer.conflicts.find(
			(one): one is DeadlineBeforePredecessor =>
				one.code === 'deadline_before_predecessor' &&
				one.activity === wish.needId &&
				one.predecessor === beforeId,
		);
		if (!conflict) return refuse('conflict');
		const number = needs.find(({ id }) => id === beforeId)?.number ?? 0;
		if (by === 'order') return [{ kind: 'order', before: beforeId, number }];
		return [{ kind: 'deadline', on: soonestDeadline(problem, wish.needId, conflict.earliestFinish) }];
	});
}

interface Wish {
	scenarioId: string;
	/** The schedule that was looked at. */
	scheduleId: string;
	needId: string;
	key?: string | undefined;
}

function add(
	actor: Actor,
	{ scenarioId, scheduleId, needId, key }: Wish,
	find: (solved: SolvedSchedule) => Given[],
): Promise<string> {
	actor.must('plan.prepare');
	return actor.change(
		async (db, record) => {
			const { solved } = await standingIn(db, scenarioId);
			if (solved?.id !== scheduleId) refuse('conflict');
			if ((await store.count(db, scenarioId)) >= store.MOST)
				refuse('too_many_allowances', { limit: store.MOST });
			const given = find(solved);
			const id = newId();
			const row = { id, scenario_id: scenarioId, need_id: needId, given };
			await store.insert(db, { ...row, given_by: actor.personId });
			record('allowance.given', { type: 'scenario', id: scenarioId }, { need: needId, given });
			return id;
		},
		{ verb: 'allowance.give', key },
	);
}

export async function withdraw(actor: Actor, { scenarioId, id }: AllowanceRemoval): Promise<void> {
	actor.must('plan.prepare');
	await actor.change(async (db, record) => {
		const needId = await store.remove(db, scenarioId, id);
		if (!needId) refuse('not_found', { subject: 'allowance' });
		record('allowance.withdrawn', { type: 'scenario', id: scenarioId }, { need: needId });
	});
}

function offered({ snapshot: { problem }, answer }: SolvedSchedule, needId: string, start: number): Given[] {
	const activity = problem.activities.find(({ id }) => id === needId);
	if (!activity) return refuse('not_found', { subject: 'need' });
	const offer = relaxations(problem, answer, needId).find((one) => one.start === start);
	const given = offer && givenFor(problem, offer, activity.duration);
	return given ?? refuse('conflict');
}
