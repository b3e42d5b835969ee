import { parseDay } from '@luotsi/documents/parse-day';
import { parseNumber } from '@luotsi/documents/parse-number';
import { fieldByHeader, mainField, placeField, type Field } from './field.ts';
import type { Cell, ImportSubject } from './import-run.ts';
import { looseName, looseWords } from './loose-text.ts';

interface Known {
	/** Names and outside keys of what the place field may name. */
	places: ReadonlySet<string>;
	/** Role ids by loose name. */
	roles: ReadonlyMap<string, string>;
}

const SAMPLE = 200;

/** A field for each column, first by what its header says, then by what stands below it; '' where nothing fits. */
export function suggestFields(
	subject: ImportSubject,
	columns: readonly string[],
	rows: readonly (readonly Cell[])[],
	known: Known,
): string[] {
	const taken = new Set<string>();
	const take = (field: Field | undefined): string => {
		if (!field || taken.has(field)) return '';
		taken.add(field);
		return field;
	};
	const fields = columns.map((column) => take(byHeader(subject, column, known)));
	const columnCells = (index: number) => rows.slice(0, SAMPLE).map((row) => row[index] ?? null);
	const open = () => columns.map((_, index) => index).filter((index) => fields[index] === '');
	for (const [field, fits] of byContent(subject, known)) {
		if (taken.has(field)) continue;
		const scored = open().map((index) => ({ index, score: fits(columnCells(index)) }));
		const best = scored.reduce((most, next) => (next.score > most.score ? next : most), {
			index: -1,
			score: 0,
		});
		if (best.index >= 0) fields[best.index] = take(field);
	}
	return fields;
}

function byHeader(subject: ImportSubject, column: string, known: Known): Field | undefined {
	const words = looseWords(column);
	const found = fieldByHeader(subject, words);
	if (found || subject !== 'need') return found;
	const bare = words.replace(/ (htp|paivat|paivaa|pv|tyopaivat|dagar|arbetsdagar|days?)$/, '');
	const roleId = known.roles.get(looseName(bare));
	return roleId ? `role:${roleId}` : undefined;
}

type Fit = (cells: readonly Cell[]) => number;

/** How well a column's cells fit a field that no header named; 0 is not at all. */
function byContent(subject: ImportSubject, known: Known): [Field, Fit][] {
	// A radar has its own names of columns; nothing is guessed of it.
	if (subject === 'technology') return [];
	const names = (cells: readonly Cell[]) => share(cells, (text) => known.places.has(looseName(text)), 0.6);
	const prose = (cells: readonly Cell[]) => {
		const texts = filled(cells);
		if (texts.length < cells.length * 0.8 || texts.length === 0) return 0;
		const isProse = (text: string) => !/^[[{]/.test(text) && !parseNumber(text).ok && !parseDay(text).ok;
		const mean = texts.reduce((sum, text) => sum + (isProse(text) ? text.length : 0), 0) / texts.length;
		return mean >= (subject === 'need' ? 15 : 4) ? mean : 0;
	};
	const rolesInside = (cells: readonly Cell[]) =>
		share(cells, (text) => [...known.roles.keys()].some((name) => looseName(text).includes(name)), 0.5);
	const own: [Field, Fit][] = [
		[placeField(subject), names],
		[mainField(subject), prose],
	];
	return subject === 'need' ? [...own, ['effort', rolesInside]] : own;
}

function share(cells: readonly Cell[], fits: (text: string) => boolean, least: number): number {
	const texts = filled(cells);
	const part = texts.length === 0 ? 0 : texts.filter(fits).length / texts.length;
	return part >= least ? part : 0;
}

function filled(cells: readonly Cell[]): string[] {
	return cells.flatMap((cell) => (cell === null || String(cell).trim() === '' ? [] : [String(cell)]));
}
