import type { Actor } from '#platform/actor.server.ts';
import type { Evidence, LedgerClause, Period } from './ledger.ts';

export interface Asked {
	strategyId: string;
	/** The edition that was read then. */
	editionId: string;
	clauses: readonly LedgerClause[];
	period: Period;
}

/** One kind of facts for the ledger, in one file; by clause id. Taken into use in evidence-kinds.server.ts. */
export type EvidenceKind = (actor: Actor, asked: Asked) => Promise<ReadonlyMap<string, Evidence[]>>;

/** Rows that name their clause, as facts by clause. */
export function byClause<Row extends { clauseId: string }>(
	rows: readonly Row[],
	factOf: (row: Row) => Evidence | null,
): Map<string, Evidence[]> {
	const facts = new Map<string, Evidence[]>();
	for (const row of rows) {
		const fact = factOf(row);
		if (fact) facts.set(row.clauseId, [...(facts.get(row.clauseId) ?? []), fact]);
	}
	return facts;
}
