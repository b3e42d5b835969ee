const LEVELS = [1, 2, 3, 4] as const;

/** The lower of the two in the middle where there are two: a level that somebody can have. */
export function medianOf(levels: readonly number[]): number {
	return levels.toSorted((a, b) => a - b)[Math.ceil(levels.length / 2) - 1]!;
}

/** With fewer answers nothing is said of how sure a median is: it would tell more of people than of the group. */
export const FEWEST_FOR_CHANCES = 10;

/**
 * How likely each level is to be the median if as many were drawn of the same answers again and again, each time with
 * return: the bootstrap, reckoned out instead of drawn.
 */
export function chancesOf(levels: readonly number[]): number[] | null {
	const { length } = levels;
	if (length < FEWEST_FOR_CHANCES) return null;
	const half = Math.ceil(length / 2);
	const upTo = LEVELS.map((level) =>
		atLeast(half, length, levels.filter((one) => one <= level).length / length),
	);
	return upTo.map((chance, index) => rounded(chance - (upTo[index - 1] ?? 0)));
}

const rounded = (chance: number) => Math.round(chance * 1e6) / 1e6;

/** The chance that so many of `count` succeed, each with the same chance. */
function atLeast(fewest: number, count: number, chance: number): number {
	if (chance >= 1) return 1;
	let term = (1 - chance) ** count;
	let sum = fewest <= 0 ? term : 0;
	for (let successes = 1; successes <= count; successes++) {
		term *= ((count - successes + 1) / successes) * (chance / (1 - chance));
		if (successes >= fewest) sum += term;
	}
	return sum;
}

export interface Known {
	median: number;
	chances: readonly number[] | null;
}

export interface LevelChange {
	levels: number;
	/** Between these the change lies with 95 % certainty; null where there are too few answers to say. */
	range: { from: number; to: number } | null;
}

const TAIL = 0.025;

/** From one survey to the next, as if the answers were of different people: nobody is followed. */
export function changeBetween(before: Known, after: Known): LevelChange {
	const levels = after.median - before.median;
	if (!before.chances || !after.chances) return { levels, range: null };
	const chances = new Map<number, number>();
	for (const [was, p] of before.chances.entries())
		for (const [is, q] of after.chances.entries())
			chances.set(is - was, (chances.get(is - was) ?? 0) + p * q);
	const changes = [...chances].sort(([a], [b]) => a - b);
	const first = (order: readonly (readonly [number, number])[]) => {
		let sum = 0;
		return order.find(([, chance]) => (sum += chance) >= TAIL)?.[0] ?? levels;
	};
	return { levels, range: { from: first(changes), to: first(changes.toReversed()) } };
}
