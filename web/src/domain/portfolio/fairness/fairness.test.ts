import { priceOfFairness, select, type FairnessPoint } from '@luotsi/engine';
import { describe, expect, it } from 'vitest';
import { facts, need } from '../../../testing/planning-facts.ts';
import { buildSnapshot, type NeedFact } from '../schedule/problem.ts';
import { broughtIn, offersOf } from './fairness.ts';
import { fairShares, selectionOf } from './selection.ts';

const cost = { investment: 0, one_off: 400, yearly: 0 };
const wish = (id: string, unit: string, value: number): NeedFact => need(id, { units: [unit], value, cost });

/** A thousand euros in one year, and wishes of four hundred: two fit, and the branch's are worth less. */
const snapshot = buildSnapshot(
	facts({
		lastYear: 2027,
		needs: [wish('n1', 'Pääkirjasto', 90), wish('n2', 'Pääkirjasto', 80), wish('n3', 'Sivukirjasto', 30)],
	}),
);

function price(): FairnessPoint[] {
	const problem = selectionOf(snapshot);
	return priceOfFairness(problem, fairShares(problem), [0, 0.5], (one) =>
		select(one, 1, { shouldStop: ({ iterations }) => iterations > 5000 }),
	);
}

describe('fair shares', () => {
	it('are in full what each unit wishes of all wishes, by value', () => {
		const shares = fairShares(selectionOf(snapshot)).map(({ group, least }) => [group, least]);
		expect(shares).toEqual([
			['Pääkirjasto', 170 / 200],
			['Sivukirjasto', 30 / 200],
		]);
	});

	it('cost what is given up for them, and name who gains', () => {
		const [free, half] = offersOf(price(), snapshot);
		expect(free).toMatchObject({ percent: 0, needs: 2, lossPercent: 0, gainers: 0, losers: 0 });
		expect(half).toMatchObject({ percent: 50, needs: 2, gainers: 1, losers: 1 });
		expect(half!.lossPercent).toBeCloseTo((50 / 170) * 100);
		const branch = half!.units.find(({ unit }) => unit === 'Sivukirjasto');
		expect(branch).toMatchObject({ needs: 1, money: 400, moneyChange: 400, gained: [{ number: 3 }] });
	});

	it('bring in only what would not be in without them', () => {
		expect(broughtIn(price(), 50)).toEqual(['n3']);
		expect(broughtIn(price(), 0)).toEqual([]);
	});
});
