import type { Estimate } from '../problem/problem.ts';

/** The factor below which a share `unit` (0 … 1) of all outcomes lie: the inverse of the triangular distribution. */
export function triangular({ low, likely, high }: Estimate, unit: number): number {
	const width = high - low;
	if (width <= 0) return likely;
	const below = likely - low;
	return unit * width < below
		? low + Math.sqrt(unit * width * below)
		: high - Math.sqrt((1 - unit) * width * (high - likely));
}
