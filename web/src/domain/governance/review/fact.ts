/** Kinds of evidence; each is found by a file of its own in evidence/. */
export const evidenceKinds = [
	'reading',
	'progress',
	'measures',
	'need',
	'commitment',
	'duty',
	'decision',
	'upstream',
	'incident',
	'earlier',
	'year',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** A fact as it was on the day it was fetched; its words are `review.fact.<kind>.<said>`. */
export interface Fact {
	kind: EvidenceKind;
	said: string;
	tone: 'good' | 'bad' | 'plain';
	/** Values whose name ends in `On` are days. */
	values: Record<string, string | number>;
	/** Where it can be looked at, from the municipality's root; empty where nowhere. */
	path: string;
}

export interface Period {
	from: string;
	to: string;
}

/** What the evidence is asked of. */
export interface Ground {
	/** The day of asking: nothing later is told. */
	day: string;
	period: Period;
	year: number;
	roundId: string;
	bodyId: string;
	goalIds: readonly string[];
	measureIds: readonly string[];
}

/** A fact with what it tells of: a goal, a measure, or the year as a whole. */
export interface FactOf extends Fact {
	of: { goalId: string } | { measureId: string } | 'year';
}

/** The last day that has been lived of the period. */
export const untilDay = ({ day, period }: Pick<Ground, 'day' | 'period'>): string =>
	day < period.to ? day : period.to;
