import { lastOfMonth } from '#platform/day.ts';
import type { Cell } from '@luotsi/documents';
import { parseDay } from '@luotsi/documents/parse-day';
import { parseNumber } from '@luotsi/documents/parse-number';

export const rowFields = ['indicator', 'unit', 'day', 'value', 'note'] as const;
export type RowField = (typeof rowFields)[number];

/** Which column of the file holds what; null where none does. */
export type Columns = Record<RowField, number | null>;

export interface FileRow {
	rowNumber: number;
	cells: Cell[];
}

export const rowIssues = [
	'no_indicator',
	'unknown_indicator',
	'many_indicators',
	'unknown_unit',
	'no_day',
	'bad_day',
	'future_day',
	'no_value',
	'bad_value',
	'twice',
	'differs',
] as const;
export type RowIssue = (typeof rowIssues)[number];

export type RowOutcome = 'new' | 'known' | 'refused';

export interface JudgedRow {
	rowNumber: number;
	outcome: RowOutcome;
	issue: RowIssue | null;
	/** What stood in the cell, or what stands in the register already. */
	about: string;
	indicatorId: string | null;
	indicator: string;
	unitId: string | null;
	unit: string;
	readOn: string | null;
	value: number | null;
	note: string;
}

export interface Known {
	indicators: readonly { id: string; name: string; goalCode: string }[];
	units: readonly { id: string; name: string }[];
	/** The indicator the file was brought for. */
	own: string | null;
	today: string;
}

const headings: Record<RowField, RegExp> = {
	indicator: /^(mittari|indikaattori|indikator|mätare|indicator)/,
	unit: /^(toimipiste|yksikkö|kirjasto|enhet|verksamhetsställe|unit|branch)/,
	day: /^(päivä|pvm|päivämäärä|vuosi|datum|dag|år|date|day|year)/,
	value: /^(arvo|lukema|luku|määrä|värde|antal|value|reading)/,
	note: /^(huom|lisätie|anm|not|note|comment)/,
};

const loose = (text: string) => text.normalize('NFKC').trim().toLocaleLowerCase('fi').replaceAll(/\s+/g, ' ');

/** By their headings; each column is taken once. */
export function suggestColumns(columns: readonly string[]): Columns {
	const taken = new Set<number>();
	const found = rowFields.map((field) => {
		const index = columns.findIndex((name, i) => !taken.has(i) && headings[field].test(loose(name)));
		if (index >= 0) taken.add(index);
		return [field, index < 0 ? null : index] as const;
	});
	return Object.fromEntries(found) as Columns;
}

const wholeWords = new Set([
	'',
	'kaikki',
	'yhteensä',
	'koko kunta',
	'alla',
	'totalt',
	'hela kommunen',
	'all',
	'total',
]);

/** A day, the last of a month, or the last of a year. */
export function readDayCell(text: string): string | null {
	if (/^(19|20|21)\d\d$/.test(text)) return `${text}-12-31`;
	const read = parseDay(text);
	if (!read.ok) return null;
	if (read.precision === 'day') return read.day;
	const [year = 0, month = 0] = read.month.split('-').map(Number);
	return lastOfMonth(year, month);
}

function readValueCell(cell: Cell): number | null {
	if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
	const read = parseNumber(String(cell ?? '').replace(/\s*%\s*$/, ''));
	return read.ok ? read.value : null;
}

const placeOf = (row: Pick<JudgedRow, 'indicatorId' | 'unitId' | 'readOn'>) =>
	`${row.indicatorId} ${row.unitId ?? ''} ${row.readOn}`;

class Row {
	readonly told: JudgedRow;
	readonly #cells: readonly Cell[];
	readonly #columns: Columns;

	constructor({ rowNumber, cells }: FileRow, columns: Columns) {
		this.#cells = cells;
		this.#columns = columns;
		const empty = { indicatorId: null, indicator: '', unitId: null, unit: '', readOn: null, value: null };
		this.told = { rowNumber, outcome: 'new', issue: null, about: '', ...empty, note: '' };
	}

	cell(field: RowField): Cell {
		const column = this.#columns[field];
		return column === null ? null : (this.#cells[column] ?? null);
	}

	text(field: RowField): string {
		return String(this.cell(field) ?? '').trim();
	}

	/** The first thing that is wrong is told. */
	refuse(issue: RowIssue, about: string): void {
		if (this.told.issue) return;
		Object.assign(this.told, { outcome: 'refused', issue, about: about.slice(0, 80) });
	}
}

function readIndicator(row: Row, { indicators, own }: Known): void {
	const name = row.text('indicator');
	const wanted = loose(name);
	const found =
		name === ''
			? indicators.filter(({ id }) => id === own)
			: indicators.filter((one) => [loose(one.name), loose(`${one.goalCode} ${one.name}`)].includes(wanted));
	row.told.indicator = name || (found[0]?.name ?? '');
	if (found.length === 1) row.told.indicatorId = found[0]!.id;
	else if (found.length > 1) row.refuse('many_indicators', name);
	else row.refuse(name === '' ? 'no_indicator' : 'unknown_indicator', name);
}

function readUnit(row: Row, { units }: Known): void {
	const name = row.text('unit');
	row.told.unit = name;
	if (wholeWords.has(loose(name))) return;
	const found = units.find((unit) => loose(unit.name) === loose(name));
	if (!found) return row.refuse('unknown_unit', name);
	Object.assign(row.told, { unitId: found.id, unit: found.name });
}

function readValue(row: Row, { today }: Known): void {
	const day = row.text('day');
	const readOn = readDayCell(day);
	if (day === '') row.refuse('no_day', '');
	else if (readOn === null) row.refuse('bad_day', day);
	else if (readOn > today) row.refuse('future_day', day);
	row.told.readOn = readOn;
	const text = row.text('value');
	const value = readValueCell(row.cell('value'));
	if (text === '') row.refuse('no_value', '');
	else if (value === null) row.refuse('bad_value', text);
	row.told.value = value === null ? null : Math.round(value * 10_000) / 10_000;
}

/** What each row of the file means, before anything is known of what stands in the register. */
export function readRows(rows: readonly FileRow[], columns: Columns, known: Known): JudgedRow[] {
	const seen = new Map<string, number>();
	return rows.map((fileRow) => {
		const row = new Row(fileRow, columns);
		row.told.note = row.text('note').replaceAll(/\s+/g, ' ').slice(0, 500);
		readIndicator(row, known);
		readUnit(row, known);
		readValue(row, known);
		const place = placeOf(row.told);
		const first = seen.get(place);
		if (row.told.issue === null && first !== undefined) row.refuse('twice', String(first));
		if (row.told.issue === null) seen.set(place, fileRow.rowNumber);
		return row.told;
	});
}

/** Against the register: what is there already is not brought again, another value is not written over. */
export function judgeRows(
	rows: readonly JudgedRow[],
	standing: readonly { indicatorId: string; unitId: string | null; readOn: string; value: number }[],
): JudgedRow[] {
	const there = new Map(standing.map((reading) => [placeOf(reading), reading.value]));
	return rows.map((row) => {
		const value = row.issue === null ? there.get(placeOf(row)) : undefined;
		if (value === undefined) return row;
		if (value === row.value) return { ...row, outcome: 'known' };
		return { ...row, outcome: 'refused', issue: 'differs', about: String(value) };
	});
}
