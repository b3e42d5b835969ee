import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import * as store from './schedule.store.server.ts';
import type { TradeOff, TradeOffChoice } from './trade-off.ts';

/** Plans between calm and value beside a repair's answer; null where none are worked out. */
export function list(
	actor: Actor,
	scheduleId: string,
): Promise<{ chosen: string; points: TradeOff[] } | null> {
	actor.must('plan.read');
	return actor.read((db) => store.tradeOffsOf(db, scheduleId));
}

/** Makes one of them the scenario's answer; what is still under way gives way. */
export function choose(
	actor: Actor,
	{ scenarioId, scheduleId, point, key }: TradeOffChoice,
): Promise<string> {
	actor.must('plan.prepare');
	return actor.change(
		async (db, record) => {
			if (!(await store.lockScenario(db, scenarioId))) refuse('not_found', { subject: 'scenario' });
			const newest = await store.newestHead(db, scenarioId);
			if (newest?.id !== scheduleId) refuse('conflict');
			await store.stopAll(db, scenarioId);
			const id = newId();
			if (!(await store.insertChosen(db, { id, from: scheduleId, point, requestedBy: actor.personId })))
				refuse('conflict');
			record(
				'schedule.chosen',
				{ type: 'scenario', id: scenarioId },
				{ schedule: id, from: scheduleId, point },
			);
			return id;
		},
		{ verb: 'schedule.choose', key },
	);
}
