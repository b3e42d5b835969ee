import { random } from '../random.ts';
import { weightSampler, type WeightKnowledge } from './weight-sampler.ts';

/** How often each alternative takes each rank. */
export interface RankAcceptability {
	/** [alternative][rank - 1] = share of weightings, 0 … 1; equals share the better rank. */
	shares: number[][];
	/** Computed, not sampled. */
	exact: boolean;
	/** Largest standard error of a share, as if draws were independent; 0 when exact. */
	error: number;
}

/**
 * Stochastic multicriteria acceptability analysis (SMAA-2): shares of all weightings under which an alternative gets
 * each rank by additive value. Lahdelma and Salminen 2001, Operations Research 49:444–454.
 * @param values [alternative][criterion], on a common scale, higher is better
 * @throws {RangeError} when rows differ in length or no weights agree with what is known
 */
export function smaa(
	values: readonly (readonly number[])[],
	options: { knowledge?: WeightKnowledge; samples?: number; seed?: number } = {},
): RankAcceptability {
	const { knowledge = {}, samples = 10_000, seed = 1 } = options;
	const criteria = values[0]?.length ?? 0;
	if (values.some((row) => row.length !== criteria)) throw new RangeError('rows differ in length');
	if (criteria === 2) return { shares: exactShares(values, knowledge), exact: true, error: 0 };
	const shares = values.map(() => new Array<number>(values.length).fill(0));
	const draw = weightSampler(criteria, knowledge, random(seed));
	for (let sample = 0; sample < samples; sample++)
		ranksOf(values, draw()).forEach((rank, one) => (shares[one]![rank - 1]! += 1 / samples));
	const error = Math.max(...shares.flat().map((share) => Math.sqrt((share * (1 - share)) / samples)));
	return { shares, exact: false, error };
}

// Between the weights at which two alternatives change places the ranks do not change.
function exactShares(
	values: readonly (readonly number[])[],
	{ intervals, order }: WeightKnowledge,
): number[][] {
	const [first, second] = [intervals?.[0] ?? [0, 1], intervals?.[1] ?? [0, 1]];
	const least = Math.max(0, first[0], 1 - second[1], order?.[0] === 0 ? 0.5 : 0);
	const most = Math.min(1, first[1], 1 - second[0], order?.[0] === 1 ? 0.5 : 1);
	if (!(least < most)) throw new RangeError('no weights agree with what is known');
	const cuts = values.flatMap((a, at) =>
		values.slice(at + 1).map((b) => {
			const [gain, loss] = [a[0]! - b[0]!, b[1]! - a[1]!];
			return gain + loss === 0 ? least : loss / (gain + loss);
		}),
	);
	const points = [least, ...cuts.filter((cut) => cut > least && cut < most).sort((a, b) => a - b), most];
	const shares = values.map(() => new Array<number>(values.length).fill(0));
	points.slice(1).forEach((to, at) => {
		const weight = (points[at]! + to) / 2;
		ranksOf(values, [weight, 1 - weight]).forEach((rank, one) => {
			shares[one]![rank - 1]! += (to - points[at]!) / (most - least);
		});
	});
	return shares;
}

function ranksOf(values: readonly (readonly number[])[], weights: ArrayLike<number>): number[] {
	const totals = values.map((row) => row.reduce((sum, value, one) => sum + value * weights[one]!, 0));
	return totals.map((total) => 1 + totals.filter((other) => other > total).length);
}
