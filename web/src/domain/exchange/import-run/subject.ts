import type { RowFacts, RowIssue, RowOutcome } from './import-run.ts';

/** A row after it was looked at: what becomes of it and why. */
export interface JudgedRow {
	rowNumber: number;
	outcome: Extract<RowOutcome, 'created' | 'changed' | 'already_there' | 'refused'>;
	issues: RowIssue[];
	knownId: string | null;
	facts: RowFacts | null;
}

export interface CreatedRow {
	rowNumber: number;
	subjectId: string;
	fingerprint: string;
}

export interface Written {
	created: CreatedRow[];
	/** Units made along the way. */
	unitBatchId: string | null;
}

/** By the id of what was brought: why it stays when its run is undone. */
export type Kept = ReadonlyMap<string, RowIssue>;
