import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../rational.ts';
import { allCandidates, subsetsOf, type Approvals } from './approvals.ts';
import { support } from './loads.ts';
import { COMMITTEE_RULES, committees } from './rules.ts';

// Three like two from the left, two like two from the right, one likes the last.
const small: Approvals = { candidates: 5, ballots: [[0, 1], [0, 1], [0, 1], [2, 3], [2, 3], [4]] };
const anyApprovals = fc.record({
	candidates: fc.constant(5),
	ballots: fc.array(fc.subarray([0, 1, 2, 3, 4]), { minLength: 1, maxLength: 7 }),
});
const order = [3, 0, 4, 2, 1];
const isNeutral = (rule: string) =>
	rule !== 'greedy-monroe' && rule !== 'equal-shares-with-increment-completion';

describe('committees', () => {
	it('elects what can be counted by hand', () => {
		const elect = (rule: (typeof COMMITTEE_RULES)[number], size: number) =>
			committees(rule, small, size, false);
		expect(elect('av', 2)).toEqual([[0, 1]]);
		expect(elect('pav', 2)).toEqual([
			[0, 2],
			[0, 3],
			[1, 2],
			[1, 3],
		]);
		expect(elect('cc', 3)).toEqual([
			[0, 2, 4],
			[0, 3, 4],
			[1, 2, 4],
			[1, 3, 4],
		]);
		expect(elect('seqphragmen', 3)).toEqual([
			[0, 1, 2],
			[0, 1, 3],
		]);
		expect(elect('leximaxphragmen', 3)).toEqual([
			[0, 1, 2],
			[0, 1, 3],
		]);
		expect(elect('equal-shares', 3)).toEqual(elect('seqphragmen', 3));
		expect(elect('trivial', 4)).toHaveLength(5);
	});

	it('gives one of the tied when one is wanted, and refuses what cannot be', () => {
		fc.assert(
			fc.property(anyApprovals, fc.constantFrom(...COMMITTEE_RULES), (approvals, rule) => {
				const [one, more] = committees(rule, approvals, 3, true);
				expect(more).toBeUndefined();
				expect(isNeutral(rule) ? committees(rule, approvals, 3, false) : [one]).toContainEqual(one);
			}),
			{ numRuns: 200 },
		);
		expect(() => committees('av', small, 6, true)).toThrow(RangeError);
		expect(() => committees('av', { candidates: 2, ballots: [] }, 1, true)).toThrow(RangeError);
	});

	it('does not look at the names of candidates nor at the order of voters', () => {
		fc.assert(
			fc.property(anyApprovals, fc.constantFrom(...COMMITTEE_RULES.filter(isNeutral)), (approvals, rule) => {
				const renamed = (list: readonly number[]) => list.map((one) => order[one]!).sort((a, b) => a - b);
				const other = { candidates: 5, ballots: approvals.ballots.map(renamed).toReversed() };
				const expected = committees(rule, approvals, 3, false).map(renamed);
				expect(new Set(committees(rule, other, 3, false).map(String))).toEqual(new Set(expected.map(String)));
			}),
			{ numRuns: 300 },
		);
	});

	it('finds by branch and bound what trying all finds', () => {
		fc.assert(
			fc.property(anyApprovals, fc.integer({ min: 1, max: 5 }), (approvals, size) => {
				const harmonic = [0, 60, 90, 110, 125, 137];
				const valueOf = (committee: number[]) =>
					approvals.ballots.reduce(
						(sum, ballot) => sum + harmonic[ballot.filter((one) => committee.includes(one)).length]!,
						0,
					);
				const all = [...subsetsOf(allCandidates(approvals), size)];
				const best = Math.max(...all.map(valueOf));
				expect(committees('pav', approvals, size, false)).toEqual(all.filter((one) => valueOf(one) === best));
			}),
		);
	});

	it('has the least maximal load where the support is highest', () => {
		fc.assert(
			fc.property(anyApprovals, (approvals) => {
				const all = [...subsetsOf(allCandidates(approvals), 3)];
				const best = all.map((one) => support(approvals, one)).sort((a, b) => compare(b, a))[0]!;
				const found = committees('minimaxphragmen', approvals, 3, false);
				const expected = all.filter((one) => compare(support(approvals, one), best) === 0);
				expect(best.numerator === 0n ? expected : found).toEqual(expected);
				expect(found).toEqual(
					expect.arrayContaining([...committees('leximaxphragmen', approvals, 3, false)]),
				);
			}),
		);
	});
});
