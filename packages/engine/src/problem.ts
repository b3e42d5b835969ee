/** Whole weeks counted from the Monday in `Problem.start`; slot 0 is that week. */
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
	resources: Resource[];
	/** A year and kind without a row is not limited; its spending is still reported. */
	budgets: Budget[];
	activities: Activity[];
	/** True = no change work is done by anybody in that week; activities pause over it. Absent = all open. */
	closed?: boolean[];
}

/** A post or role whose time is needed. */
export interface Resource {
	id: string;
	/** Hundredths of person-days per slot (500 = five days); 0 when on holiday, frozen or vacant. One entry a slot. */
	capacity: number[];
}

/** A sum of money for one calendar year and one kind. */
export interface Budget {
	/** Calendar year; a week belongs to the year of its Thursday. */
	year: number;
	kind: BudgetKind;
	/** Cents. */
	amount: number;
}

/** A need competing for time and money. */
export interface Activity {
	id: string;
	/** Worth of having it done, >= 0, any unit common to all activities. */
	value: number;
	/** Working weeks, >= 1; closed weeks are not counted. */
	duration: number;
	/** Hundredths of person-days in total per resource id, spread evenly; the last week takes the rest. */
	effort: Record<string, number>;
	/** Cents. Investment and one-off fall on the year of start; yearly on every year from that of the finish, in full. */
	cost: Record<BudgetKind, number>;
	/** First slot in which it may start. */
	earliest: Slot;
	/** Slot by whose end it must be finished (may be in the past or beyond the horizon); null = none. */
	deadline: Slot | null;
	/** Ids of activities that must be finished in an earlier slot than this one starts. */
	predecessors: string[];
	pin?: Pin;
}

/** What a human has fixed: the first week, that it stays out, or that it must be in. */
export type Pin = { start: Slot } | { exclude: true } | { include: true };
