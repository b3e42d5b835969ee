import { statesDuty } from '@luotsi/documents/duty';
import { readBlocks, type TextBlock } from '@luotsi/documents/text-blocks';
import { kinshipOf } from './lineage.ts';
import type { ClauseWords } from './edition.ts';

/** A heading with what stands under it up to the next heading. */
export interface Section<Words extends ClauseWords = ClauseWords> {
	/** The heading's lineage; of what stands before the first heading, the strategy itself. */
	id: string;
	heading: Words | null;
	clauses: Words[];
}

export function sectionsOf<Words extends ClauseWords>(
	clauses: readonly Words[],
	strategyId: string,
): Section<Words>[] {
	const sections: Section<Words>[] = [];
	for (const clause of clauses) {
		const isHeading = clause.kind === 'heading';
		if (isHeading) sections.push({ id: clause.lineageId, heading: clause, clauses: [] });
		else if (sections.length === 0) sections.push({ id: strategyId, heading: null, clauses: [] });
		sections.at(-1)!.clauses.push(clause);
	}
	return sections;
}

/** Stands before a line that would be read as something else than it is; written as a backslash. */
const PLAIN = 'x\u2060';

const shielded = (markdown: string) => markdown.replace(/^([ \t]*)\\/gm, `$1${PLAIN}`);

function blocksOf(markdown: string): TextBlock[] {
	return readBlocks(shielded(markdown))
		.map((block) => ({ ...block, text: block.text.replaceAll(PLAIN, '').trim() }))
		.filter(({ text }) => text !== '');
}

/** The section as text that a person may change; read back it is the same section. */
export function markdownOf(clauses: readonly ClauseWords[]): string {
	const base = (clauses.find(({ kind }) => kind === 'heading')?.level ?? 0) + 1;
	const parts = clauses.map((clause) => {
		if (clause.kind === 'heading') return headingLine(clause);
		if (clause.kind === 'bullet') return `${'  '.repeat(Math.max(0, clause.level - base))}- ${clause.text}`;
		const [block, ...more] = readBlocks(clause.text);
		const isPlain = more.length === 0 && block?.kind === 'paragraph' && !clause.text.startsWith('\\');
		return isPlain ? clause.text : `\\${clause.text}`;
	});
	return parts
		.map((part, at) => {
			const [now, next] = [clauses[at]!, clauses[at + 1]];
			return now.kind === 'bullet' && next?.kind === 'bullet' ? `${part}\n` : `${part}\n\n`;
		})
		.join('')
		.trimEnd();
}

function headingLine({ level, number, text }: ClauseWords): string {
	const marks = '#'.repeat(Math.min(Math.max(level, 1), 6));
	const [read] = readBlocks(`${marks} ${number} ${text}`);
	const hasNumber = read?.kind === 'heading' && read.number === number && read.text === text;
	return `${marks} ${hasNumber ? `${number} ` : ''}${text}`;
}

interface Writing {
	markdown: string;
	/** The section as it was. */
	clauses: readonly ClauseWords[];
	/** Clauses that may come back: of the adopted edition, and no longer in the draft. */
	away: readonly ClauseWords[];
	/** Numbers that stand elsewhere in the edition. */
	taken: ReadonlySet<string>;
	newId: () => string;
}

/** The clauses of a section written anew: each knows which one it continues, and whether it lays a duty. */
export function clausesFrom({ markdown, clauses, away, taken, newId }: Writing): ClauseWords[] {
	const blocks = blocksOf(markdown);
	const levels = levelsOf(blocks, clauses);
	const fresh = blocks.map((block, at) => {
		const number = block.kind === 'heading' ? (block.number ?? '') : '';
		return {
			kind: block.kind,
			text: block.text,
			level: levels[at]!,
			number: number || (clauses[at]?.number ?? ''),
		};
	});
	const known = [...clauses, ...away];
	const byLineage = new Map(known.map((clause) => [clause.lineageId, clause]));
	const kin = kinshipOf(known, fresh);
	const words = fresh.map((clause, at) => {
		const { lineageId, how } = kin[at]!;
		const before = lineageId === null ? undefined : byLineage.get(lineageId);
		const states = clause.kind !== 'heading' && statesDuty(clause.text);
		const isObligation = how === 'same' && before ? before.isObligation : states;
		return { ...clause, lineageId: lineageId ?? newId(), isObligation };
	});
	const isSameRow =
		words.length === clauses.length &&
		words.every(({ lineageId }, at) => lineageId === clauses[at]!.lineageId);
	return numbered(words, blocks, isSameRow ? clauses.map(({ number }) => number) : null, byLineage, taken);
}

function levelsOf(blocks: readonly TextBlock[], clauses: readonly ClauseWords[]): number[] {
	let under = 0;
	return blocks.map((block) => {
		if (block.kind !== 'heading') return under + 1 + block.depth;
		under = block.number ? block.number.split('.').length : (block.depth ?? clauses[0]?.level ?? 1);
		return under;
	});
}

/** Headings keep the number they bring or had; what stands under them is counted on, unless nothing came or went. */
function numbered(
	words: readonly ClauseWords[],
	blocks: readonly TextBlock[],
	asBefore: readonly string[] | null,
	byLineage: ReadonlyMap<string, ClauseWords>,
	taken: ReadonlySet<string>,
): ClauseWords[] {
	const used = new Set(taken);
	let under = '';
	let count = 0;
	const next = (): string => {
		for (;;) {
			const number = under ? `${under}.${++count}` : String(++count);
			if (!used.has(number)) return number;
		}
	};
	return words.map((clause, at) => {
		const block = blocks[at]!;
		const own = block.kind === 'heading' ? block.number : null;
		const before = block.kind === 'heading' ? byLineage.get(clause.lineageId)?.number : asBefore?.[at];
		const wanted = own ?? before;
		const number = wanted !== undefined && !used.has(wanted) ? wanted : next();
		used.add(number);
		if (block.kind === 'heading') [under, count] = [number, 0];
		return { ...clause, number };
	});
}
