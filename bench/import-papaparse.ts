import { readFileSync } from 'node:fs';
import { readTable } from '@luotsi/documents';

interface PapaCase {
	description: string;
	input: string;
	config?: Record<string, unknown>;
	expected?: { data?: unknown; errors?: unknown[] };
}

/** Cases of another parser's tests that a table can tell: same rows read. Null when the manifest has none. */
export async function sameAsPapaparse(oracles: ReadonlyMap<string, string>) {
	const file = [...oracles].find(([name]) => name.includes('papaparse'))?.[1];
	if (!file) return null;
	const groups = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
	const cases = Object.values(groups).filter(Array.isArray).flat() as PapaCase[];
	const different: string[] = [];
	let compared = 0;
	for (const one of cases) {
		const expected = expectedRows(one);
		if (!expected) continue;
		compared++;
		const read = await readTable(new TextEncoder().encode(one.input), 'a.csv');
		const rows = read.ok
			? [read.columns, ...read.rows.map((row) => row.map((cell) => String(cell ?? '')))]
			: [];
		if (JSON.stringify(rows.map(plain)) !== JSON.stringify(expected.map(plain)))
			different.push(one.description);
	}
	return { cases: cases.length, compared, same: compared - different.length, different };
}

const plain = (row: readonly string[]) =>
	row
		.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1)
		.map((cell) => cell.replace(/\r\n?/g, '\n'));

/** Only cases without settings of that parser, without errors, and with a first row that can be a header. */
function expectedRows({ config = {}, expected, input }: PapaCase): string[][] | null {
	if (typeof input !== 'string' || Object.keys(config).length > 0 || (expected?.errors?.length ?? 0) > 0)
		return null;
	const data = expected?.data;
	if (!Array.isArray(data) || data.length < 2 || !data.every(Array.isArray)) return null;
	const rows = (data as string[][]).filter((row) => row.some((cell) => cell.trim() !== ''));
	const header = rows[0] ?? [];
	const isHeader =
		header.every((name) => name.trim() === name && /^[^\r\n]+$/.test(name)) &&
		new Set(header).size === header.length;
	const width = Math.max(...rows.map((row) => row.length));
	return isHeader && width === header.length ? rows : null;
}
