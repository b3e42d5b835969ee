import type { Table } from '@luotsi/documents';
import type { Sample } from './import-manifest.ts';
import { partsOf } from './import-package.ts';

const TITLE_ROWS = 20;

/** Sheets against what other readers count, and filled cells against those that stand in a sheet's XML. */
export function xlsxContent(sample: Sample, table: Table, bytes: Uint8Array): string {
	const told = Object.values(sample.oracles ?? {});
	const counted = told.flatMap((one) => /^OK.*sheets=(\d+)/.exec(one)?.[1] ?? []).map(Number);
	const sheets = table.sheets?.length ?? 0;
	if (counted.length > 0 && !counted.includes(sheets))
		return `${sheets} sheets, others find ${counted.join(', ')}`;
	const blank = blankStrings(bytes);
	const parts = partsOf(bytes, /^xl\/(?:work)?sheets?\/?[^/]*\.xml$/i);
	const inFile = [...parts.values()].map((xml) => filledCells(xml, blank));
	const read = table.rows.flat().filter((cell) => cell !== null).length;
	if (table.columns.length === 0) {
		const most = Math.max(0, ...inFile);
		return most > 0 ? `read as empty, though ${most} cells are filled` : '';
	}
	// The header and the title rows above it are names, not cells.
	const above = table.columns.length + Math.min(TITLE_ROWS, (table.rowNumbers[0] ?? TITLE_ROWS) - 1);
	const isNear = inFile.some((count) => count >= read && count - read <= above);
	return isNear ? '' : `${read} cells below the header, in the file ${inFile.join(', ')}`;
}

/** Places of the shared strings that are only white space. */
function blankStrings(bytes: Uint8Array): ReadonlySet<number> {
	const xml = [...partsOf(bytes, /^xl\/sharedStrings\.xml$/i).values()].join('');
	const items = xml.match(/<(?:\w+:)?si(?: [^>]*)?(?:\/>|>[\s\S]*?<\/(?:\w+:)?si>)/g) ?? [];
	return new Set(items.flatMap((item, place) => (item.replace(/<[^>]*>/g, '').trim() === '' ? [place] : [])));
}

function filledCells(xml: string, blank: ReadonlySet<number>): number {
	let filled = 0;
	const cells = xml.matchAll(/<(?:\w+:)?c(\s[^>]*[^/>])?>([\s\S]*?)<\/(?:\w+:)?c>/g);
	for (const [, attributes = '', content = ''] of cells) {
		const value = /<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>([^<]*)</.exec(content)?.[1]?.trim() ?? '';
		const isShared = /\bt="s"/.test(attributes);
		if (value !== '' && !(isShared && blank.has(Number(value)))) filled++;
	}
	return filled;
}
