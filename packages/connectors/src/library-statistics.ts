import { textOf } from './untrusted.ts';

/** One number of the Finnish library statistics. */
export interface LibraryStatistic {
	library: string;
	year: number;
	/** The column's heading, such as `Kokonaislainaus`. */
	name: string;
	value: number;
}

/** What a table of library statistics held. */
export interface LibraryStatistics {
	statistics: LibraryStatistic[];
	/** Cells with a sign for „not known“ (`*`, `N/A`, empty). */
	notKnown: number;
	/** Cells that are no number, by row and column counted from one; at most a hundred. */
	faults: { row: number; column: number }[];
}

const LIBRARY = /^(kirjasto|kunta|bibliotek|kommun|library|municipality)$/i;
const YEAR = /^(vuosi|år|year)$/i;
const NOT_KNOWN = /^(\*|n\/a|-|–|\.\.?|)$/i;

/** Reads rows of texts whose first full row names the columns; null when no column is the library or the year. */
export function readLibraryStatistics(rows: readonly (readonly string[])[]): LibraryStatistics | null {
	const top = rows.findIndex((row) => row.some((cell) => LIBRARY.test(cell.trim())));
	const headings = rows[top]?.map((cell) => cell.trim()) ?? [];
	const library = headings.findIndex((cell) => LIBRARY.test(cell));
	const year = headings.findIndex((cell) => YEAR.test(cell));
	if (library < 0 || year < 0) return null;
	const found: LibraryStatistics = { statistics: [], notKnown: 0, faults: [] };
	for (const [index, row] of rows.entries()) {
		const name = textOf(row[library], 200);
		if (index <= top || name === null) continue;
		const said = Number(row[year]?.trim());
		if (!Number.isInteger(said) || said < 1900 || said > 2200) addFault(found, index, year);
		else readRow(found, row, { index, headings, library: name, year: said, skipped: [library, year] });
	}
	return found;
}

interface Place {
	index: number;
	headings: readonly string[];
	library: string;
	year: number;
	skipped: readonly number[];
}

function readRow(found: LibraryStatistics, row: readonly string[], place: Place): void {
	for (const [column, heading] of place.headings.entries()) {
		if (heading === '' || place.skipped.includes(column)) continue;
		const text = (row[column] ?? '').trim();
		const value = numberIn(text);
		if (NOT_KNOWN.test(text)) found.notKnown++;
		else if (value === null) addFault(found, place.index, column);
		else found.statistics.push({ library: place.library, year: place.year, name: heading, value });
	}
}

/** Decimals come after a comma, thousands are parted by spaces of any kind. */
function numberIn(text: string): number | null {
	const isNumber = /^[-−]?(\d{1,3}([\s\u00a0\u202f]\d{3})+|\d{1,15})(,\d{1,6})?$/.test(text);
	return isNumber
		? Number(
				text
					.replace(/[\s\u00a0\u202f]/g, '')
					.replace('−', '-')
					.replace(',', '.'),
			)
		: null;
}

function addFault(found: LibraryStatistics, row: number, column: number): void {
	if (found.faults.length < 100) found.faults.push({ row: row + 1, column: column + 1 });
}
