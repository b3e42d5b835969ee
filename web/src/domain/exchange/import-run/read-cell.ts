import { lastOfMonth } from '#platform/day.ts';
import { parseDay } from '@luotsi/documents/parse-day';
import { parseNumber } from '@luotsi/documents/parse-number';
import type { Cell, RowIssue } from './import-run.ts';

/** Collects what is wrong with one row while its cells are read. */
export class RowReader {
	readonly issues: RowIssue[] = [];
	readonly #cells: readonly Cell[];
	readonly #columns: ReadonlyMap<string, number>;

	constructor(cells: readonly Cell[], columns: ReadonlyMap<string, number>) {
		this.#cells = cells;
		this.#columns = columns;
	}

	column(field: string): number | null {
		return this.#columns.get(field) ?? null;
	}

	text(field: string): string {
		const column = this.#columns.get(field);
		const cell = column === undefined ? null : (this.#cells[column] ?? null);
		return cell === null ? '' : String(cell).trim();
	}

	refuse(field: string, code: string, data: RowIssue['data'] = {}): null {
		this.issues.push({ column: this.column(field), code, value: shown(this.text(field)), data });
		return null;
	}

	/** One line without control characters. */
	line(field: string, longest: number): string {
		const text = this.prose(field, longest);
		return text.replaceAll(/\s+/g, ' ').trim();
	}

	prose(field: string, longest: number): string {
		const text = withoutControls(this.text(field));
		if (text.length > longest) this.refuse(field, 'too_long', { limit: longest, length: text.length });
		return text;
	}

	/** A number of at least zero, cents kept; an empty cell is zero. */
	amount(field: string, most: number): number {
		const text = this.text(field);
		return text === '' ? 0 : (this.amountOf(field, text, most) ?? 0);
	}

	amountOf(field: string, text: string, most: number): number | null {
		// A number cell is written with a point; a person's `1.200` would be two things.
		const written = typeof this.#cell(field) === 'number' && Number.isFinite(Number(text));
		const read = written ? { ok: true as const, value: Number(text) } : parseNumber(text);
		if (!read.ok) return this.refuse(field, read.code);
		if (read.value < 0) return this.refuse(field, 'negative');
		if (read.value > most) return this.refuse(field, 'too_big', { limit: most });
		return Math.round(read.value * 100) / 100;
	}

	/** A month alone means its first day, or its last where the day is a deadline. */
	day(field: string, end: 'first' | 'last'): string | null {
		const text = this.text(field);
		if (text === '') return null;
		const read = parseDay(text);
		if (!read.ok) return this.refuse(field, read.code);
		if (read.precision === 'day') return read.day;
		return end === 'first' ? `${read.month}-01` : lastDayOf(read.month);
	}

	#cell(field: string): Cell {
		const column = this.#columns.get(field);
		return column === undefined ? null : (this.#cells[column] ?? null);
	}
}

/** Columns by field; the first one where two claim the same. */
export function columnsByField(fields: readonly string[]): Map<string, number> {
	const columns = new Map<string, number>();
	fields.forEach((field, index) => {
		if (field !== '' && !columns.has(field)) columns.set(field, index);
	});
	return columns;
}

// PostgreSQL has no NUL in text; the other controls never stand in a sentence.
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

export function withoutControls(text: string): string {
	return text.replaceAll(CONTROLS, '').replaceAll('\r\n', '\n').trim();
}

export function shown(text: string): string {
	const flat = text.replaceAll(/\s+/g, ' ');
	const points = [...flat];
	return points.length > 80 ? `${points.slice(0, 80).join('')}…` : flat;
}

function lastDayOf(month: string): string {
	const [year = 0, number = 0] = month.split('-').map(Number);
	return lastOfMonth(year, number);
}
