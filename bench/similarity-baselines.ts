import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../scripts/database/embedded-postgres.ts';
import { logTo } from '../scripts/log.ts';
import { bestInHindsight, judgeHits, type Hits, type Mergers, type ScoredPair } from './similarity-judge.ts';
import type { Material, Row } from './similarity-rows.ts';

/** Likeness of every row to every other, by places in the material. */
type Matrix = Float64Array[];

/** The same questions to PostgreSQL's full text, its trigrams and to cosines of character n-grams. */
export async function judgeBaselines(material: Material): Promise<Record<string, Hits & Mergers>> {
	const texts = material.rows.map(({ text }) => text);
	const asked = material.rows.flatMap(({ groups }, at) => (groups.length > 0 ? [at] : []));
	const { fullText, trigrams } = await askPostgres(texts, asked);
	return {
		'PostgreSQL finnish': judge(material, fullText),
		pg_trgm: judge(material, trigrams),
		'TF-IDF 3–5-grams': judge(material, gramCosines(texts)),
	};
}

function judge(material: Material, likeness: Matrix): Hits & Mergers {
	const { rows } = material;
	const at = new Map(rows.map((row, index) => [row, index]));
	const rank = (row: Row) => {
		const line = likeness[at.get(row)!]!;
		return rows
			.filter((other) => other !== row && line[at.get(other)!]! > 0)
			.toSorted((a, b) => line[at.get(b)!]! - line[at.get(a)!]!);
	};
	const scored: ScoredPair[] = [];
	rows.forEach((row, one) => {
		for (let two = one + 1; two < rows.length; two++) {
			const score = Math.max(likeness[one]![two]!, likeness[two]![one]!);
			if (score > 0) scored.push({ pair: [row, rows[two]!], score });
		}
	});
	return { ...judgeHits(material, rank), ...bestInHindsight(material, scored) };
}

// Only texts of groups ask: the others have no right answer. An or-query: with "and" nearly every question would stay without an answer.
const TABLE = `
	create temporary table row as
	select at - 1 as at, text, to_tsvector('finnish', text) as words,
		replace(plainto_tsquery('finnish', text)::text, '&', '|')::tsquery as question
	from unnest($1::text[]) with ordinality as t (text, at)`;
const FULL_TEXT = `
	select a.at::int as one, array_agg(b.at::int) as others, array_agg(ts_rank(b.words, a.question)) as scores
	from row a join row b on a.at <> b.at and b.words @@ a.question
	where a.at = any($1) group by a.at`;
const TRIGRAMS = `
	select a.at::int as one, array_agg(b.at::int) as others, array_agg(similarity(a.text, b.text)) as scores
	from row a join row b on a.at <> b.at where a.at = any($1) group by a.at`;

async function askPostgres(
	texts: readonly string[],
	asked: readonly number[],
): Promise<{ fullText: Matrix; trigrams: Matrix }> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'luotsi-similarity-'));
	const database = await startEmbeddedPostgres({
		dataDir,
		log: logTo(process.stderr, 'silent'),
		isFast: true,
	});
	const client = new pg.Client({ connectionString: database.url });
	try {
		await client.connect();
		await client.query('create extension if not exists pg_trgm');
		await client.query(TABLE.replace('$1', `'${arrayOf(texts)}'`));
		const ask = async (statement: string) =>
			matrixOf(texts.length, (await client.query(statement, [asked])).rows);
		return { fullText: await ask(FULL_TEXT), trigrams: await ask(TRIGRAMS) };
	} finally {
		await client.end();
		await database.stop();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

// A table made from a query takes no parameters.
function arrayOf(texts: readonly string[]): string {
	const quoted = texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`);
	return `{${quoted.join(',')}}`.replaceAll("'", "''");
}

interface Line {
	one: number;
	others: number[];
	scores: number[];
}

function matrixOf(size: number, lines: readonly Line[]): Matrix {
	const matrix = Array.from({ length: size }, () => new Float64Array(size));
	for (const { one, others, scores } of lines)
		others.forEach((other, at) => (matrix[one]![other] = scores[at]!));
	return matrix;
}

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;

function gramsOf(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
		const padded = ` ${word} `;
		for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size++)
			for (let at = 0; at + size <= padded.length; at++) {
				const gram = padded.slice(at, at + size);
				counts.set(gram, (counts.get(gram) ?? 0) + 1);
			}
	}
	return counts;
}

function gramCosines(texts: readonly string[]): Matrix {
	const counted = texts.map(gramsOf);
	const inTexts = new Map<string, number>();
	for (const counts of counted)
		for (const gram of counts.keys()) inTexts.set(gram, (inTexts.get(gram) ?? 0) + 1);
	const vectors = counted.map((counts) => {
		const weighed = [...counts].map(
			([gram, count]) => [gram, (1 + Math.log(count)) * Math.log(texts.length / inTexts.get(gram)!)] as const,
		);
		const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
		return new Map(weighed.map(([gram, weight]) => [gram, weight / length]));
	});
	const postings = new Map<string, [number, number][]>();
	vectors.forEach((vector, at) => {
		for (const [gram, weight] of vector) {
			const list = postings.get(gram);
			if (list) list.push([at, weight]);
			else postings.set(gram, [[at, weight]]);
		}
	});
	return vectors.map((vector, one) => {
		const line = new Float64Array(texts.length);
		for (const [gram, weight] of vector)
			for (const [two, other] of postings.get(gram)!) if (two !== one) line[two]! += weight * other;
		return line;
	});
}
