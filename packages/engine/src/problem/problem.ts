/** Whole weeks counted from the Monday in `Problem.start`; slot 0 is that week. Benchmarks count their own periods. */
export type Slot = number;

/** What money is for: bought once for years, spent once, or paid again every year. */
export type BudgetKind = 'investment' | 'one_off' | 'yearly';

/** All kinds of money, in the order they are checked and shown. */
export const BUDGET_KINDS: readonly BudgetKind[] = ['investment', 'one_off', 'yearly'];

/** A portfolio to be scheduled. Plain data: it survives JSON and worker messages. */
export interface Problem {
	/** ISO date (YYYY-MM-DD) of the Monday of slot 0. */
	start: string;
	/** Length of the horizon in weeks. */
	slots: number;
	/**
	 * 'value' (also when absent): choose what fits, most value first, then value early. 'makespan': everything is done
	 * and the last finish is as early as possible.
	 */
	goal?: 'value' | 'makespan';
	resources: Resource[];
	/** A year and kind without a row is not limited; its spending is still reported. */
	budgets: Budget[];
	/** Sums that are used up once over the whole horizon, whatever the year: a grant, a licence pool. */
	funds?: Fund[];
	activities: Activity[];
	/** Distances between two activities beyond `Activity.predecessors`. */
	lags?: Lag[];
	/** Of each list of activity ids at most one is done. */
	exclusions?: string[][];
	groups?: Group[];
	/** True = no change work is done by anybody in that week; activities pause over it. Absent = all open. */
	closed?: boolean[];
}

/** A post or role whose time is needed. */
export interface Resource {
	id: string;
	/** Hundredths of person-days per slot (500 = five days); 0 when on holiday, frozen or vacant. One entry a slot. */
	capacity: number[];
	/** Ids of the skills the post masters; see `Place`. */
	skills?: string[];
}

/** A sum of money for one calendar year and one kind. */
export interface Budget {
	/** Calendar year; a week belongs to the year of its Thursday. */
	year: number;
	kind: BudgetKind;
	/** Cents. */
	amount: number;
}

/** A non-renewable resource. */
export interface Fund {
	id: string;
	/** Units in all, >= 0; cents where it is money. */
	amount: number;
}

/** What belongs together: a unit, a service, a goal. */
export interface Group {
	id: string;
	/** Work that must be finished once before any activity of the group starts, done only when one of them is. */
	setup?: Mode;
}

/** How an activity may be done: what it takes. */
export interface Mode {
	/** Unique within the activity. */
	id: string;
	/** Working weeks, >= 1; closed weeks are not counted. */
	duration: number;
	/** Hundredths of person-days in total per resource id, spread evenly; the last week takes the rest. */
	effort: Record<string, number>;
	/** Cents. Investment and one-off fall on the year of start; yearly on every year from that of the finish, in full. */
	cost: Record<BudgetKind, number>;
	/** Units used up per fund id. */
	uses?: Record<string, number>;
	/** People needed by what they can, not by name. */
	places?: Place[];
	/** Share of `Activity.value` that this way brings, 0 … 1; absent = 1. */
	worth?: number;
}

/** So many posts that master the skill, each different, each there for the whole activity and in one place of it only. */
export interface Place {
	skill: string;
	/** How many posts, >= 1. */
	posts: number;
	/** Hundredths of person-days in total from each of them, spread as `Mode.effort`. */
	effort: number;
}

/** A need competing for time and money. Its own duration, effort, cost, uses and places are its first mode. */
export interface Activity extends Omit<Mode, 'id' | 'worth'> {
	id: string;
	/** Worth of having it done, >= 0, any unit common to all activities. */
	value: number;
	/** Other ways to do it. */
	alternatives?: Mode[];
	/** First slot in which it may start. */
	earliest: Slot;
	/** Slot by whose end it must be finished (may be in the past or beyond the horizon); null = none. */
	deadline: Slot | null;
	/** Ids of activities that must be finished in an earlier slot than this one starts. */
	predecessors: string[];
	/** Ids of groups. */
	groups?: string[];
	/** How far the effort may turn out otherwise; absent = certain. */
	estimate?: Estimate;
	pin?: Pin;
}

/** Three-point estimate as factors on effort and duration; triangular. */
export interface Estimate {
	/** At best, > 0. */
	low: number;
	/** low <= likely <= high; 1 = as planned. */
	likely: number;
	high: number;
}

/**
 * Distance in working weeks from the start or the finish of one activity to the start of another, when both are done.
 * After 'finish', 0 = in the slot right after the last one of `from`.
 */
export interface Lag {
	from: string;
	to: string;
	after: 'start' | 'finish';
	/** At least so much later, negative = may be earlier; null = no least. */
	min: number | null;
	/** At most so much later; null = no most. */
	max: number | null;
}

/** What a human has fixed: the first week, that it stays out, or that it must be in. */
export type Pin = { start: Slot } | { exclude: true } | { include: true };
