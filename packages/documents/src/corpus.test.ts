import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { csvRows } from './csv-rows.ts';
import { readDocumentIsolated } from './read-document-isolated.ts';
import { readTableIsolated } from './read-table-isolated.ts';
import { readTable } from './read-table.ts';

interface Sample {
	path: string;
	format: string;
	expected: 'accept' | 'reject' | 'either';
	hazard: string;
	sha256: string;
}

const CORPORA = new URL('../../../../shared/data/corpora/', import.meta.url);
const SAMPLE_SIZE = 100;
const MILLISECONDS = 20_000;

/** Sound files that the manifest calls hostile by a word in their names. */
const MISLABELLED = new Set(['pdf/pdfjs/noembed-identity.pdf']);

const isHere = existsSync(new URL('manifest.jsonl', CORPORA));
const bytesOf = (path: string) => readFileSync(join(fileURLToPath(CORPORA), path));

/** All hostile and generated files, and of the others those with the lowest hashes, so the choice never varies. */
function chosen(): Sample[] {
	const lines = readFileSync(new URL('manifest.jsonl', CORPORA), 'utf8').trim().split('\n');
	const all = lines
		.map((line) => JSON.parse(line) as Sample)
		.filter(({ format }) => ['csv', 'xlsx', 'json', 'docx', 'pdf', 'zip'].includes(format));
	if (process.env.CORPUS === 'all') return all;
	const isAlways = (sample: Sample) => sample.hazard !== '' || sample.path.startsWith('generated/');
	const others = all.filter((sample) => !isAlways(sample)).toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
	return [...all.filter(isAlways), ...others.slice(0, SAMPLE_SIZE)];
}

const outcome = (result: { ok: true } | { ok: false; code: string }) => (result.ok ? 'read' : result.code);

test.skipIf(!isHere)(
	'foreign files are read or refused, and the host lives on',
	{ timeout: 240_000 },
	async () => {
		const before = Object.getOwnPropertyNames(Object.prototype).join();
		const results = await Promise.all(
			chosen().map(async (sample) => {
				const read = ['docx', 'pdf'].includes(sample.format) ? readDocumentIsolated : readTableIsolated;
				const result = await read(bytesOf(sample.path), sample.path, {
					milliseconds: MILLISECONDS,
					waitMilliseconds: 10 * MILLISECONDS,
				});
				return { ...sample, outcome: outcome(result), text: JSON.stringify(result) };
			}),
		);
		const fine = (result: { outcome: string }) => result.outcome === 'read';
		const accepted = results.filter(({ expected }) => expected === 'accept');
		const wronglyRefused = accepted.filter((result) => !fine(result));
		const wronglyRead = results.filter((result) => result.expected === 'reject' && fine(result));
		expect(wronglyRead.map(({ path }) => path).filter((path) => !MISLABELLED.has(path))).toEqual([]);
		expect(
			wronglyRefused.length,
			wronglyRefused.map(({ path, outcome: code }) => `${path} ${code}`).join(),
		).toBeLessThanOrEqual(accepted.length * 0.01);
		expect(
			results.filter((result) => ['timeout', 'out_of_memory', 'reader_failed'].includes(result.outcome)),
		).toEqual([]);
		expect(results.filter(({ text }) => text.includes('root:x:0'))).toEqual([]);
		expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
	},
);

const SPECTRUM = [
	'comma_in_quotes',
	'empty',
	'escaped_quotes',
	'json',
	'newlines',
	'quotes_and_newlines',
	'simple_crlf',
	'utf8',
];

test.skipIf(!isHere).each(SPECTRUM)('csv-spectrum: %s reads as its JSON says', async (name) => {
	const result = await readTable(bytesOf(`csv/spectrum/${name}.csv`), `${name}.csv`);
	const expected = JSON.parse(bytesOf(`csv/spectrum-expected/${name}.json`).toString('utf8')) as Record<
		string,
		string
	>[];
	const read = result.ok
		? result.rows.map((row) =>
				Object.fromEntries(result.columns.map((column, index) => [column, row[index] ?? ''])),
			)
		: [];
	expect(read).toEqual(expected);
});

interface PapaCase {
	input: string;
	delimiter?: string;
}

test.skipIf(!isHere)('the inputs of another parser’s tests give rows or a refusal with a line', () => {
	const text = bytesOf('csv/papaparse/papaparse-cases.json').toString('utf8');
	const cases = [...text.matchAll(/"input":\s*("(?:[^"\\]|\\.)*")/g)].map(
		(match) => ({ input: JSON.parse(match[1] ?? '""') }) as PapaCase,
	);
	expect(cases.length).toBeGreaterThan(100);
	for (const { input } of cases) {
		for (const separator of [',', ';', '\t'])
			expect(() => [...csvRows(input, separator)]).toSatisfy(readsOrNamesLine);
	}
});

function readsOrNamesLine(read: () => unknown): boolean {
	try {
		read();
		return true;
	} catch (error) {
		const refused = error as { code?: string; data?: { line?: number } };
		return refused.code === 'unclosed_quote' && (refused.data?.line ?? 0) > 0;
	}
}
