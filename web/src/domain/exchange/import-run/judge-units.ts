import type { RowIssue, RowOutcome } from './import-run.ts';
import { looseName } from './loose-text.ts';
import type { ReadRow } from './read-need-row.ts';
import type { UnitDraftRow } from './read-unit-row.ts';

export interface KnownUnit {
	id: string;
	name: string;
	externalKey: string | null;
	areaId: string;
	address: string | null;
	kind: string;
}

export interface UnitRow {
	rowNumber: number;
	read: ReadRow<UnitDraftRow>;
}

export interface JudgedUnit {
	rowNumber: number;
	outcome: Extract<RowOutcome, 'created' | 'changed' | 'already_there' | 'refused'>;
	issues: RowIssue[];
	draft: UnitDraftRow | null;
	knownId: string | null;
}

/** What becomes of each row: a unit is the same by its key, or by its name however it is written. */
export function judgeUnits(rows: readonly UnitRow[], known: readonly KnownUnit[]): JudgedUnit[] {
	const byKey = new Map(
		known.flatMap((unit) => (unit.externalKey === null ? [] : [[unit.externalKey, unit]])),
	);
	const byName = new Map(known.map((unit) => [looseName(unit.name), unit]));
	const seen = new Map<string, number>();
	return rows.map(({ rowNumber, read }) => {
		const plain = { rowNumber, issues: [], draft: read.draft, knownId: null };
		const { draft } = read;
		if (!draft) return { ...plain, outcome: 'refused', issues: read.issues };
		const twin = twinOf(draft, seen, rowNumber);
		if (twin !== undefined)
			return { ...plain, outcome: 'already_there', issues: [issue('same_unit_in_file', { row: twin })] };
		const unit = (draft.externalKey && byKey.get(draft.externalKey)) || byName.get(looseName(draft.name));
		if (!unit) return { ...plain, outcome: 'created' };
		const differs = isOther(draft, unit);
		const code = differs ? 'unit_with_other_facts' : 'same_unit';
		return {
			...plain,
			outcome: differs ? 'changed' : 'already_there',
			issues: [issue(code, { name: unit.name })],
			knownId: unit.id,
		};
	});
}

function twinOf(
	{ name, externalKey }: UnitDraftRow,
	seen: Map<string, number>,
	rowNumber: number,
): number | undefined {
	const marks = [`name\n${looseName(name)}`, ...(externalKey === null ? [] : [`key\n${externalKey}`])];
	const twin = marks.map((mark) => seen.get(mark)).find((row) => row !== undefined);
	for (const mark of marks) if (!seen.has(mark)) seen.set(mark, rowNumber);
	return twin;
}

/** What the file leaves empty is not another thing. */
function isOther(draft: UnitDraftRow, unit: KnownUnit): boolean {
	return (
		looseName(draft.name) !== looseName(unit.name) ||
		draft.areaId !== unit.areaId ||
		(draft.kind !== null && draft.kind !== unit.kind) ||
		(draft.address !== null && draft.address !== unit.address)
	);
}

function issue(code: string, data: RowIssue['data']): RowIssue {
	return { column: null, code, value: '', data };
}
