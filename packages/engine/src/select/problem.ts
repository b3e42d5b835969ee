/** What to choose among, and within what limits. Plain data: it survives JSON and worker messages. */
export interface SelectionProblem {
	/** Number of planned years; year 0 is the first. */
	years: number;
	/** Share of its value a need keeps when it is started in that year, >= 0, one entry a year; absent = all of it. */
	worthByYear?: number[];
	/** A year and kind without a row is not limited. */
	money: MoneyLimit[];
	/** A year and role without a row is not limited. */
	capacity: CapacityLimit[];
	needs: SelectionNeed[];
	/** Of each list of need ids at most one is chosen. */
	exclusions?: string[][];
	/** What each group must get at least. */
	shares?: MinimumShare[];
}

/** Money of one kind that may be spent in one year. */
export interface MoneyLimit {
	year: number;
	kind: string;
	/** Integer >= 0, cents. */
	amount: number;
}

/** Work a role can do in one year. */
export interface CapacityLimit {
	year: number;
	role: string;
	/** Integer >= 0, hundredths of person-days. */
	amount: number;
}

/** A need that may be chosen, in one of its modes, for one of the years. */
export interface SelectionNeed {
	id: string;
	/** Worth of having it done, >= 0, any unit common to all needs. */
	value: number;
	/** At least one. */
	modes: SelectionMode[];
	/** Ids of needs that must be chosen too and finish in the same year as this one starts, or earlier. */
	predecessors?: string[];
	/** First year in which it may start; absent = 0. */
	earliest?: number;
	/** Year by whose end it must be finished; absent = the last. */
	deadline?: number;
	/** Ids of groups: unit, service, goal. */
	groups?: string[];
	pin?: SelectionPin;
}

/** A way to do a need: what it takes. */
export interface SelectionMode {
	/** Unique within the need. */
	id: string;
	/** Share of `SelectionNeed.value` that this way brings, >= 0; absent = 1. */
	worth?: number;
	/** Years from start to finish, >= 1; absent = 1. */
	years?: number;
	costs: ModeCost[];
	efforts: ModeEffort[];
}

/** Money spent so many years after the start (0 = in the year of start); beyond the last year nothing limits it. */
export interface ModeCost {
	kind: string;
	offset: number;
	/** Integer >= 0, cents. */
	amount: number;
}

/** Work done so many years after the start. */
export interface ModeEffort {
	role: string;
	offset: number;
	/** Integer >= 0, hundredths of person-days. */
	amount: number;
}

/** What a human has fixed: the year (and mode), that it must be in, or that it stays out. */
export type SelectionPin = { year: number; mode?: string } | { include: true } | { exclude: true };

/** A group gets at least so many needs, so much of the money spent, or so much of the value. */
export interface MinimumShare {
	group: string;
	measure: 'count' | 'money' | 'value';
	/** Needs, cents or value; or, when relative, a share 0 … 1 of the sum over all chosen needs. */
	least: number;
	relative: boolean;
}

/** A need that is chosen. */
export interface Choice {
	need: string;
	mode: string;
	/** Year of start. */
	year: number;
}
