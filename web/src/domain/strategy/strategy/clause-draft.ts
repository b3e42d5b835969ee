/** Clauses of a document before they are kept: what the reader of the preview may still change. */
export const clauseKinds = ['heading', 'paragraph', 'bullet'] as const;
export type ClauseKind = (typeof clauseKinds)[number];

export interface ClauseDraft {
	number: string;
	kind: ClauseKind;
	level: number;
	text: string;
	isObligation: boolean;
	/** In a new text of a known strategy: number of the adopted clause that this one goes on from. */
	continues?: string;
}

const sentences = new Intl.Segmenter('fi', { granularity: 'sentence' });

function sentencesOf(text: string): string[] {
	return Array.from(sentences.segment(text), ({ segment }) => segment.trim()).filter(
		(sentence) => sentence !== '',
	);
}

/** The wanted number, or the same with a letter. */
export function freeNumber(wanted: string, taken: ReadonlySet<string>): string {
	if (wanted !== '' && !taken.has(wanted)) return wanted;
	for (const letter of 'bcdefghijklmnopqrstuvwxyz') if (!taken.has(wanted + letter)) return wanted + letter;
	let count = 2;
	while (taken.has(`${wanted}-${count}`)) count += 1;
	return `${wanted}-${count}`;
}

function replace(clauses: readonly ClauseDraft[], index: number, texts: readonly string[]): ClauseDraft[] {
	const clause = clauses[index]!;
	const taken = new Set(clauses.map(({ number }) => number));
	const parts = texts.map((text, place) => {
		if (place === 0) return { ...clause, text };
		const number = freeNumber(clause.number, taken);
		taken.add(number);
		return { ...clause, number, text, ...(clause.continues !== undefined && { continues: '' }) };
	});
	return [...clauses.slice(0, index), ...parts, ...clauses.slice(index + 1)];
}

const linesOf = (text: string) =>
	text
		.split(/\r\n|\r|\n/)
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '');

/** A line break parts a clause in two; a clause emptied of text goes. */
export function lines(clauses: readonly ClauseDraft[]): ClauseDraft[] {
	let whole = [...clauses];
	for (let index = whole.length - 1; index >= 0; index--)
		whole = replace(whole, index, linesOf(whole[index]!.text));
	return numbered(whole);
}

/** Numbers left empty get one, as the count of their place. */
function numbered(clauses: readonly ClauseDraft[]): ClauseDraft[] {
	const taken = new Set(clauses.map(({ number }) => number));
	return clauses.map((clause, index) => {
		if (clause.number !== '') return clause;
		const number = freeNumber(String(index + 1), taken);
		taken.add(number);
		return { ...clause, number };
	});
}

/** Parts the clause at its sentences. */
export function split(clauses: readonly ClauseDraft[], index: number): ClauseDraft[] {
	const clause = clauses[index];
	return clause ? replace(clauses, index, sentencesOf(clause.text)) : [...clauses];
}

/** Joins the clause to the end of the one before it, which keeps its number and kind. */
export function mergeWithPrevious(clauses: readonly ClauseDraft[], index: number): ClauseDraft[] {
	const [before, clause] = [clauses[index - 1], clauses[index]];
	if (!before || !clause) return [...clauses];
	const joined = {
		...before,
		text: `${before.text} ${clause.text}`.trim(),
		isObligation: before.isObligation || clause.isObligation,
	};
	return [...clauses.slice(0, index - 1), joined, ...clauses.slice(index + 1)];
}

/** One press on the preview; a line break counts only after the press has found its clause. */
export function arrange(clauses: readonly ClauseDraft[], move?: string): ClauseDraft[] {
	const [what, place] = move?.split('-') ?? [];
	const index = Number(place);
	if (what === 'merge') return lines(mergeWithPrevious(clauses, index));
	if (what === 'split' && !clauses[index]?.text.trim().includes('\n')) return lines(split(clauses, index));
	return lines(clauses);
}
