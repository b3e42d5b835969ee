import type { UnitKind } from '../../organisation/service-unit/service-unit.ts';
import type { Cell } from './import-run.ts';
import { RowReader } from './read-cell.ts';
import type { ReadRow } from './read-need-row.ts';
import { kindOfUnit, unitKindOfWord } from './unit-kind-words.ts';

export interface UnitDraftRow {
	name: string;
	areaId: string;
	/** Null where the file does not tell it. */
	kind: UnitKind | null;
	address: string | null;
	externalKey: string | null;
}

export interface UnitWords {
	columns: ReadonlyMap<string, number>;
	area(word: string): string | null;
	defaultArea: string | null;
}

export function readUnitRow(cells: readonly Cell[], words: UnitWords): ReadRow<UnitDraftRow> {
	const row = new RowReader(cells, words.columns);
	const draft = {
		name: readName(row),
		areaId: readArea(row, words) ?? '',
		kind: readKind(row),
		address: row.line('address', 200) || null,
		externalKey: row.line('externalKey', 120) || null,
	};
	return row.issues.length > 0 ? { draft: null, issues: row.issues } : { draft, issues: [] };
}

function readName(row: RowReader): string {
	const name = row.line('name', 120);
	if (name === '') row.refuse('name', 'name_missing');
	else if ([...name].length < 2) row.refuse('name', 'name_too_short');
	return name;
}

function readArea(row: RowReader, words: UnitWords): string | null {
	const word = row.text('area');
	if (word === '') return words.defaultArea ?? row.refuse('area', 'area_missing');
	return words.area(word) ?? row.refuse('area', 'area_unknown');
}

function readKind(row: RowReader): UnitKind | null {
	const word = row.text('unitKind');
	if (word === '') return null;
	return unitKindOfWord(word) ?? row.refuse('unitKind', 'unit_kind_unknown');
}

export function kindOf(draft: UnitDraftRow): UnitKind {
	return draft.kind ?? kindOfUnit(draft.name);
}
