import type { WishConflict } from './conflict/wish.ts';
import type { BudgetKind, Slot } from './problem/problem.ts';
import type { Cause, Conflict, WhyHere } from './reason.ts';

export type * from './reason.ts';

/** A solution that explains itself. Plain data: it survives JSON and worker messages. */
export interface Schedule {
	/** ISO date of the Monday of slot 0, copied from the problem. */
	start: string;
	objective: Objective;
	/** In the order of start, then of the problem. */
	items: ScheduledItem[];
	unscheduled: UnscheduledItem[];
	/** Contradictions in the input, found without regard to resources and money, and pins not obeyed. */
	conflicts: Conflict[];
	load: ResourceLoad[];
	spend: BudgetSpend[];
	/** Set-ups of groups that are done; absent when no group has one. */
	setups?: ScheduledSetup[];
	/** How good the schedule is at worst; absent in schedules made by hand. */
	bound?: ValueBound;
	/** Smallest sets of wishes that cannot all hold, where a pin is not obeyed; looked for at the end of a search. */
	contradictions?: WishConflict[];
}

/** The set-up of a group with its weeks; both ends are included. */
export interface ScheduledSetup {
	group: string;
	start: Slot;
	finish: Slot;
	/** Posts that fill its places. */
	posts?: string[];
}

/** What is proved about the value that any schedule of the problem can have, with as many pins kept. */
export interface ValueBound {
	/** No schedule has more value. */
	value: number;
	/** Per cent of the bound by which this schedule is below it: at most so far from the best possible. */
	gap: number;
	/** True when no schedule has more value. */
	isProved: boolean;
}

/** Compared field by field, the first difference decides; more is better. */
export interface Objective {
	/** Number of start and include pins obeyed. */
	pinsKept: number;
	/** Sum of the values of scheduled activities. */
	value: number;
	/** Sum of value x weeks between the finish and the end of the horizon. */
	earliness: number;
}

/** An activity with its weeks; both ends are included. */
export interface ScheduledItem {
	id: string;
	start: Slot;
	finish: Slot;
	/** Why it does not start in the week before. `explainStart` tells the whole story. */
	reason: WhyHere;
	/** Id of the alternative chosen; absent = the activity's own way. */
	mode?: string;
	/** Posts that fill the places of the mode, place after place. */
	posts?: string[];
}

/** An activity that is left out. */
export interface UnscheduledItem {
	id: string;
	/** Never empty. Together they rule out every start. */
	causes: Cause[];
}

/** Hundredths of person-days per slot. */
export interface ResourceLoad {
	resource: string;
	used: number[];
	capacity: number[];
}

/** Cents. */
export interface BudgetSpend {
	year: number;
	kind: BudgetKind;
	spent: number;
	/** Null when the problem sets no limit. */
	limit: number | null;
}
