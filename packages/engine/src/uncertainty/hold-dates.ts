import type { Problem, Slot } from '../problem/problem.ts';
import { plannedWork, type PlannedItem, type PlannedWork } from './planned-work.ts';
import { quantile, samplePlan, shareBefore, type PlanSample } from './sample-plan.ts';

/** How well the dates of a schedule hold when work turns out longer or shorter. */
export interface Outlook {
	samples: number;
	/** In the order of start. */
	activities: ActivityOutlook[];
	/** Probability that every activity keeps its planned finish. */
	allHold: number;
	/** Probability that every deadline is kept; activities without one count as kept when they are finished at all. */
	deadlinesHold: number;
	/** Last slot of all work in half, and in four fifths, of all cases; null = in fewer it is finished at all. */
	end: Likely;
}

/** Slots by whose end it is finished with a probability of at least 0.5 and 0.8. */
export interface Likely {
	p50: Slot | null;
	p80: Slot | null;
}

/** One activity of an outlook. */
export interface ActivityOutlook extends Likely {
	id: string;
	/** Planned finish. */
	finish: Slot;
	/** Probability that it is finished by its planned finish. */
	holds: number;
	/** Probability that it is finished by its deadline; null = it has none. */
	holdsDeadline: number | null;
}

/** How to look ahead. */
export interface OutlookOptions {
	/** Number of scenarios. */
	samples: number;
	seed: number;
	/** True = work starts as soon as it can; otherwise, as people plan their weeks, never before the planned start. */
	startsEarly?: boolean;
}

/**
 * Runs a schedule of a valid problem through random scenarios: effort and duration of each activity are multiplied by a
 * factor from its three-point estimate, and the activities, in the order of their planned starts, take the first weeks
 * in which predecessors, lags and the time of the posts allow them (list-keeping, Stork 2001). Money and the most of a
 * lag are not looked at; after the horizon the capacity of the last year is repeated.
 */
export function holdDates(
	problem: Problem,
	schedule: { items: readonly PlannedItem[] },
	{ samples, seed, startsEarly = false }: OutlookOptions,
): Outlook {
	const work = plannedWork(problem, schedule.items);
	const notBefore = startsEarly ? work.release : work.start;
	const sample = samplePlan(work, { samples, seed, notBefore, promise: work.finish });
	return {
		samples,
		activities: work.ids.map((id, position) => outlookOf(work, sample, id, position, problem)),
		allHold: sample.allHeld / samples,
		deadlinesHold: sample.allDue / samples,
		end: likely(work, sample.ends, 0, samples),
	};
}

function outlookOf(
	work: PlannedWork,
	sample: PlanSample,
	id: string,
	position: number,
	{ activities }: Problem,
): ActivityOutlook {
	const { width, finish, due, calendar } = work;
	const hasDeadline = activities.some((one) => one.id === id && one.deadline !== null);
	return {
		id,
		finish: calendar.slotOf(finish[position]! - 1),
		holds: shareBefore(sample, width, position, finish[position]!),
		holdsDeadline: hasDeadline ? shareBefore(sample, width, position, due[position]!) : null,
		...likely(work, sample.finishes, position * (width + 1), sample.samples),
	};
}

function likely({ width, calendar }: PlannedWork, counts: Int32Array, from: number, samples: number): Likely {
	const slot = (share: number) => {
		const week = quantile(counts, from, width, share * samples);
		return week === null ? null : calendar.slotOf(Math.max(0, week - 1));
	};
	return { p50: slot(0.5), p80: slot(0.8) };
}
