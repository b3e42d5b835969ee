import type { NeedState } from './need.ts';

/** Days that a need may stand in a state before its owner is reminded; the ends of the road never go stale. */
export const staleAfterDays: Partial<Record<NeedState, number>> = {
	new: 14,
	clarifying: 14,
	accepted: 180,
	planned: 365,
};

export const staleStates = Object.entries(staleAfterDays) as [NeedState, number][];
