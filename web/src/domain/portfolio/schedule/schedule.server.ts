import type { FairnessPoint } from '@luotsi/engine';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { refuse } from '#platform/refusal.ts';
import * as facts from './facts.store.server.ts';
import {
	isSolved,
	type ScheduleHead,
	type ScheduleRequest,
	type ScheduleRow,
	type ScheduleStop,
	type SolvedSchedule,
} from './schedule.ts';
import * as store from './schedule.store.server.ts';
import { startSoon } from './start.server.ts';

/** The same seed each time: the same problem gives the same first proposal to everybody. */
const SEED = 1;

/** Asks for a schedule; one still under way for the scenario gives way. */
export async function request(actor: Actor, { scenarioId, key }: ScheduleRequest): Promise<string> {
	actor.must('plan.prepare');
	const id = await actor.change(
		async (db, record) => {
			if (!(await store.lockScenario(db, scenarioId))) refuse('not_found', { subject: 'scenario' });
			await store.stopAll(db, scenarioId);
			const added = newId();
			await store.insert(db, {
				id: added,
				scenario_id: scenarioId,
				seed: SEED,
				requested_by: actor.personId,
			});
			record('schedule.requested', { type: 'scenario', id: scenarioId }, { schedule: added });
			return added;
		},
		{ verb: 'schedule.request', key },
	);
	await startSoon({ tenantId: actor.tenantId, tenantSlug: actor.tenantSlug, scheduleId: id });
	return id;
}

/** The run notices within a second and ends; what it had found stays. */
export async function stop(actor: Actor, { scenarioId }: ScheduleStop): Promise<void> {
	actor.must('plan.prepare');
	await actor.change(async (db, record) => {
		if (!(await store.lockScenario(db, scenarioId))) refuse('not_found', { subject: 'scenario' });
		if ((await store.stopAll(db, scenarioId)) === 0) refuse('nothing_under_way');
		record('schedule.stopped', { type: 'scenario', id: scenarioId });
	});
}

export interface Standing {
	/** The newest request, answered or not. */
	newest: ScheduleRow | null;
	/** The newest answer, which may be of an earlier request. */
	solved: SolvedSchedule | null;
}

export function standing(actor: Actor, scenarioId: string): Promise<Standing> {
	actor.must('plan.read');
	return actor.read((db) => standingIn(db, knownId(scenarioId, 'scenario')));
}

/** The same within a running transaction. */
export async function standingIn(db: Db, scenarioId: string): Promise<Standing> {
	const newest = await store.newest(db, scenarioId);
	if (isSolved(newest)) return { newest, solved: newest };
	const earlier = newest && (await store.newestSolved(db, scenarioId));
	return { newest: newest ?? null, solved: isSolved(earlier) ? earlier : null };
}

/** How far it is, for a page that asks again and again. */
export function progress(
	actor: Actor,
	scenarioId: string,
): Promise<(ScheduleHead & { scheduled: number | null }) | null> {
	actor.must('plan.read');
	return actor.read(async (db) => (await store.newestHead(db, knownId(scenarioId, 'scenario'))) ?? null);
}

/** Needs that no schedule takes yet, because nobody has accepted them. */
export function countNotAccepted(actor: Actor): Promise<number> {
	actor.must('plan.read');
	return actor.read((db) => facts.countWaiting(db));
}

/** What fair shares would cost beside this schedule; null while nobody has reckoned it. */
export function fairness(actor: Actor, scheduleId: string): Promise<FairnessPoint[] | null> {
	actor.must('plan.read');
	return actor.read((db) => store.fairnessOf(db, scheduleId));
}
