import type { FairnessPoint } from '@luotsi/engine';
import { priceInWorker } from '@luotsi/engine/price-worker';
import type { Snapshot } from '../schedule/problem.ts';
import { STRENGTHS } from './fairness.ts';
import { fairShares, selectionOf } from './selection.ts';

/** What fair shares cost in the world of the snapshot; null when there is nothing to share, or the signal came first. */
export async function priceFairness(
	snapshot: Snapshot,
	seed: number,
	milliseconds: number,
	signal: AbortSignal,
): Promise<FairnessPoint[] | null> {
	const problem = selectionOf(snapshot);
	const shares = fairShares(problem);
	if (shares.length < 2) return null;
	const strengths = STRENGTHS.map((percent) => percent / 100);
	return priceInWorker({ problem, shares, strengths, seed, milliseconds }, signal);
}
