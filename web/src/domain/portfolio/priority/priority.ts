import type { Criterion } from '../criterion/criterion.ts';
import type { RankedNeed, Robustness } from './ranking.ts';
import type { Reason } from './reason.ts';

/** Needs that compete: waiting for a plan, or in one and not done. */
export const rankedStates = ['accepted', 'planned'] as const;
export type RankedState = (typeof rankedStates)[number];

export interface OrderRow extends RankedNeed {
	number: number;
	title: string;
	state: RankedState;
	unitId: string;
	unit: string;
	areaId: string;
	reason: Reason;
}

export interface Order {
	criteria: Criterion[];
	rows: OrderRow[];
	/** Needs a rater has not scored: their place is not shown before own scores. */
	blind: Pick<OrderRow, 'id' | 'number' | 'title' | 'unit' | 'unitId' | 'areaId' | 'state'>[];
	raters: number;
}

export interface GivenScore {
	/** Only for those who lead the round, and for one's own. */
	rater: string | null;
	isOwn: boolean;
	/** Far from the others. */
	isApart: boolean;
	value: number;
	comment: string;
}

export interface Explanation {
	row: OrderRow;
	criteria: Criterion[];
	/** Null while nobody has scored. */
	robustness: Robustness | null;
	/** How many needs have a place. */
	placed: number;
	/** By criterion; null where a rater has not yet scored the criterion for this need. */
	given: Record<string, GivenScore[] | null>;
}

export interface Move {
	id: string;
	number: number;
	title: string;
	before: number | null;
	after: number;
	valueBefore: number | null;
	valueAfter: number;
}

/** How the first ones would stand: the new order's top, and who falls out of it. */
export interface WeightEffect {
	top: Move[];
	fallen: Move[];
	moved: number;
}
