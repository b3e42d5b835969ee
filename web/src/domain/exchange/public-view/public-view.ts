import type { CostClass } from './cost-class.ts';
import type { PublicGoal } from './public-goal.ts';
import type { PublicReason } from './public-reason.ts';

/**
 * What anybody may know, without an account. Of a need: its title, the units' own sentences, its kind, what became of it.
 * Never: who said it or decided it, why it was said, scores, estimates of work, exact sums, pins and their reasons.
 * `planned` and `left_out` come only from a plan whose publication is in force; the rest from the need's own state:
 * accepted, or planned in a plan not published, is `considered`; a rejection is told only with its reason;
 * new and clarified ones are only counted; what its unit has withdrawn is told nowhere.
 * The municipality's answer in force is told of all but those only counted; questions and their answers never.
 */
export const publicStates = ['planned', 'done', 'considered', 'left_out', 'rejected'] as const;
export type PublicState = (typeof publicStates)[number];

export interface PublishedPlan {
	id: string;
	title: string;
	portfolio: string;
	firstYear: number;
	lastYear: number;
	adoptedAt: Date;
	publishedAt: Date;
	/** The newest one published of its portfolio. */
	isCurrent: boolean;
}

export interface PublicFigures {
	/** Sentences said by units. */
	said: number;
	units: number;
	/** Needs after merging the same ones. */
	needs: number;
	planned: number;
	done: number;
	/** Needs of the published plans by the year they start. */
	years: { year: number; count: number }[];
}

export interface PublicFront {
	plans: PublishedPlan[];
	figures: PublicFigures;
}

export interface PublicItem {
	id: string;
	number: number;
	title: string;
	kind: string | null;
	units: string[];
	cost: PublicCost;
	/** How it stands today; a plan stays as adopted. */
	fate: 'open' | 'done' | 'dropped';
	/** Why it was dropped after the adoption, when that is told. */
	fateReason: string;
}

export interface PublicCost {
	once: CostClass;
	yearly: CostClass;
}

export interface PlannedItem extends PublicItem {
	startsOn: string;
	endsOn: string;
}

export interface LeftOutItem extends PublicItem {
	reasons: PublicReason[];
}

export interface PublicPlan {
	plan: PublishedPlan;
	/** In order of their start. */
	planned: PlannedItem[];
	leftOut: LeftOutItem[];
	/** All that are published, the current ones first. */
	others: PublishedPlan[];
}

export interface PublicUnit {
	id: string;
	name: string;
	area: string;
	said: number;
	planned: number;
	done: number;
}

export interface UnitNeed {
	id: string;
	title: string;
	/** The unit's own words, as said. */
	sentences: string[];
	state: PublicState;
	startsOn: string | null;
	endsOn: string | null;
	/** Of a rejection, as it was given to the unit. */
	given: string;
	/** What the municipality has answered; empty when it has not. */
	answer: string;
	reasons: PublicReason[];
	/** Other units that have said the same. */
	otherUnits: number;
}

export interface UnitView {
	id: string;
	name: string;
	area: string;
	needs: UnitNeed[];
	/** Said, but nobody has yet looked at or decided on. */
	waiting: number;
}

export interface PublicStrategy {
	id: string;
	title: string;
	area: string | null;
	clauses: {
		id: string;
		number: string;
		kind: 'heading' | 'paragraph' | 'bullet';
		level: number;
		text: string;
	}[];
	goals: PublicGoal[];
	others: { id: string; title: string }[];
}

/** The year a week belongs to is that of its Thursday; a plan's weeks start on Mondays. */
export function yearOf(startsOn: string): number {
	const day = new Date(`${startsOn}T00:00:00Z`);
	const weekday = (day.getUTCDay() + 6) % 7;
	day.setUTCDate(day.getUTCDate() + 3 - weekday);
	return day.getUTCFullYear();
}
