import type { Actor } from '#platform/actor.server.ts';
import type { Day } from '#platform/day.ts';
import { mondayOf } from '../schedule/calendar.ts';
import type { RepairDraft } from '../scenario/scenario.ts';
import * as scenarios from '../scenario/scenario.server.ts';
import * as schedules from '../schedule/schedule.server.ts';
import type { SolvedSchedule } from '../schedule/schedule.ts';
import * as plans from './plan.server.ts';
import { repairChanges, type RepairChanges } from './repair-changes.ts';

export type { RepairChange } from './repair-changes.ts';

export interface RepairView extends RepairChanges {
	planId: string;
	planTitle: string;
	/** What begins before it is left alone; null where nothing is frozen. */
	frozenBefore: Day | null;
}

/** A scenario that repairs the plan, with its work begun. */
export async function beginRepair(
	actor: Actor,
	draft: RepairDraft,
): Promise<{ portfolioId: string; id: string }> {
	const id = await scenarios.repairOf(actor, draft);
	const { portfolioId } = await scenarios.get(actor, id);
	// Pressed twice, the scenario is the same: what is under way or done is not begun again.
	const { newest } = await schedules.standing(actor, id);
	if (!newest) await schedules.request(actor, { scenarioId: id, key: undefined });
	return { portfolioId, id };
}

const known = new Map<string, RepairView>();
const MOST_KNOWN = 100;

/** What a repair changes in the plan that it keeps; reckoned once for each answer. */
export async function changesBy(
	actor: Actor,
	planId: string,
	{ id, improvements, snapshot, answer }: SolvedSchedule,
): Promise<RepairView> {
	actor.must('plan.read');
	const key = `${actor.tenantId} ${planId} ${id} ${improvements}`;
	const before = known.get(key);
	if (before) return before;
	const plan = await plans.get(actor, planId);
	const { problem, frozenBefore } = snapshot;
	const view = {
		planId,
		planTitle: plan.title,
		frozenBefore: frozenBefore > 0 ? mondayOf(problem, frozenBefore) : null,
		...repairChanges(plan, { snapshot, answer }),
	};
	if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!);
	known.set(key, view);
	return view;
}
