/** What is known of two texts side by side. */
export interface Signals {
	/** Likeness 0–1 by words and concepts. */
	readonly meaning: number;
	/** Likeness 0–1 by runs of letters. */
	readonly letters: number;
	/** Whether they name two things easily taken for one another. */
	readonly isDistinct: boolean;
}

/** Chosen on Finnish needs whose groups are known, by leaving groups out in turn. */
const WEIGHTS = { meaning: 11, letters: 2.5, isDistinct: -0.7, none: -4.8 };

/** Chance 0–1 that two texts with these signals are the same need. */
export function chanceOf({ meaning, letters, isDistinct }: Signals): number {
	const sum =
		WEIGHTS.none +
		WEIGHTS.meaning * meaning +
		WEIGHTS.letters * letters +
		(isDistinct ? WEIGHTS.isDistinct : 0);
	return 1 / (1 + Math.exp(-sum));
}
