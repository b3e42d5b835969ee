import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidElection } from './election.ts';
import { equalShares } from './equal-shares.ts';
import { electionOf, fairSelection, type FairInput } from './fair-selection.ts';
import { compareSelections } from './compare-selections.ts';

const scoresOf = (table: Record<string, Record<string, number>>) =>
	Object.entries(table).flatMap(([unit, needs]) =>
		Object.entries(needs).map(([need, value]) => ({ unit, need, value })),
	);

// The main library serves three times as many as each branch.
const small: FairInput = {
	budget: 1000,
	units: [{ id: 'main', weight: 3 }, { id: 'north' }, { id: 'south' }],
	needs: [
		{ id: 'shelves', cost: 500 },
		{ id: 'lifts', cost: 400 },
		{ id: 'van', cost: 301 },
		{ id: 'lamp', cost: 90 },
		{ id: 'pool', cost: 2000 },
		{ id: 'idle', cost: 10 },
	],
	scores: scoresOf({
		main: { shelves: 5, lifts: 4, pool: 5 },
		north: { shelves: 1, van: 4 },
		south: { van: 4, lamp: 1 },
	}),
};

const needIds = ['a', 'b', 'c', 'd', 'e'];
const inputs = (cost: fc.Arbitrary<number>, value: fc.Arbitrary<number>, budget: fc.Arbitrary<number>) =>
	fc
		.record({
			budget,
			units: fc
				.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })
				.map((weights) => weights.map((weight, index) => ({ id: `u${index}`, weight }))),
			needs: fc
				.array(cost, { minLength: 5, maxLength: 5 })
				.map((costs) => costs.map((one, index) => ({ id: needIds[index]!, cost: one }))),
			table: fc.array(fc.dictionary(fc.constantFrom(...needIds), value), { minLength: 6, maxLength: 6 }),
		})
		.map(({ table, ...rest }): FairInput => ({
			...rest,
			scores: rest.units.flatMap(({ id }, index) =>
				Object.entries(table[index]!).map(([need, score]) => ({ unit: id, need, value: score })),
			),
		}));
const anyInput = inputs(
	fc.integer({ min: 0, max: 50 }),
	fc.integer({ min: 0, max: 3 }),
	fc.integer({ min: 0, max: 150 }),
);
const awkward = inputs(
	fc.integer({ min: 10_000_019, max: 999_999_937 }),
	fc.integer({ min: 101, max: 9973 }),
	fc.integer({ min: 100_000_007, max: 4_000_000_007 }),
);

describe('fairSelection', () => {
	it('tells who paid what, to the cent', () => {
		const { chosen, units, left } = fairSelection(small, { mostIncrements: 0, completion: false });
		// 600, 200, 200. shelves: 500 cents for 3 × 5 + 1 points; then van: 301 for 4 + 4, of which north has 168 left.
		expect(chosen).toEqual([
			{
				...{
					id: 'shelves',
					cost: 500,
					by: 'shares',
					rate: { money: 500, load: 16 },
					equals: [],
					rounding: 1,
				},
				payers: [
					{ unit: 'main', load: 15, paid: 469, all: false },
					{ unit: 'north', load: 1, paid: 32, all: false },
				],
			},
			{
				...{ id: 'van', cost: 301, by: 'shares', rate: { money: 301, load: 8 }, equals: [], rounding: 1 },
				payers: [
					{ unit: 'north', load: 4, paid: 151, all: false },
					{ unit: 'south', load: 4, paid: 151, all: false },
				],
			},
		]);
		expect(units.map((one) => [one.unit, one.purse, one.left])).toEqual([
			['main', 600, 131],
			['north', 200, 17],
			['south', 200, 49],
		]);
		expect(left).toBe(199);
	});

	it('tells why not, who stands behind it and when the money was gone', () => {
		const { refused } = fairSelection(small, { mostIncrements: 0, completion: false });
		expect(refused).toEqual([
			{
				...{
					id: 'lifts',
					cost: 400,
					why: 'supporters_short',
					began: 600,
					behind: 131,
					missing: 269,
					lostAt: 'shelves',
				},
				supporters: [{ unit: 'main', left: 131 }],
			},
			{
				...{
					id: 'lamp',
					cost: 90,
					why: 'supporters_short',
					began: 200,
					behind: 49,
					missing: 41,
					lostAt: 'van',
				},
				supporters: [{ unit: 'south', left: 49 }],
			},
			{
				...{
					id: 'pool',
					cost: 2000,
					why: 'over_budget',
					began: 600,
					behind: 131,
					missing: 1869,
					lostAt: null,
				},
				supporters: [{ unit: 'main', left: 131 }],
			},
			{
				...{ id: 'idle', cost: 10, why: 'no_support', began: 0, behind: 0, missing: 10, lostAt: null },
				supporters: [],
			},
		]);
	});

	it('raises shares and then completes, but not with what nobody wants', () => {
		const raised = fairSelection(small, { completion: false });
		expect(raised.chosen.map((one) => one.id)).toEqual(['shelves', 'van', 'lamp']);
		expect([raised.increments, raised.increment, raised.left]).toEqual([41, 1, 109]);
		expect(raised.units[0]).toMatchObject({
			purse: 723,
			paid: [{ need: 'shelves', amount: 469 }],
			left: 254,
		});
		const completed = fairSelection(small, { mostIncrements: 0 });
		expect(completed.chosen.at(-1)).toMatchObject({ id: 'lamp', by: 'completion', payers: [], rate: null });
		expect(completed.units[2]!.served).toEqual(['van', 'lamp']);
	});

	it('gives the smallest its minimum', () => {
		const units = [
			{ id: 'main', weight: 9 },
			{ id: 'north', weight: 1, minimum: 200 },
		];
		const input = {
			budget: 1000,
			units,
			needs: small.needs.slice(0, 2),
			scores: scoresOf({ main: { lifts: 5 }, north: { shelves: 1 } }),
		};
		const options = { mostIncrements: 0, completion: false };
		expect(fairSelection(input, options).units.map((one) => one.purse)).toEqual([720, 280]);
		const more = { ...input, units: [units[0]!, { ...units[1]!, minimum: 500 }] };
		expect(fairSelection(more, options).chosen.map((one) => one.id)).toEqual(['lifts', 'shelves']);
	});

	it('adds up: every purse, every need, the budget', () => {
		fc.assert(
			fc.property(fc.oneof(anyInput, awkward), (input) => {
				const { chosen, refused, units, left } = fairSelection(input, { mostIncrements: 20 });
				expect([...chosen, ...refused].map((one) => one.id).toSorted()).toEqual(needIds);
				expect(left).toBe(chosen.reduce((rest, one) => rest - one.cost, input.budget));
				expect(left).toBeGreaterThanOrEqual(0);
				for (const { purse, paid, left: rest } of units) {
					expect(paid.reduce((sum, one) => sum + one.amount, rest)).toBe(purse);
					expect(rest).toBeGreaterThanOrEqual(0);
				}
				for (const { cost, payers, rounding, rate } of chosen.filter((one) => one.by === 'shares')) {
					expect(payers.reduce((sum, one) => sum + one.paid, 0)).toBe(cost + rounding);
					expect(rounding).toBeLessThan(payers.length);
					for (const { paid, load, all } of payers)
						expect(all || paid === Math.ceil((rate!.money * load) / rate!.load - 1e-6)).toBe(true);
				}
				for (const { cost, behind, missing, supporters, why } of refused) {
					expect(behind + missing).toBe(cost);
					expect(supporters.reduce((sum, one) => sum + one.left, 0)).toBe(behind);
					expect(missing > 0 || why === 'no_support').toBe(true);
					expect(supporters.length === 0 || cost > left).toBe(true);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('does not change when units come in another order or under other names', () => {
		fc.assert(
			fc.property(anyInput, (input) => {
				const renamed = (id: string) => `unit ${9 - Number(id.slice(1))}`;
				const other = {
					...input,
					units: input.units.map((unit) => ({ ...unit, id: renamed(unit.id) })).toReversed(),
					scores: input.scores.map((score) => ({ ...score, unit: renamed(score.unit) })).toReversed(),
				};
				const [one, two] = [fairSelection(input), fairSelection(other)];
				expect(two.chosen.map((need) => need.id)).toEqual(one.chosen.map((need) => need.id));
				expect(two.units.toReversed()).toEqual(
					one.units.map((unit) => ({ ...unit, unit: renamed(unit.unit) })),
				);
			}),
		);
	});

	it('selects as the exact rule does where a cent decides nothing', () => {
		fc.assert(
			fc.property(awkward, (input) => {
				const { chosen } = fairSelection(input, { mostIncrements: 0, completion: false });
				const exact = equalShares(electionOf(input), { utility: 'score' });
				expect(chosen.map((one) => one.id)).toEqual(exact.selected);
			}),
		);
	});

	it('refuses what cannot be', () => {
		const wrong = {
			...small,
			units: [...small.units, { id: 'main' }],
			scores: [
				...small.scores,
				{ unit: 'west', need: 'van', value: 1 },
				{ unit: 'south', need: 'van', value: 1 },
			],
		};
		expect(() => fairSelection(wrong)).toThrow(InvalidElection);
		expect(() => fairSelection(small, { increment: 0 })).toThrow(RangeError);
		const huge = { ...small, units: [{ id: 'main', weight: 2 ** 52 }, ...small.units.slice(1)] };
		expect(() => fairSelection(huge)).toThrow(RangeError);
	});
});

describe('compareSelections', () => {
	it('tells what is lost, and who gains', () => {
		const fair = fairSelection(small, { mostIncrements: 0, completion: false }).chosen.map((one) => one.id);
		expect(compareSelections(small, fair, ['shelves', 'lifts'])).toEqual({
			valueLost: 4,
			shareLost: 4 / 28,
			spentMore: -99,
			came: ['van'],
			went: ['lifts'],
			units: [
				{ unit: 'main', value: 5, otherValue: 9 },
				{ unit: 'north', value: 5, otherValue: 1 },
				{ unit: 'south', value: 4, otherValue: 0 },
			],
		});
		expect(compareSelections(small, [], []).shareLost).toBeNull();
	});
});
