import { refuse } from './refusal.ts';
import type { Cell, Table, TableLimits, TableWarning } from './table.ts';

const NAMED_ROWS = 10;

/** Collects rows under limits and finishes them into a table whose rows are all equally long. */
export class TableBuilder {
	readonly #limits: TableLimits;
	readonly #rows: Cell[][] = [];
	readonly #rowNumbers: number[] = [];
	readonly #warnings = new Map<TableWarning['code'], TableWarning>();
	#cells = 0;
	#characters = 0;

	constructor(limits: TableLimits) {
		this.#limits = limits;
	}

	get rowCount(): number {
		return this.#rows.length;
	}

	/** Adds a row unless it is blank; refuses when a limit is passed. */
	add(rowNumber: number, cells: readonly Cell[]): void {
		let length = cells.length;
		while (length > 0 && isBlank(cells[length - 1])) length--;
		if (length > 0) this.#keep(rowNumber, cells, length);
	}

	/** Adds the names of the columns, blank or not. */
	addHeader(rowNumber: number, names: readonly string[]): void {
		this.#keep(rowNumber, names, names.length);
	}

	#keep(rowNumber: number, cells: readonly Cell[], length: number): void {
		const { rows, columns, cells: maxCells, characters } = this.#limits;
		for (const cell of cells) if (typeof cell === 'string') this.#characters += cell.length;
		if (length > columns) refuse('too_many_columns', { limit: columns, row: rowNumber });
		this.#cells += length;
		if (this.#cells > maxCells) refuse('too_many_cells', { limit: maxCells });
		if (this.#characters > characters) refuse('too_much_text', { limit: characters, row: rowNumber });
		if (this.#rows.length > rows) refuse('too_many_rows', { limit: rows });
		this.#rows.push(cells.slice(0, length).map((cell) => this.#storable(cell, rowNumber)));
		this.#rowNumbers.push(rowNumber);
	}

	warn(code: TableWarning['code'], rowNumber?: number): void {
		const warning = this.#warnings.get(code) ?? { code, count: 0, rows: [] };
		warning.count++;
		if (rowNumber !== undefined && warning.rows.length < NAMED_ROWS) warning.rows.push(rowNumber);
		this.#warnings.set(code, warning);
	}

	/** The first row (or, in a sheet, the first that looks like one) becomes the header. No rows make an empty table. */
	finish(format: Table['format'], titleRowsAllowed = false): Table {
		const header = titleRowsAllowed ? headerIndex(this.#rows) : 0;
		const body = this.#rows.slice(header + 1);
		const rowNumbers = this.#rowNumbers.slice(header + 1);
		const names = this.#rows[header] ?? [];
		const width = body.reduce((widest, row) => Math.max(widest, row.length), names.length);
		const columns = this.#columnNames(names, width, this.#rowNumbers[header]);
		body.forEach((row, index) => {
			if (row.length > names.length) this.warn('ragged_rows', rowNumbers[index]);
			while (row.length < width) row.push(null);
		});
		return {
			ok: true,
			format,
			columns,
			rows: body,
			rowNumbers,
			nested: [],
			warnings: [...this.#warnings.values()],
		};
	}

	#columnNames(names: readonly Cell[], width: number, rowNumber?: number): string[] {
		const taken = new Set<string>();
		return Array.from({ length: width }, (_, index) => {
			const given = String(names[index] ?? '')
				.replace(/\s+/g, ' ')
				.trim();
			if (given === '') this.warn('blank_headers', rowNumber);
			const name = given || columnLetters(index);
			if (taken.has(name) && given !== '') this.warn('duplicate_headers', rowNumber);
			let unique = name;
			for (let copy = 2; taken.has(unique); copy++) unique = `${name} (${copy})`;
			taken.add(unique);
			return unique;
		});
	}

	/** PostgreSQL stores neither NUL nor half surrogate pairs. */
	#storable(cell: Cell, rowNumber: number): Cell {
		if (typeof cell === 'number' && !Number.isFinite(cell)) {
			this.warn('numbers_out_of_range', rowNumber);
			return null;
		}
		if (typeof cell !== 'string') return cell;
		if (cell === '') return null;
		const clean = cell.toWellFormed().replaceAll('\0', '\uFFFD');
		if (clean !== cell) this.warn('characters_replaced', rowNumber);
		return clean;
	}
}

function isBlank(cell: Cell | undefined): boolean {
	return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** A sheet often begins with a title of one cell; the header is the first row with two. */
function headerIndex(rows: readonly (readonly Cell[])[]): number {
	const filled = (row: readonly Cell[]) => row.filter((cell) => !isBlank(cell)).length;
	const index = rows.slice(0, 20).findIndex((row) => filled(row) > 1);
	return Math.max(index, 0);
}

/** 0 → A, 25 → Z, 26 → AA: how a spreadsheet names its columns. */
function columnLetters(index: number): string {
	let letters = '';
	for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
		letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
	}
	return letters;
}
