import type { RankedNeed } from './ranking.ts';

/** Why a need stands where it stands: criteria with the points they bring or take against the mean of all needs. */
export interface Reason {
	code: 'unscored' | 'even' | 'lifted' | 'lowered' | 'both';
	lifts: { criterionId: string; points: number }[];
	lowers: { criterionId: string; points: number }[];
	/** Criteria nobody has scored yet. */
	missing: string[];
	/** Criterion whose raters disagree most, when they do so enough to talk about. */
	dispute: { criterionId: string; lowest: number; highest: number } | null;
}

/** Smaller differences from the mean are not worth a word. */
const worthSaying = 1;
const mostReasons = 2;
/** Two raters half a scale apart reach this. */
export const worthTalking = 0.5;

export function reasonOf(need: RankedNeed): Reason {
	const told = need.contributions
		.filter(({ against }) => Math.abs(against) >= worthSaying)
		.map(({ criterionId, against }) => ({ criterionId, points: against }))
		.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
	const lifts = told.filter(({ points }) => points > 0).slice(0, mostReasons);
	const lowers = told.filter(({ points }) => points < 0).slice(0, mostReasons);
	return {
		code: codeOf(need, lifts.length, lowers.length),
		lifts,
		lowers,
		missing: need.missing,
		dispute: disputeOf(need),
	};
}

function codeOf({ value }: RankedNeed, lifts: number, lowers: number): Reason['code'] {
	if (value === null) return 'unscored';
	if (lifts > 0 && lowers > 0) return 'both';
	if (lifts > 0) return 'lifted';
	return lowers > 0 ? 'lowered' : 'even';
}

function disputeOf({ contributions }: RankedNeed): Reason['dispute'] {
	const [most] = contributions.toSorted((a, b) => b.disagreement - a.disagreement);
	if (!most || most.disagreement < worthTalking) return null;
	return { criterionId: most.criterionId, lowest: most.lowest, highest: most.highest };
}
