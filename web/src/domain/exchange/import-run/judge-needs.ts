import type { RowIssue, RowOutcome } from './import-run.ts';
import { looseSentence } from './loose-text.ts';
import { linkRows, type RowTarget } from './link-rows.ts';
import type { NeedDraftRow, ReadNeed, RowMarks } from './read-need-row.ts';

export interface KnownNeed {
	id: string;
	number: number;
	/** Of the row that brought it; null where no import did. */
	fingerprint: string | null;
}

/** What stands in the municipality already. */
export interface KnownNeeds {
	byKey: ReadonlyMap<string, KnownNeed>;
	byFingerprint: ReadonlyMap<string, KnownNeed>;
	/** Unit's id and loose sentence, as {@link sentenceKey} writes them. */
	bySentence: ReadonlyMap<string, KnownNeed>;
	byGroup: ReadonlyMap<string, readonly string[]>;
}

export interface NeedRow {
	rowNumber: number;
	read: ReadNeed;
	fingerprint: string;
}

export interface JudgedNeed {
	rowNumber: number;
	outcome: Extract<RowOutcome, 'created' | 'changed' | 'already_there' | 'refused'>;
	issues: RowIssue[];
	draft: NeedDraftRow | null;
	marks: RowMarks;
	fingerprint: string;
	/** The need that is there already. */
	known: KnownNeed | null;
	/** Index of the earlier row of the file that says the same. */
	twinOf: number | null;
	/** What it will wait for. */
	targets: RowTarget[];
}

export const sentenceKey = (unit: string, text: string): string => `${unit}\n${looseSentence(text)}`;

/** What becomes of each row, in the order of the file. */
export function judgeNeeds(
	rows: readonly NeedRow[],
	known: KnownNeeds,
	dependsOnColumn: number | null,
): JudgedNeed[] {
	const seen = new Map<string, number>();
	const judged = rows.map((row, index) => {
		const twin = row.read.draft && twinRow(row.read.draft, seen, index, rows);
		return { ...judgeOne(row, known), ...twin };
	});
	linkRows(judged, known, dependsOnColumn);
	return judged;
}

function judgeOne(row: NeedRow, known: KnownNeeds): JudgedNeed {
	const { rowNumber, read, fingerprint } = row;
	const { draft, marks } = read;
	const plain = { rowNumber, issues: [], draft, marks, fingerprint, known: null, twinOf: null, targets: [] };
	if (!draft) return { ...plain, outcome: 'refused', issues: read.issues };
	const byKey = draft.externalKey === null ? undefined : known.byKey.get(draft.externalKey);
	if (byKey) {
		const isSame = byKey.fingerprint === null || byKey.fingerprint === fingerprint;
		const code = isSame ? 'same_key' : 'key_with_other_facts';
		return {
			...plain,
			outcome: isSame ? 'already_there' : 'changed',
			issues: [about(code, draft.externalKey, byKey)],
			known: byKey,
		};
	}
	const other =
		known.byFingerprint.get(fingerprint) ?? known.bySentence.get(sentenceKey(draft.unit, draft.text));
	if (other)
		return {
			...plain,
			outcome: 'already_there',
			issues: [about('same_sentence', null, other)],
			known: other,
		};
	return { ...plain, outcome: 'created' };
}

/** The same key twice in a file is a mistake; the same sentence of the same unit twice is one need. */
function twinRow(draft: NeedDraftRow, seen: Map<string, number>, index: number, rows: readonly NeedRow[]) {
	const key = draft.externalKey === null ? null : `key\n${draft.externalKey}`;
	const sentence = sentenceKey(draft.unit, draft.text);
	const sameKey = key === null ? undefined : seen.get(key);
	const sameSentence = seen.get(sentence);
	if (key !== null && sameKey === undefined) seen.set(key, index);
	if (sameSentence === undefined) seen.set(sentence, index);
	const issues = (code: string, twin: number): RowIssue[] => [
		{ column: null, code, value: draft.externalKey ?? '', data: { row: rows[twin]!.rowNumber } },
	];
	if (sameSentence !== undefined)
		return {
			outcome: 'already_there' as const,
			issues: issues('same_sentence_in_file', sameSentence),
			twinOf: sameSentence,
		};
	if (sameKey === undefined) return null;
	return { outcome: 'refused' as const, issues: issues('same_key_in_file', sameKey) };
}

function about(code: string, value: string | null, need: KnownNeed): RowIssue {
	return { column: null, code, value: value ?? '', data: { number: need.number } };
}
