import type { Refusal } from '@luotsi/documents';
import { refuse, type RefusalCode, type RefusalData } from './refusal.ts';

/** Codes whose words elsewhere speak of something else than a file. */
const renamed: Partial<Record<Refusal['code'], RefusalCode>> = {
	too_large: 'file_too_large',
	timeout: 'file_timeout',
	busy: 'file_busy',
};

/** A file's refusal in the product's words: they name the file, the place in it, and what to do. */
export function refuseFile({ code, data }: Refusal, wanted: 'table' | 'text'): never {
	const megabytes = Math.floor(Number(data['limit'] ?? 0) / 1_000_000);
	const blank = { file: '', sheet: '', row: '', line: '', page: '', part: '', limit: 0 };
	const known = renamed[code] ?? (code as RefusalCode);
	refuse(known, { ...blank, ...data, megabytes, wanted, place: placeOf(data) });
}

/** The most exact place that is known. */
function placeOf({ sheet, row, line, page, part }: RefusalData): string {
	if (sheet && row) return 'sheetRow';
	if (line) return 'line';
	if (page) return 'page';
	if (row) return 'row';
	if (sheet) return 'sheet';
	return part ? 'part' : '';
}
