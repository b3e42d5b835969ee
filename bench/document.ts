// A strategy edition of 60 pages as PDF/UA, as the product writes it, beside Typst's bare compile of the same text.
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { writeReport, type Block, type Report, type ReportFormat } from '@luotsi/documents/report';
import { Usage } from './arguments.ts';

const WORDS =
	'kirjastojen kehittämistarpeet kootaan yhteen ja asetetaan tärkeysjärjestykseen ennen talousarviota jotta jokainen toimipiste näkee mitä tietotekniikka merkitsee sen arjessa'.split(
		' ',
	);
const CLAUSES = 390;
const RUNS = 15;

const sentence = (seed: number): string => {
	const words = Array.from(
		{ length: 55 },
		(_, at) => WORDS[(seed * 7 + at * 5 + ((seed * at) % 11)) % WORDS.length],
	);
	return `${words.join(' ')}.`;
};

function edition(): Report {
	const blocks = Array.from({ length: CLAUSES }, (_, at): Block[] => [
		...(at % 10 === 0
			? [
					{
						kind: 'heading' as const,
						level: 1 as const,
						number: `${at / 10 + 1}`,
						text: `Luku ${at / 10 + 1}`,
					},
				]
			: []),
		{ kind: 'paragraph', number: `${Math.floor(at / 10) + 1}.${(at % 10) + 1}`, text: sentence(at) },
		...(at % 25 === 0 ? [table(at)] : []),
	]).flat();
	return {
		...{
			title: 'Strategia 2027–2030',
			language: 'fi',
			author: 'Kunta',
			date: '2026-12-12',
			colour: '#0b5a8a',
		},
		words: { contents: 'Sisällys', table: 'Taulukko', figure: 'Kuva', text: 'Teksti' },
		hasCover: true,
		blocks,
	};
}

const table = (seed: number): Block => ({
	kind: 'table',
	caption: `Tarpeet ${seed}`,
	columns: [
		{ name: 'Tarve', kind: 'text', width: 3 },
		{ name: 'Alkaa', kind: 'date' },
		{ name: 'Kustannus', kind: 'money' },
	],
	rows: Array.from({ length: 12 }, (_, at) => [sentence(at).slice(0, 60), '2027-03-15', at * 1000]),
});

/** The same words as plain Typst, without tags, contents, header or tables. */
function bare(report: Report): () => number {
	const require = createRequire(new URL('../packages/documents/package.json', import.meta.url));
	const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu') as {
		NodeCompiler: { create(): { pdf(source: object, how: object): Buffer; evictCache(age: number): void } };
	};
	const compiler = NodeCompiler.create();
	const text = report.blocks
		.map((block) => {
			if (block.kind === 'heading') return `= ${String(block.text)}`;
			if (block.kind === 'paragraph') return String(block.text);
			return block.kind === 'table' ? block.rows.map((row) => `- ${row.join(', ')}`).join('\n') : '';
		})
		.join('\n\n');
	return () => {
		const bytes = compiler.pdf(
			{ mainFileContent: `#set text(lang: "fi", size: 11pt)\n${text}` },
			{ pdfTags: false },
		);
		compiler.evictCache(0);
		return bytes.length;
	};
}

async function measure(
	write: () => number | Promise<number>,
): Promise<{ median: number; p95: number; bytes: number }> {
	let bytes = await write();
	const times: number[] = [];
	for (let run = 0; run < RUNS; run++) {
		const started = performance.now();
		bytes = await write();
		times.push(performance.now() - started);
	}
	times.sort((a, b) => a - b);
	return { median: times[Math.floor(RUNS / 2)] ?? 0, p95: times[Math.floor(RUNS * 0.95)] ?? 0, bytes };
}

/** Medians of 15 warm runs, and the first of a cold process. */
export async function run(given: string[]): Promise<void> {
	if (given.length > 0) throw new Usage('npm run bench -- document');
	const report = edition();
	const started = performance.now();
	const first = await writeReport(report, 'pdf');
	const cold = performance.now() - started;
	console.log(
		`${await pagesOf(first)} pages, ${CLAUSES} clauses; ${cpus().length} cores, ${cpus()[0]?.model ?? ''}, Node ${process.version}`,
	);
	console.log(`PDF/UA-1, first, process and compiler started for it: ${Math.round(cold)} ms`);
	const formats: ReportFormat[] = ['pdf', 'docx', 'xlsx', 'html'];
	for (const format of formats)
		show(
			format === 'pdf' ? 'PDF/UA-1' : format,
			await measure(async () => (await writeReport(report, format)).length),
		);
	show('Typst, bare text', await measure(bare(report)));
	console.log(`This process holds ${Math.round(process.memoryUsage().rss / 1e6)} MB.`);
	process.exit(0);
}

function show(name: string, { median, p95, bytes }: Awaited<ReturnType<typeof measure>>): void {
	console.log(
		`${name.padEnd(18)} median ${Math.round(median)} ms, p95 ${Math.round(p95)} ms, ${Math.round(bytes / 1000)} kB`,
	);
}

async function pagesOf(pdf: Uint8Array): Promise<number> {
	const { getDocumentProxy } = await import('unpdf');
	return (await getDocumentProxy(new Uint8Array(pdf))).numPages;
}
