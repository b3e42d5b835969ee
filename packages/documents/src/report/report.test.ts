import fc from 'fast-check';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { readTable } from '../read-table.ts';
import { blocksOfMarkdown } from './blocks-of-markdown.ts';
import { pdfStructure } from './pdf-structure.ts';
import { sampleOf, SAMPLE_REPORT } from './report-sample.ts';
import type { Block, Report } from './report.ts';
import { compilerPackage } from './typst-compiler.ts';
import { writeReport } from './report-process.ts';
import { writeDocx } from './write-docx.ts';
import { writeHtml } from './write-html.ts';
import { writePdf } from './write-pdf.ts';
import { writeXlsx } from './write-xlsx.ts';

const hasCompiler = compilerPackage() !== null;
const htmlOfDocx = async (report: Report): Promise<string> =>
	(await mammoth.convertToHtml({ buffer: Buffer.from(await writeDocx(report)) })).value;

describe('PDF, opened by pdf.js', () => {
	test.runIf(hasCompiler).each(['ua-1', 'a-2a'] as const)(
		'%s is tagged in the order of reading',
		async (standard) => {
			const bytes = await writePdf(SAMPLE_REPORT, standard);
			const pdf = await pdfStructure(bytes);
			expect(pdf).toMatchObject({ title: SAMPLE_REPORT.title, language: 'fi-FI', isMarked: true });
			expect(pdf.roles.filter((role) => /^(H\d|Table|Figure|L)$/.test(role))).toEqual([
				'L',
				'H1',
				'H1',
				'H2',
				'L',
				'L',
				'L',
				'L',
				'Table',
				'Figure',
				'Table',
			]);
			// Of columns six, of rows those of both tables with the totals.
			expect(pdf.roles.filter((role) => role === 'TH')).toHaveLength(6 + 3 + 1);
			expect(pdf.alts).toEqual(['Pylväs: Äänekoski 3']);
			expect(pdf.text).toContain('12 000 €');
			const raw = Buffer.from(bytes).toString('latin1');
			expect(raw).toContain(standard === 'ua-1' ? 'pdfuaid:part>1<' : 'pdfaid:part>2<');
			expect(
				raw
					.match(/\/Scope \/(Column|Row)/g)
					?.toSorted()
					.join(' '),
			).toBe([...Array<string>(6).fill('/Scope /Column'), ...Array<string>(4).fill('/Scope /Row')].join(' '));
			expect(raw).toContain('/Names [(R1y0) ');
			expect(raw).toMatch(/\/Headers \[\(U1x2y0\) \(R1y1\)\]/);
			expect(pdf.showsTitle).toBe(standard === 'ua-1');
		},
	);

	test.runIf(hasCompiler)('a heading that leaves levels out is brought to the next', async () => {
		const pdf = await pdfStructure(
			await writePdf(
				sampleOf([
					{ kind: 'heading', level: 3, text: 'a' },
					{ kind: 'heading', level: 4, text: 'b' },
					{ kind: 'heading', level: 4, text: 'c' },
				]),
			),
		);
		expect(pdf.roles.filter((role) => /^H\d/.test(role))).toEqual(['H1', 'H2', 'H3']);
	});

	test.runIf(hasCompiler)(
		'is given up when it takes too long or too much, and the next is written',
		async () => {
			const rows = Array.from({ length: 4000 }, (_, at) => [
				`rivi ${at} ${'sana '.repeat(40)}`,
				'x'.repeat(200),
			]);
			const columns = [1, 2].map((at) => ({ name: `c${at}`, kind: 'text' as const }));
			const huge = sampleOf([{ kind: 'table', caption: 't', columns, rows }]);
			await expect(writePdf(huge, 'ua-1', { milliseconds: 150 })).rejects.toMatchObject({ code: 'too_long' });
			await expect(writePdf(huge, 'ua-1', { memoryMb: 60 })).rejects.toMatchObject({ code: 'too_large' });
			expect((await writePdf(sampleOf([{ kind: 'paragraph', text: 'ok' }]))).length).toBeGreaterThan(1000);
		},
	);
});

describe('DOCX, opened by mammoth', () => {
	test('has headings, lists, tables, links and the alternative of a picture', async () => {
		const html = await htmlOfDocx(SAMPLE_REPORT);
		expect(html).toContain('1 Johdanto</h1>');
		expect(html).toContain('Tarpeet</h2>');
		expect(html).toMatch(/<ul><li>yksi<\/li><li>kaksi<ul><li>alakohta<\/li><\/ul><\/li><\/ul>/);
		expect(html).toMatch(/<ol><li>ensin<\/li><li>sitten<\/li><\/ol>/);
		expect(html).toMatch(/<thead><tr><th>.*Tarve/);
		expect(html).toContain('=1+1');
		expect(html).toContain('alt="Pylväs: Äänekoski 3"');
		expect(html).toContain('href="https://example.fi/a?b=1&amp;c=2"');
		const { ok, columns, rows } = (await readTable(await writeDocx(SAMPLE_REPORT), 'x.docx')) as never as {
			ok: boolean;
			columns: string[];
			rows: unknown[][];
		};
		expect(ok).toBe(true);
		expect(columns).toEqual(['Tarve', 'Alkaa', 'Kustannus', 'Pisteet']);
		expect(rows.map((row) => row[0])).toEqual(['Kirjastojärjestelmä', '=1+1', 'Yhteensä']);
	});
});

describe('XLSX, read again', () => {
	test('gives the same values of each table', async () => {
		const bytes = await writeXlsx(SAMPLE_REPORT);
		const first = await readTable(bytes, 'x.xlsx');
		expect(first).toMatchObject({
			ok: true,
			sheets: ['Tarpeet vuosittain', 'Valmiina', 'Teksti'],
			columns: ['Tarve', 'Alkaa', 'Kustannus', 'Pisteet'],
			rows: [
				['Kirjastojärjestelmä', '2027-03-15', 12_000, 4.5],
				['=1+1', null, null, 0],
				['Yhteensä', null, 12_000, null],
			],
		});
		expect(await readTable(bytes, 'x.xlsx', { sheet: 'Valmiina' })).toMatchObject({
			rows: [['Äänekoski', 3]],
		});
	});
});

test('every format is written apart with the bytes of its writer', async () => {
	const html = await writeReport(SAMPLE_REPORT, 'html');
	expect(new TextDecoder().decode(html)).toBe(await writeHtml(SAMPLE_REPORT));
	expect(await readTable(await writeReport(SAMPLE_REPORT, 'xlsx'), 'x.xlsx')).toMatchObject({ ok: true });
	expect(await readTable(await writeReport(SAMPLE_REPORT, 'docx'), 'x.docx')).toMatchObject({ ok: true });
});

describe('HTML', () => {
	test('is one file with a language, scoped headers and a description of each picture', async () => {
		const html = await writeHtml(SAMPLE_REPORT);
		expect(html).toContain('<html lang="fi-FI">');
		expect(html.match(/<h1>/g)).toHaveLength(1);
		expect(html).toContain('<h2 id="h1">1 Johdanto</h2>');
		expect(html).toContain('<a href="#h1">1 Johdanto</a>');
		expect(html).toContain('<th scope="col" class="right">Kustannus</th>');
		expect(html).toContain('<th scope="row">Kirjastojärjestelmä</th>');
		expect(html).toContain('alt="Pylväs: Äänekoski 3"');
		expect(html).not.toMatch(/<script|<link|src="http/);
	});
});

test('Markdown becomes blocks; HTML in it stays text and odd addresses no links', () => {
	const blocks = blocksOfMarkdown(
		'# A\n\nteksti **vahva** <b>x</b> [y](javascript:alert(1))\n\n- a\n  1. b\n\n> q\n\n|k|l|\n|-|-|\n|1|2|',
		1,
	);
	expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list', 'paragraph', 'table']);
	expect(blocks[0]).toEqual({ kind: 'heading', level: 2, text: ['A'] });
	expect(JSON.stringify(blocks[1])).toContain('<b>x</b>');
	expect(JSON.stringify(blocks[1])).not.toContain('"kind":"link"');
	expect(blocks[2]).toMatchObject({ items: [{ text: ['a'], ordered: true, items: [{ text: ['b'] }] }] });
	expect(blocks[3]).toMatchObject({ style: 'quote' });
	expect(blocks[4]).toMatchObject({ columns: [{ name: 'k' }, { name: 'l' }], rows: [[['1'], ['2']]] });
});

const HOSTILE = [
	'#set page(width: 1pt)',
	'$x$ *b* _e_ `c` @a <b> [c] // /* \\ = == - + ',
	'#{ panic("x") }',
	'<script>alert(1)</script>&amp;',
	'"]\n#let',
	'=HYPERLINK("x")',
	'@SUM(A1)',
	'_x0041_',
	'| a | b |',
	'😀👩‍👩‍👧🏳️‍🌈',
	'שלום עולם',
	'مرحبا',
	'漢字',
	'\u202Eabc',
	'\uFFFF\uD800\u0000\u0007',
	'x'.repeat(500),
	'a\u0301\u0302\u0303',
	'',
	' ',
	'\n\n',
];
const hostile = fc.oneof(
	fc.constantFrom(...HOSTILE),
	fc.string({ unit: 'binary', maxLength: 80 }),
	fc.string({ maxLength: 80 }),
);
const everywhere = (text: string, other: string): Report =>
	sampleOf(
		[
			{ kind: 'heading', level: 1, text, number: other },
			{ kind: 'paragraph', text: [text, { kind: 'strong', text: other }, { kind: 'link', to: other, text }] },
			{ kind: 'list', items: [{ text, items: [{ text: other }] }] },
			{ kind: 'facts', facts: [{ name: text, value: other }] },
			table(text, other),
			...blocksOfMarkdown(`${text}\n\n${other}`),
		],
		{ title: text, subtitle: other, author: other, facts: [{ name: other, value: text }], hasCover: true },
	);
const table = (text: string, other: string): Block => ({
	kind: 'table',
	caption: text,
	columns: [
		{ name: other, kind: 'text' },
		{ name: text, kind: 'number' },
		{ name: 'd', kind: 'date' },
	],
	rows: [[text, other, text]],
});

describe('any text', () => {
	test.runIf(hasCompiler)('is written to PDF', async () => {
		await fc.assert(
			fc.asyncProperty(hostile, hostile, async (text, other) => {
				expect((await writePdf(everywhere(text, other))).length).toBeGreaterThan(1000);
			}),
			{ numRuns: 60, examples: HOSTILE.map((text) => [text, text]) },
		);
	});

	test('is text in DOCX, XLSX and HTML', async () => {
		await fc.assert(
			fc.asyncProperty(hostile, hostile, async (text, other) => {
				const report = everywhere(text, other);
				const docx = await htmlOfDocx(report);
				expect(docx).not.toMatch(/<script/);
				const html = await writeHtml(report);
				expect(html).not.toMatch(/<(script|b>[^\d])/i);
				expect(await readTable(await writeXlsx(report), 'x.xlsx')).toMatchObject({ ok: true });
			}),
			{ numRuns: 60, examples: HOSTILE.map((text) => [text, text]) },
		);
	});

	test.runIf(hasCompiler)('stands in a PDF as it was written', async () => {
		for (const text of HOSTILE.slice(0, 9)) {
			const { text: shown } = await pdfStructure(await writePdf(sampleOf([{ kind: 'paragraph', text }])));
			const bare = (words: string) => words.replace(/[\s\u00ad\u200b]/g, '');
			expect(bare(shown)).toContain(bare(text));
		}
	});
});
