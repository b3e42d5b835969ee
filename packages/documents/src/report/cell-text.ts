import type { ReportCell, ReportColumn, ReportLanguage, ReportTable } from './report.ts';
import { plainText, settleText } from './settle.ts';
import type { SettledText } from './settle.ts';

const TAGS: Record<ReportLanguage, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const formats = new Map<string, Intl.NumberFormat>();

/** A day as the language writes it; Finland-Swedish as Finnish does. */
export function dayText(day: string, language: ReportLanguage): string {
	const [, year, month, date] = DAY.exec(day) ?? [];
	if (year === undefined) return day;
	return language === 'en' ? `${date}/${month}/${year}` : `${Number(date)}.${Number(month)}.${year}`;
}

/** The language's full tag: `sv-FI`. */
export function languageTag(language: ReportLanguage): string {
	return TAGS[language];
}

/** What stands in a cell, in the words of the language. */
export function cellText(
	cell: ReportCell,
	column: ReportColumn,
	table: ReportTable,
	language: ReportLanguage,
): SettledText {
	if (cell === null) return [''];
	if (typeof cell === 'number') return [numberText(cell, column, table, language)];
	const text = settleText(cell);
	return column.kind === 'date' ? [dayText(plainText(text), language)] : text;
}

function numberText(
	value: number,
	column: ReportColumn,
	table: ReportTable,
	language: ReportLanguage,
): string {
	const decimals = decimalsOf(column, table);
	const key = `${language} ${column.kind} ${decimals}`;
	let format = formats.get(key);
	if (!format) {
		const digits = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 3 };
		const money = column.kind === 'money' && ({ style: 'currency', currency: 'EUR' } as const);
		format = new Intl.NumberFormat(TAGS[language], { ...digits, ...money });
		formats.set(key, format);
	}
	return format.format(value);
}

/** Money shows cents in all rows or in none. */
export function decimalsOf(column: ReportColumn, table: ReportTable): number | undefined {
	if (column.kind !== 'money' || column.decimals !== undefined) return column.decimals;
	const at = table.columns.indexOf(column);
	const rows = table.totals ? [...table.rows, table.totals] : table.rows;
	return rows.every((row) => typeof row[at] !== 'number' || Number.isInteger(row[at])) ? 0 : 2;
}

/** Right-aligned in print and on the screen. */
export function isNumeric(column: ReportColumn): boolean {
	return column.kind === 'number' || column.kind === 'money';
}
