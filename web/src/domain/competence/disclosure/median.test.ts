import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeBetween, chancesOf, medianOf } from './median.ts';

// Shares no code with the reckoning: it draws, sorts and counts.
function drawn(before: number[], after: number[], rounds: number) {
	let state = 42;
	const dice = () => {
		state = (state + 0x6d2b79f5) | 0;
		const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		return (
			((mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ (mixed >>> 14)) >>> 0) /
			4_294_967_296
		);
	};
	const middle = (all: number[]) => {
		const sample = all.map(() => all[Math.floor(dice() * all.length)]!).sort();
		return sample[(sample.length - 1) >> 1]!;
	};
	const pairs = Array.from({ length: rounds }, () => ({ was: middle(before), is: middle(after) }));
	const share = (fits: (pair: { was: number; is: number }) => boolean) => pairs.filter(fits).length / rounds;
	return { share };
}

const answers = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 10, maxLength: 40 });

test('the chances are those of drawing again and again', () => {
	fc.assert(
		fc.property(answers, (levels) => {
			const chances = chancesOf(levels)!;
			const { share } = drawn(levels, levels, 4000);
			for (const [index, chance] of chances.entries())
				expect(Math.abs(chance - share(({ was }) => was === index + 1))).toBeLessThan(0.05);
		}),
		{ numRuns: 30, seed: 3 },
	);
});

test('a change lies within its range in 19 draws of 20, and the range holds the change', () => {
	fc.assert(
		fc.property(answers, answers, (before, after) => {
			const known = (levels: number[]) => ({ median: medianOf(levels), chances: chancesOf(levels) });
			const { levels, range } = changeBetween(known(before), known(after));
			const { share } = drawn(before, after, 4000);
			expect(levels).toBeGreaterThanOrEqual(range!.from);
			expect(levels).toBeLessThanOrEqual(range!.to);
			expect(share(({ was, is }) => is - was >= range!.from && is - was <= range!.to)).toBeGreaterThan(0.92);
			expect(share(({ was, is }) => is - was < range!.from)).toBeLessThan(0.05);
			expect(share(({ was, is }) => is - was > range!.to)).toBeLessThan(0.05);
		}),
		{ numRuns: 30, seed: 3 },
	);
});

test('of fewer than ten nothing is said of how sure it is', () => {
	const few = [1, 2, 3, 4, 4];
	expect(chancesOf(few)).toBeNull();
	const known = { median: medianOf(few), chances: null };
	expect(changeBetween(known, { ...known, median: 4 })).toEqual({ levels: 1, range: null });
});
