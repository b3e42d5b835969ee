import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank, robustness, type ScoredNeed, type WeightedCriterion } from './ranking.ts';
import { reasonOf } from './reason.ts';

const criterion = (id: string, weight: number, direction: 'up' | 'down' = 'up'): WeightedCriterion => ({
	id,
	weight,
	scaleMin: 0,
	scaleMax: 4,
	direction,
});
const criteria = [criterion('benefit', 50), criterion('reach', 30), criterion('risk', 20, 'down')];
const need = (id: string, number: number, scores: ScoredNeed['scores']): ScoredNeed => ({
	id,
	number,
	scores,
});

// Worked out by hand: benefit (4+2)/2=3 → 0.75·50=37.5; reach 2 → 0.5·30=15; risk 1 → 0.75·20=15; together 67.5.
const printer = need('printer', 1, [
	[0, 0, 4],
	[0, 1, 2],
	[1, 0, 2],
	[1, 1, 2],
	[2, 0, 1],
	[2, 1, 1],
]);
// Benefit 1 → 12.5; reach 4 → 30; risk 3 → 0.25·20=5; together 47.5.
const kiosk = need('kiosk', 2, [
	[0, 0, 1],
	[1, 0, 4],
	[2, 0, 3],
]);
const silent = need('silent', 3, []);

describe('the order of needs', () => {
	it('is as worked out by hand', () => {
		const order = rank(criteria, [silent, kiosk, printer]);
		expect(order.map(({ id, rank, value }) => [id, rank, value])).toEqual([
			['printer', 1, 67.5],
			['kiosk', 2, 47.5],
			['silent', null, null],
		]);
		// Means of the two scored needs: benefit 25, reach 22.5, risk 10.
		expect(order[0]!.contributions).toEqual([
			{
				criterionId: 'benefit',
				mean: 3,
				lowest: 2,
				highest: 4,
				points: 37.5,
				against: 12.5,
				disagreement: 0.5,
				outliers: [],
			},
			{
				criterionId: 'reach',
				mean: 2,
				lowest: 2,
				highest: 2,
				points: 15,
				against: -7.5,
				disagreement: 0,
				outliers: [],
			},
			{
				criterionId: 'risk',
				mean: 1,
				lowest: 1,
				highest: 1,
				points: 15,
				against: 5,
				disagreement: 0,
				outliers: [],
			},
		]);
		expect(order[0]!.raters).toBe(2);
		expect(order[2]!.missing).toEqual(['benefit', 'reach', 'risk']);
	});

	it('counts a half-scored need over what it has', () => {
		const [half] = rank(criteria, [
			need('half', 1, [
				[0, 0, 4],
				[2, 0, 4],
			]),
		]);
		expect(half).toMatchObject({ missing: ['reach'], rank: 1 });
		expect(half!.value).toBeCloseTo((100 * 50) / 70, 9);
	});

	it('shares a place when values are equal and stands by number, whatever came first', () => {
		const twins = [need('b', 8, [[0, 0, 3]]), need('a', 5, [[0, 1, 3]])];
		expect(rank(criteria, twins).map(({ id }) => id)).toEqual(['a', 'b']);
		const order = rank(criteria, [need('c', 1, [[0, 0, 1]]), ...twins.toReversed()]);
		expect(order.map(({ id, rank, tied }) => [id, rank, tied])).toEqual([
			['a', 1, 1],
			['b', 1, 1],
			['c', 3, 0],
		]);
	});

	it('is surer for a need that every weight puts first', () => {
		const even = [criterion('x', 50), criterion('y', 50)];
		const sheets = {
			first: [
				[0, 0, 4],
				[1, 0, 4],
			],
			split: [
				[0, 0, 4],
				[1, 0, 0],
			],
			other: [
				[0, 0, 0],
				[1, 0, 4],
			],
		} as const;
		const sure = robustness(even, [
			...Object.entries(sheets).map(([id, scores], i) => need(id, i, scores)),
			silent,
		]);
		expect(sure.get('first')).toEqual({ from: 1, to: 1, inBetterHalf: 1 });
		expect(sure.get('split')).toMatchObject({ from: 2, to: 3 });
		expect(sure.get('split')!.inBetterHalf).toBeCloseTo(0.5, 0);
		expect(sure.has(silent.id)).toBe(false);
	});

	it('is empty without criteria or needs, and never NaN when all weights are zero', () => {
		expect(rank([], [])).toEqual([]);
		expect(rank([], [silent])[0]).toMatchObject({ rank: null, value: null, missing: [] });
		const unweighted = rank([criterion('x', 0)], [need('p', 1, [[0, 0, 4]])]);
		expect(unweighted[0]).toMatchObject({ rank: null, value: null, contributions: [] });
	});

	it('names the rater who stands apart', () => {
		const values = [4, 4, 3, 0].map((value, rater) => [0, rater, value] as const);
		const [one] = rank(criteria, [need('p', 1, values)]);
		expect(one!.contributions[0]!.outliers).toEqual([3]);
	});

	it('keeps every value within 0–100, points adding up to it, places in order', () => {
		const score = fc.tuple(
			fc.integer({ min: 0, max: 2 }),
			fc.integer({ min: 0, max: 4 }),
			fc.integer({ min: 0, max: 4 }),
		);
		const sheet = fc.uniqueArray(score, {
			maxLength: 12,
			selector: ([criterion, rater]) => `${criterion} ${rater}`,
		});
		const town = fc.array(sheet, { maxLength: 15 });
		fc.assert(
			fc.property(town, (sheets) => {
				const order = rank(
					criteria,
					sheets.map((scores, i) => need(`n${i}`, i, scores)),
				);
				const placed = order.filter(({ rank }) => rank !== null);
				for (const [i, { rank, value }] of placed.entries()) {
					const better = placed.filter((other) => other.value! > value!).length;
					expect(rank).toBe(better + 1);
					expect(i).toBeGreaterThanOrEqual(better);
				}
				for (const { value, contributions } of placed) {
					expect(value).toBeGreaterThanOrEqual(0);
					expect(value).toBeLessThanOrEqual(100 + 1e-9);
					expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(value!, 6);
				}
			}),
		);
	});
});

describe('the reason of a place', () => {
	const [first, second, last] = rank(criteria, [silent, kiosk, printer]);

	it('names what lifts and lowers most, and where raters are far apart', () => {
		expect(reasonOf(first!)).toEqual({
			code: 'both',
			lifts: [
				{ criterionId: 'benefit', points: 12.5 },
				{ criterionId: 'risk', points: 5 },
			],
			lowers: [{ criterionId: 'reach', points: -7.5 }],
			missing: [],
			dispute: { criterionId: 'benefit', lowest: 2, highest: 4 },
		});
		expect(reasonOf(second!)).toMatchObject({
			code: 'both',
			lifts: [{ criterionId: 'reach' }],
			dispute: null,
		});
	});

	it('says so when there is nothing to say', () => {
		expect(reasonOf(last!)).toMatchObject({ code: 'unscored', missing: ['benefit', 'reach', 'risk'] });
		const [alone] = rank(criteria, [kiosk]);
		expect(reasonOf(alone!)).toMatchObject({ code: 'even', lifts: [], lowers: [] });
	});

	it('tells one direction when there is only one', () => {
		const one = [criterion('x', 10)];
		const [high, low] = rank(one, [need('p', 1, [[0, 0, 4]]), need('q', 2, [[0, 0, 0]])]);
		expect(reasonOf(high!).code).toBe('lifted');
		expect(reasonOf(low!).code).toBe('lowered');
	});
});
