/** Why a document was not read. Words for each code are made by the caller, in the reader's language. */
export type RefusalCode =
	| 'empty_file'
	| 'unsupported_type'
	| 'content_does_not_match_name'
	| 'too_large'
	| 'too_many_rows'
	| 'too_many_columns'
	| 'too_many_cells'
	| 'too_much_text'
	| 'encrypted'
	| 'damaged'
	| 'unclosed_quote'
	| 'xml_dtd'
	| 'external_schema'
	| 'bomb'
	| 'not_a_table'
	| 'no_table_in_document'
	| 'too_many_pages'
	| 'no_such_sheet'
	| 'busy'
	| 'timeout'
	| 'out_of_memory'
	| 'reader_failed';

/** Flat facts for the message: limits, line numbers, names. */
export type RefusalData = Record<string, string | number | boolean | null>;

/** A document that was refused: a code with data, never words. */
export interface Refusal {
	ok: false;
	code: RefusalCode;
	data: RefusalData;
}

/** Thrown inside the package and turned into a {@link Refusal} at its edge. */
export class Refused extends Error {
	readonly code: RefusalCode;
	readonly data: RefusalData;

	constructor(code: RefusalCode, data: RefusalData = {}) {
		super(code);
		this.name = 'Refused';
		this.code = code;
		this.data = data;
	}
}

/** Stops reading with a code and its data. */
export function refuse(code: RefusalCode, data?: RefusalData): never {
	throw new Refused(code, data);
}

/** The refusal for anything thrown while reading; the file is named so that a message can name it. */
export function refusalFrom(error: unknown, fileName: string): Refusal {
	const file = shownName(fileName);
	if (error instanceof Refused) return { ok: false, code: error.code, data: { file, ...error.data } };
	const reason = error instanceof Error ? error.name : 'unknown';
	return { ok: false, code: 'damaged', data: { file, reason } };
}

/** The last part of a file name without control and direction characters, at most 120 characters. */
export function shownName(fileName: string): string {
	const last = fileName.split(/[\\/]/).pop() ?? '';
	return last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').slice(-120);
}
