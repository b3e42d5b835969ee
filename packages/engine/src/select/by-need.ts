import type { LinearModel } from './linear-model.ts';
import type { Options } from './options.ts';
import { PriceAscent } from './price-ascent.ts';

/** Keeps only "one option a need". Fast; at best as good as the linear relaxation. */
export function boundByNeed(options: Options, model: LinearModel): PriceAscent {
	const { needs, first, required } = options;
	const priced = new Uint8Array(model.rowLower.length).fill(1, needs);
	const solve = (reduced: Float64Array, chosen: number[]): number => {
		let sum = 0;
		for (let need = 0; need < needs; need++) {
			let best = required[need] ? Number.NEGATIVE_INFINITY : 0;
			let at = -1;
			for (let option = first[need]!; option < first[need + 1]!; option++)
				if (reduced[option]! > best) [best, at] = [reduced[option]!, option];
			sum += best;
			if (at >= 0) chosen.push(at);
		}
		return sum;
	};
	return new PriceAscent(model, { priced, solve }, { patience: 60, step: 1 });
}
