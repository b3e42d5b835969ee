/** How far apart the raters are on one criterion for one need, in the units of the criterion's scale. */
export interface Spread {
	criterion: string;
	min: number;
	max: number;
	mean: number;
	/** Population standard deviation. */
	stdev: number;
	/** 0 = all the same, 1 = half at one end of the scale and half at the other. */
	disagreement: number;
	/**
	 * With three raters or more: those further from the median than three median deviations and a quarter of the scale.
	 */
	outlierRaters: string[];
}

/** Spread of scores brought to 0 … 1, told in the scale they were given on. */
export function spreadOf(
	scale: { id: string; min: number; max: number; direction: 'up' | 'down' },
	scores: readonly { rater: string; value: number }[],
): Spread {
	const width = scale.max - scale.min;
	const given = scores.map(({ rater, value }) => ({
		rater,
		value: scale.min + width * (scale.direction === 'up' ? value : 1 - value),
	}));
	const values = given.map((score) => score.value);
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
	const stdev = Math.sqrt(variance);
	const middle = median(values);
	const limit = Math.max(width / 4, 3 * median(values.map((value) => Math.abs(value - middle))));
	const outliers = given.filter(({ value }) => Math.abs(value - middle) > limit * (1 + 1e-9));
	return {
		criterion: scale.id,
		min: rounded(Math.min(...values)),
		max: rounded(Math.max(...values)),
		mean: rounded(mean),
		stdev: rounded(stdev),
		disagreement: rounded(Math.min(1, (2 * stdev) / width)),
		outlierRaters: given.length < 3 ? [] : outliers.map((score) => score.rater),
	};
}

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const half = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function rounded(value: number): number {
	return Math.round(value * 1e9) / 1e9 + 0;
}
