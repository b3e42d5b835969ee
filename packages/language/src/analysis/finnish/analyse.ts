import type { AnalyserOptions, WordAnalysis } from '../analyser.ts';
import { meantBy } from '../everyday.ts';
import { headsOf, partsOfKnown, readingsOf, type Reading, type Seen } from './compound.ts';
import { guessedStems } from './guess.ts';

interface Part {
	readonly base: string;
	readonly family: string;
}

/** What a normalised Finnish word may be. */
export function analyseFinnish(word: string, options: AnalyserOptions): readonly WordAnalysis[] {
	const known = options.voikko?.(word) ?? [];
	if (known.length > 0) return known.map((analysis) => meaningOf(analysis.base) ?? withOwnFamilies(analysis));
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
	const base = start + head.base;
	return meaningOf(base) ?? { base, family: start + head.family, parts };
}

/** The reading of the plain word that an everyday one stands for. */
function meaningOf(base: string): WordAnalysis | undefined {
	const meant = meantBy(base);
	if (meant === base) return undefined;
	const [reading] = readingsOf(meant, () => false);
	return reading ? analysisOf(reading) : { base: meant, family: meant, parts: [] };
}

/** Families are the lexicon's where it knows the word, so that they are the same with and without Voikko. */
function withOwnFamilies({ base, family, parts }: WordAnalysis): WordAnalysis {
	return { ...ownFamily({ base, family }), parts: parts.map(ownFamily) };
}

function ownFamily({ base, family }: Part): Part {
	const own = headsOf(base).find(({ entry }) => entry.base === base);
	return { base, family: own?.entry.family ?? family };
}
