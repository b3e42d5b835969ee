import type { BudgetKind, Slot } from '../problem/problem.ts';

/** What somebody has asked for or what there is; each can give on its own. */
export type Wish =
	/** A human wants it in the plan, or out of it. */
	| { code: 'include' | 'exclude'; activity: string }
	/** A human wants it to start in this slot. */
	| { code: 'start'; activity: string; start: Slot }
	| { code: 'earliest'; activity: string; earliest: Slot }
	| { code: 'deadline'; activity: string; deadline: Slot }
	/** The predecessor is in the plan and finished before the activity starts. */
	| { code: 'order'; activity: string; predecessor: string }
	| { code: 'lag'; from: string; to: string }
	/** At most one of them is done. */
	| { code: 'exclusive'; activities: string[] }
	/** The time that a post has, week by week. */
	| { code: 'post'; resource: string }
	/** The sum for one year and kind. */
	| { code: 'budget'; year: number; kind: BudgetKind };

/** Wishes that cannot all hold. */
export interface WishConflict {
	wishes: Wish[];
	/** Proved: without any one of them the others can hold. */
	isMinimal: boolean;
}
