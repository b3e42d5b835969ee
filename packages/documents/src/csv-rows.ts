import { refuse } from './refusal.ts';

/** Cells of one record, and the line of the text on which it begins. */
export interface CsvRow {
	line: number;
	cells: string[];
}

interface Field {
	text: string;
	/** Position after the field, at a separator, a line end, or the end of the text. */
	end: number;
}

/**
 * Splits separated text as RFC 4180 does, with any line end. A quote that begins a field but does not end it is
 * content, so `=F("a";"b")` stays two cells; a quote that never ends is refused with its line.
 */
export function* csvRows(text: string, separator: string, firstLine = 1): Generator<CsvRow> {
	let line = firstLine;
	let position = 0;
	while (position < text.length) {
		const row: CsvRow = { line, cells: [] };
		for (let isMore = true; isMore;) {
			const field =
				text[position] === '"'
					? quotedField(text, position, separator, line)
					: plainField(text, position, separator);
			row.cells.push(field.text);
			line += lineEnds(field.text);
			position = field.end;
			isMore = text[position] === separator;
			if (isMore) position++;
		}
		position += text.startsWith('\r\n', position) ? 2 : 1;
		line++;
		yield row;
	}
}

function plainField(text: string, start: number, separator: string): Field {
	let end = start;
	while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
	return { text: text.slice(start, end), end };
}

function quotedField(text: string, start: number, separator: string, line: number): Field {
	let close = text.indexOf('"', start + 1);
	while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
	if (close < 0) refuse('unclosed_quote', { line });
	let end = close + 1;
	while (text[end] === ' ') end++;
	const after = text[end];
	const isClosed = after === undefined || after === separator || after === '\n' || after === '\r';
	if (!isClosed) return plainField(text, start, separator);
	return { text: text.slice(start + 1, close).replaceAll('""', '"'), end };
}

function lineEnds(text: string): number {
	return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
