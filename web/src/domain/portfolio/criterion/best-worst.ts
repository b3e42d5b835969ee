import { bestWorst } from '@luotsi/engine';
import * as v from 'valibot';

const Id = v.pipe(v.string(), v.uuid());
/** 1 = equally important … 9 = far more important. */
const Times = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1), v.maxValue(9));

/** The most and the least important criterion, each compared with all others: `more.<id>` and `less.<id>`. */
export const BestWorstDraft = v.pipe(
	v.object({
		best: Id,
		worst: Id,
		more: v.optional(v.record(Id, Times), {}),
		less: v.optional(v.record(Id, Times), {}),
	}),
	v.forward(
		v.partialCheck([['best'], ['worst']], ({ best, worst }) => best !== worst, 'same_criterion'),
		['worst'],
	),
);
export type BestWorstDraft = v.InferOutput<typeof BestWorstDraft>;

export interface ProposedWeights {
	/** Whole numbers that sum to 100, by criterion. */
	weights: Record<string, number>;
	/** 0 = the answers agree, 1 = they contradict each other as much as they can. */
	inconsistency: number;
	/** The criterion whose two answers contradict each other most; null when none do. */
	oddest: string | null;
}

/** Weights by the best-worst method for these criteria; an answer left out counts as equally important. */
export function proposeWeights(
	ids: readonly string[],
	{ best, worst, more, less }: BestWorstDraft,
): ProposedWeights {
	const bestToOthers = ids.map((id) => (id === best ? 1 : (more[id] ?? 1)));
	const othersToWorst = ids.map((id) =>
		id === worst ? 1 : id === best ? (more[worst] ?? 1) : (less[id] ?? 1),
	);
	const answers = { best: ids.indexOf(best), worst: ids.indexOf(worst), bestToOthers, othersToWorst };
	const { weights, inconsistency } = bestWorst(answers);
	const whole = more[worst] ?? 1;
	const apart = ids.map((_, one) => Math.abs(bestToOthers[one]! * othersToWorst[one]! - whole));
	const most = Math.max(...apart);
	return {
		weights: rounded(ids, weights),
		inconsistency,
		oddest: most > 0 ? ids[apart.indexOf(most)]! : null,
	};
}

// Largest remainders: whole numbers that still sum to 100.
function rounded(ids: readonly string[], weights: readonly number[]): Record<string, number> {
	const exact = weights.map((weight) => weight * 100);
	const floors = exact.map(Math.floor);
	const missing = 100 - floors.reduce((sum, weight) => sum + weight, 0);
	const order = exact.map((weight, one) => [weight - floors[one]!, one] as const).sort((a, b) => b[0] - a[0]);
	for (const [, one] of order.slice(0, missing)) floors[one]!++;
	return Object.fromEntries(ids.map((id, one) => [id, floors[one]!]));
}
