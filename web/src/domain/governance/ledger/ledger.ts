export const verdicts = ['met', 'under_way', 'unserved'] as const;
export type Verdict = (typeof verdicts)[number];

/** A fact of the year that bears on an obligation, with the page where it can be seen. */
export interface Evidence {
	/** Words of the ledger that say the fact: `duty.done`. */
	says: string;
	values: Record<string, string | number>;
	/** What it is a fact of, as its own page calls it. */
	label: string;
	/** Page under the municipality's address; null where there is none to open. */
	path: string | null;
	/** The day in the fact, or by which it is to be so. */
	day: string | null;
	state: 'met' | 'under_way' | 'lacking';
	/** Does what the clause says itself, as its duty does; a goal only leads there. */
	isDirect: boolean;
}

export interface LedgerClause {
	id: string;
	lineageId: string;
	number: string;
	text: string;
}

export interface Obligation extends LedgerClause {
	evidence: Evidence[];
	verdict: Verdict;
	/** When what is under way is due, or the day on which nothing served it. */
	day: string | null;
	roles: { id: string; name: string }[];
}

export interface Ledger {
	year: number;
	/** The last day that the facts are taken from. */
	asOf: string;
	/** The edition in force on that day; null of a strategy that has none. */
	edition: { name: string; isCurrent: boolean } | null;
	obligations: Obligation[];
	counts: Record<Verdict, number>;
}

export interface Period {
	year: number;
	/** The last day of the year, or today within it. */
	asOf: string;
}

/** What does the clause itself decides; without such, what leads there. */
export function verdictOf(evidence: readonly Evidence[], asOf: string): Pick<Obligation, 'verdict' | 'day'> {
	const direct = evidence.filter(({ isDirect }) => isDirect);
	const telling = direct.length > 0 ? direct : evidence;
	const has = (state: Evidence['state']) => telling.some((one) => one.state === state);
	if (telling.length === 0 || (direct.length > 0 && has('lacking')))
		return { verdict: 'unserved', day: asOf };
	if (has('met') && (direct.length === 0 || !has('under_way'))) return { verdict: 'met', day: null };
	if (!has('under_way')) return { verdict: 'unserved', day: asOf };
	const days = telling.flatMap(({ state, day }) => (state === 'under_way' && day ? [day] : []));
	return { verdict: 'under_way', day: days.toSorted()[0] ?? null };
}
