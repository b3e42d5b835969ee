import type { AnalyserOptions, WordAnalysis } from '../analyser.ts';
import { meantBy } from '../everyday.ts';
import { partsOfKnown, readingsOf, type Reading, type Seen } from './compound.ts';
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
	const pieces = [...modifiers, head].flatMap((part): readonly Part[] => {
		const inner = partsOfKnown(part.base);
		return inner.length > 0 ? inner : [part];
	});
	const parts = pieces.length > 1 ? pieces.map(({ base, family }) => ({ base, family })) : [];
	const start = modifiers.map(({ form }) => form).join('');
	const meant = meantBy(start + head.base);
	if (meant !== start + head.base) return said(meant);
	return { base: meant, family: start + head.family, parts };
}

/** The reading of a plain word that an everyday one stands for. */
function said(word: string): WordAnalysis {
	const [reading] = readingsOf(word, () => false);
	return reading ? analysisOf(reading) : { base: word, family: word, parts: [] };
}
