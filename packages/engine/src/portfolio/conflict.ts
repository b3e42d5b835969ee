import { forcingPath } from '../problem/network.ts';
import { lastFinish, type Model } from './model.ts';
import { idOf } from './obstacle.ts';
import type { Cause, DeadlineBeforePredecessor, DeadlineOrder } from '../result.ts';

/**
 * Every dependency whose dates contradict each other, people and money left aside: the predecessor cannot be finished in
 * time, or, more softly, its own deadline lets it be finished too late. One entry a dependency, the harder one.
 */
export function deadlineConflicts(model: Model): (DeadlineBeforePredecessor | DeadlineOrder)[] {
	return model.problem.activities.flatMap((_, activity) =>
		model.network.predecessors[activity]!.flatMap((before) => {
			const conflict = impossible(model, before, activity) ?? misordered(model, before, activity);
			return conflict ? [conflict] : [];
		}),
	);
}

/** Why the dates alone, with unlimited people and money, leave no room for the activity; empty = they do not. */
export function datesAgainst(model: Model, activity: number): Cause[] {
	const { calendar, dates, duration, release, problem } = model;
	const last = lastFinish(model, activity);
	if (dates.finish[activity]! <= last) return [];
	const causes: Cause[] = [];
	const { earliest, deadline } = problem.activities[activity]!;
	if (deadline !== null && release[activity]! + duration[activity]! - 1 > model.deadline[activity]!)
		causes.push({ code: 'window_empty', earliest, duration: duration[activity]!, deadline });
	for (const before of model.network.predecessors[activity]!) {
		const conflict = impossible(model, before, activity);
		if (conflict) causes.push(conflict);
	}
	const earliestFinish = calendar.slotOf(dates.finish[activity]!);
	if (dates.finish[activity]! >= calendar.count)
		causes.push({ code: 'outside_horizon', earliestFinish, lastSlot: problem.slots - 1 });
	return causes;
}

function impossible(model: Model, before: number, activity: number): DeadlineBeforePredecessor | null {
	const { dates, deadline, duration, calendar, problem } = model;
	const own = problem.activities[activity]!.deadline;
	if (own === null || dates.finish[before]! <= deadline[activity]! - duration[activity]!) return null;
	return {
		code: 'deadline_before_predecessor',
		activity: idOf(model, activity),
		predecessor: idOf(model, before),
		earliestFinish: calendar.slotOf(dates.finish[before]!),
		deadline: own,
		path: forcingPath(dates, before).map((one) => idOf(model, one)),
	};
}

function misordered(model: Model, before: number, activity: number): DeadlineOrder | null {
	const { deadline, duration, calendar, problem } = model;
	const latest = deadline[activity]! - duration[activity]!;
	const predecessorDeadline = problem.activities[before]!.deadline;
	if (predecessorDeadline === null || deadline[before]! <= latest) return null;
	return {
		code: 'deadline_order',
		activity: idOf(model, activity),
		predecessor: idOf(model, before),
		predecessorDeadline,
		latestFinish: calendar.slotOf(latest),
	};
}
