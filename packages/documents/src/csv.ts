import { csvRows } from './csv-rows.ts';
import { decodeText } from './encoding.ts';
import { refuse } from './refusal.ts';
import { TableBuilder } from './table-builder.ts';
import type { Table, TableLimits } from './table.ts';

const SEPARATORS = [';', '\t', ',', '|'] as const;
const NO_SEPARATOR = '\u001f';
const HEAD = 65_536;

/** Reads separated text; every cell is text or null. An apostrophe that `writeTable` put before a formula is taken off. */
export function readCsv(bytes: Uint8Array, limits: TableLimits): Table {
	const { text, encoding } = decodeText(bytes);
	if (text.trim() === '') refuse('empty_file');
	const declared = /^sep=(.)\r?\n/i.exec(text);
	const body = declared ? text.slice(declared[0].length) : text;
	const separator = declared?.[1] ?? guessSeparator(body);
	const builder = new TableBuilder(limits);
	for (const { line, cells } of csvRows(body, separator ?? NO_SEPARATOR, declared ? 2 : 1)) {
		builder.add(line, cells.map(withoutGuard));
	}
	return { ...builder.finish('csv'), encoding, ...(separator && { separator }) };
}

function withoutGuard(cell: string): string {
	return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** The separator that stands most often in the header; decimal commas below it do not count. */
function guessSeparator(text: string): string | null {
	const lines = text
		.slice(0, HEAD)
		.replace(/"[^"]*"/g, '')
		.split(/[\r\n]+/)
		.filter((line) => line.trim() !== '');
	const inHeader = mostFrequent(lines[0] ?? '', SEPARATORS);
	return inHeader ?? mostFrequent(lines.slice(1, 10).join(' '), [';', '\t']);
}

function mostFrequent(text: string, candidates: readonly string[]): string | null {
	const counts = candidates.map((separator) => ({ separator, count: text.split(separator).length - 1 }));
	const best = counts.reduce((most, next) => (next.count > most.count ? next : most));
	return best.count > 0 ? best.separator : null;
}
