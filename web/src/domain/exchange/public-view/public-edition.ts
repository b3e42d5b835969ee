import type { ComparedClause, Comparison } from '../../strategy/edition/comparison.ts';

/** An adopted text of a published strategy; who decided it is not told. */
export interface PublicEdition {
	id: string;
	strategyId: string;
	strategy: string;
	number: number;
	name: string;
	adoptedOn: string;
	inForceFrom: string;
}

/** What of a published strategy is read, and what has been decided to take its place. */
export interface EditionsInForce {
	current: PublicEdition | null;
	/** The next to come first. */
	coming: PublicEdition[];
}

/** What the edition that is read now changed of the one before it. */
export interface LatestChanges {
	strategyId: string;
	strategy: string;
	edition: string;
	adoptedOn: string;
	counts: Comparison['counts'];
}

export interface EditionChanges {
	/** The newest first. */
	editions: PublicEdition[];
	after: PublicEdition;
	/** Null of the first edition: there is nothing to compare it with. */
	before: PublicEdition | null;
	clauses: ComparedClause[];
	counts: Comparison['counts'] | null;
}
