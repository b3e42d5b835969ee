import type { BudgetKind, Slot } from './problem/problem.ts';

/** Slots, both ends included. */
export interface Window {
	from: Slot;
	to: Slot;
}

/** The predecessor finishes only in slot `finish`. */
export interface AfterPredecessor {
	code: 'after_predecessor';
	id: string;
	finish: Slot;
}

/** No change work is done in these weeks. */
export interface Closed {
	code: 'closed';
	window: Window;
}

/** The post itself has too little time in weeks of the window, whoever else works. */
export interface ResourceAbsent {
	code: 'resource_absent';
	resource: string;
	window: Window;
}

/** The time of the post in weeks of the window is taken by the blockers. */
export interface ResourceFull {
	code: 'resource_full';
	resource: string;
	window: Window;
	blockers: string[];
}

/** The sum for the year is too small even for this activity alone. Cents. */
export interface BudgetExceeded {
	code: 'budget_exceeded';
	year: number;
	kind: BudgetKind;
	needed: number;
	available: number;
}

/** The sum for the year would do but is spent by others; `available` is what they leave. Cents. */
export interface BudgetSpent {
	code: 'budget_spent';
	year: number;
	kind: BudgetKind;
	needed: number;
	available: number;
	by: string[];
}

/** The set-up of the group finishes only in slot `finish`, at the earliest where it is not in the schedule yet. */
export interface AfterSetup {
	code: 'after_setup';
	group: string;
	finish: Slot;
}

/** Where `id` is, starts before slot `earliest` are too early. */
export interface AfterLag {
	code: 'after_lag';
	id: string;
	earliest: Slot;
}

/** Where `id` is, starts after slot `latest` are too late. */
export interface BeforeLag {
	code: 'before_lag';
	id: string;
	latest: Slot;
}

/** Too few posts that master one of the skills have the time themselves, whoever else works. */
export interface SkillMissing {
	code: 'skill_missing';
	skills: string[];
	window: Window;
	/** Posts wanted, and posts there are. */
	needed: number;
	available: number;
}

/** Enough posts master the skills, but the blockers leave too few with time. */
export interface SkillFull {
	code: 'skill_full';
	skills: string[];
	window: Window;
	needed: number;
	available: number;
	blockers: string[];
}

/** The fund is too small even for this activity alone. Units of the fund. */
export interface FundExceeded {
	code: 'fund_exceeded';
	fund: string;
	needed: number;
	available: number;
}

/** The fund would do but is used by others; `available` is what they leave. */
export interface FundSpent {
	code: 'fund_spent';
	fund: string;
	needed: number;
	available: number;
	by: string[];
}

/** Why a start in a given week is impossible, the rest of the schedule as it is. */
export type Obstacle =
	| AfterPredecessor
	| AfterSetup
	| AfterLag
	| BeforeLag
	| Closed
	| ResourceAbsent
	| ResourceFull
	| SkillMissing
	| SkillFull
	| BudgetExceeded
	| BudgetSpent
	| FundExceeded
	| FundSpent;

/** Why an activity starts when it does; 'preferred' = an earlier week is possible and was weighed to be worse. */
export type WhyHere = { code: 'at_earliest' } | { code: 'pinned' } | { code: 'preferred' } | Obstacle;

/** Starts from..to (slots, both included) all fail for the reason. */
export interface StartSpan extends Window {
	reason: { code: 'pinned' } | Obstacle;
}

/** The own dates leave fewer working weeks than the duration. */
export interface WindowEmpty {
	code: 'window_empty';
	earliest: Slot;
	duration: number;
	deadline: Slot;
}

/** Even without competition it cannot be finished within the horizon; weeks beyond count as open. */
export interface OutsideHorizon {
	code: 'outside_horizon';
	earliestFinish: Slot;
	lastSlot: Slot;
}

/** The predecessor cannot be finished in time for the deadline, even with unlimited people and money. */
export interface DeadlineBeforePredecessor {
	code: 'deadline_before_predecessor';
	activity: string;
	predecessor: string;
	/** Slot in which the predecessor can be finished at the earliest. */
	earliestFinish: Slot;
	/** Of the activity. */
	deadline: Slot;
	/** Chain that forces it, from the activity whose own date begins it to the predecessor. */
	path: string[];
}

/** The predecessor may by its own deadline be finished too late for the deadline of the activity. */
export interface DeadlineOrder {
	code: 'deadline_order';
	activity: string;
	predecessor: string;
	predecessorDeadline: Slot;
	/** Last slot in which the predecessor may finish if the activity is to keep its deadline. */
	latestFinish: Slot;
}

/** In this schedule the predecessor finishes too late for the deadline or the horizon. */
export interface PredecessorTooLate {
	code: 'predecessor_too_late';
	id: string;
	finish: Slot;
	/** Slot in which this activity would have to start at the latest. */
	latestStart: Slot;
}

/** The predecessor is left out itself. */
export interface PredecessorNotScheduled {
	code: 'predecessor_not_scheduled';
	id: string;
}

/** No start in the window gives the activity what it needs of this post, even without competition. */
export interface ResourceMissing {
	code: 'resource_missing';
	resource: string;
	window: Window;
	/** Hundredths of person-days in total. */
	needed: number;
	/** The most of it that any one start would give. */
	available: number;
}

/** The pinned start is before the activity may start. */
export interface BeforeEarliest {
	code: 'before_earliest';
	earliest: Slot;
}

/** The finish that follows from the pinned start is after the deadline. */
export interface AfterDeadline {
	code: 'after_deadline';
	finish: Slot;
	deadline: Slot;
}

/** A human fixed a start, or that the activity is in, and it cannot be obeyed. */
export interface PinConflict {
	code: 'pin_conflict';
	activity: string;
	/** Pinned slot; null for an include pin. */
	start: Slot | null;
	because: Cause[];
}

/** At most one of the two is done. */
export interface ExcludedBy {
	code: 'excluded_by';
	id: string;
}

/** The set-up of its group cannot be done beside the rest of the schedule. */
export interface SetupImpossible {
	code: 'setup_impossible';
	group: string;
	because: Cause[];
}

/** Why an activity is not in the schedule; `mode` = of that alternative only. */
export type Cause = CauseOfAny & { mode?: string };

type CauseOfAny =
	| { code: 'excluded_by_pin' }
	| WindowEmpty
	| OutsideHorizon
	| DeadlineBeforePredecessor
	| PredecessorTooLate
	| PredecessorNotScheduled
	| ResourceMissing
	| BeforeEarliest
	| AfterDeadline
	| PinConflict
	| ExcludedBy
	| SetupImpossible
	| Obstacle;

/** A contradiction that people must settle. `deadline_order` is a warning, the others are impossible to obey. */
export type Conflict = DeadlineBeforePredecessor | DeadlineOrder | PinConflict;
