import type { AnalyserOptions, WordAnalysis } from '../analyser.ts';
import { readingsOf, type Reading, type Seen } from './compound.ts';
import { guessedStems } from './guess.ts';

interface Part {
	readonly base: string;
	readonly family: string;
}

/** What a normalised Finnish word may be. */
export function analyseFinnish(word: string, options: AnalyserOptions): readonly WordAnalysis[] {
	const pieces = word.split(/['-]/u).filter(Boolean);
	const last = pieces.pop();
	if (last === undefined) return [{ base: word, family: word, parts: [] }];
	const seen: Seen = (form) => options.lexicon?.has(form) ?? false;
	const before = pieces.map((piece): Part => partOf(piece, seen));
	const start = pieces.join('');
	return analysesOfPiece(last, seen).map(({ base, family, parts }) =>
		before.length === 0
			? { base, family, parts }
			: {
					base: start + base,
					family: start + family,
					parts: [...before, ...(parts.length > 0 ? parts : [{ base, family }])],
				},
	);
}

function partOf(piece: string, seen: Seen): Part {
	const [first] = analysesOfPiece(piece, seen);
	return first ?? { base: piece, family: piece };
}

function analysesOfPiece(piece: string, seen: Seen): readonly WordAnalysis[] {
	const bare = piece.replace(/:[a-zåäö]*$/u, '');
	const readings = readingsOf(bare, seen);
	if (readings.length > 0) return readings.map(analysisOf);
	const stems = bare === piece ? guessedStems(bare) : [bare];
	return stems.map((stem) => ({ base: stem, family: stem, parts: [] }));
}

function analysisOf({ modifiers, head }: Reading): WordAnalysis {
	if (modifiers.length === 0) return { base: head.base, family: head.family, parts: [] };
	const start = modifiers.map(({ form }) => form).join('');
	const parts = [...modifiers, head].map(({ base, family }) => ({ base, family }));
	return { base: start + head.base, family: start + head.family, parts };
}
