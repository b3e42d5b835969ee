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

/** Why the dates alone, with unlimited people and money, leave no room for the mode; empty = they do not. */
export function datesAgainst(model: Model, row: number): Cause[] {
	const { calendar, dates, release, problem } = model;
	const { activity, duration } = model.modes[row]!;
	const last = lastFinish(model, activity);
	const finish = dates.start[activity]! + duration - 1;
	if (finish <= last) return [];
	const causes: Cause[] = [];
	const own = problem.activities[activity];
	if (own && own.deadline !== null) {
		if (release[activity]! + duration - 1 > model.deadline[activity]!)
			causes.push({ code: 'window_empty', earliest: own.earliest, duration, deadline: own.deadline });
		for (const before of model.network.predecessors[activity]!) {
			const conflict = impossible(model, before, activity, duration);
			if (conflict) causes.push(conflict);
		}
	}
	const earliestFinish = calendar.slotOf(finish);
	if (finish >= calendar.count)
		causes.push({ code: 'outside_horizon', earliestFinish, lastSlot: problem.slots - 1 });
	return causes;
}

function impossible(
	model: Model,
	before: number,
	activity: number,
	duration = model.duration[activity]!,
): DeadlineBeforePredecessor | null {
	const { dates, deadline, calendar, problem } = model;
	const own = problem.activities[activity]!.deadline;
	if (own === null || isSetup(model, before)) return null;
	if (dates.finish[before]! <= deadline[activity]! - duration) return null;
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
	if (isSetup(model, before)) return null;
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

function isSetup({ problem }: Model, activity: number): boolean {
	return activity >= problem.activities.length;
}
