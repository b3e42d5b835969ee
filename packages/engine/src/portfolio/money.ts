import type { Model } from './model.ts';
import type { ModeRow } from './modes.ts';

/** Position of the yearly kind of money. */
export const YEARLY = 2;

/** Cents that fall on a kind and year: `row = kind * years + year`. */
export interface Charge {
	row: number;
	kind: number;
	year: number;
	amount: number;
}

/** All that a mode with this start costs within the years counted. */
export function chargesOf({ money: { years, yearAt } }: Model, mode: ModeRow, start: number): Charge[] {
	const charges: Charge[] = [];
	for (let kind = 0; kind < mode.cost.length; kind++) {
		const amount = mode.cost[kind]!;
		if (amount === 0) continue;
		const first = yearAt[kind === YEARLY ? start + mode.duration - 1 : start]!;
		const end = kind === YEARLY ? years : first + 1;
		for (let year = first; year < end; year++) charges.push({ row: kind * years + year, kind, year, amount });
	}
	return charges;
}
