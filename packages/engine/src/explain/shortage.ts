import type { BudgetKind, Slot } from '../problem/problem.ts';
import type { Window } from '../result.ts';

/** One thing that would have to be otherwise for an activity to start in a given slot. */
export type Shortage =
	/** Hundredths of person-days in all and in each week that is short. */
	| { code: 'time'; resource: string; weeks: { slot: Slot; amount: number }[]; amount: number }
	/** Cents, for each of these years. */
	| { code: 'money'; kind: BudgetKind; years: { year: number; amount: number }[]; amount: number }
	| { code: 'fund'; fund: string; amount: number }
	/** So many more posts that master the skill, free in weeks of the window. */
	| { code: 'skill'; skill: string; window: Window; amount: number }
	/** The other must be done so many working weeks earlier. */
	| { code: 'predecessor'; id: string; amount: number }
	/** The other must be done so many working weeks later, because a lag ties them. */
	| { code: 'successor'; id: string; amount: number }
	/** The other must be in the plan. */
	| { code: 'predecessor_missing'; id: string; amount: 1 }
	/** The set-up of the group must be done so many working weeks earlier. */
	| { code: 'setup'; group: string; amount: number }
	/** The set-up of the group must be in the plan, and has no room there. */
	| { code: 'setup_missing'; group: string; amount: 1 }
	/** Of the two at most one may be done, and the other is. */
	| { code: 'exclusive'; id: string; amount: 1 }
	/** The own earliest date, so many working weeks earlier. */
	| { code: 'earliest'; amount: number }
	/** The own deadline, so many working weeks later. */
	| { code: 'deadline'; amount: number }
	/** What a human has fixed for it. */
	| { code: 'pin'; amount: 1 };

/** Which kind of thing is missing, and of what: the same for more or less of the same. */
export function keyOf(shortage: Shortage): string {
	const { code } = shortage;
	if ('resource' in shortage) return `${code} ${shortage.resource}`;
	if ('kind' in shortage) return `${code} ${shortage.kind}`;
	if ('fund' in shortage) return `${code} ${shortage.fund}`;
	if ('skill' in shortage) return `${code} ${shortage.skill}`;
	if ('group' in shortage) return `${code} ${shortage.group}`;
	return 'id' in shortage ? `${code} ${shortage.id}` : code;
}
