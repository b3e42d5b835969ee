import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naiveEqualShares } from '../../testing/naive-equal-shares.ts';
import { InvalidElection, validateElection, type Election, type Utility } from './election.ts';
import { decideByEqualShares, equalShares } from './equal-shares.ts';
import { greedy } from './greedy.ts';
import { sum } from './ledger.ts';
import { phragmen } from './phragmen.ts';
import { compare, fractionText, multiply, rational, rationalFrom, toNumber } from '../rational.ts';

const approving = (...ids: string[]) => ({ scores: Object.fromEntries(ids.map((id) => [id, 1])) });
const ids = ['a', 'b', 'c', 'd', 'e'];

// Few different numbers, so that equals and exact exhaustion are common.
const anyElection = fc.record({
	budget: fc.integer({ min: 0, max: 60 }),
	projects: fc
		.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 5 })
		.map((costs) => costs.map((cost, index) => ({ id: ids[index]!, cost }))),
	voters: fc.array(
		fc.record({
			weight: fc.integer({ min: 1, max: 3 }),
			scores: fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 0, max: 3 })),
		}),
		{ minLength: 1, maxLength: 6 },
	),
});
const awkward = fc.record({
	budget: fc.integer({ min: 100_000, max: 10_000_019 }),
	projects: fc
		.array(fc.integer({ min: 10_007, max: 1_000_003 }), { minLength: 5, maxLength: 5 })
		.map((costs) => costs.map((cost, index) => ({ id: ids[index]!, cost }))),
	voters: fc.array(
		fc.record({
			weight: fc.integer({ min: 1, max: 99_991 }),
			scores: fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 0, max: 101 })),
		}),
		{ minLength: 1, maxLength: 20 },
	),
});
const anyUtility = fc.constantFrom<Utility>('cost', 'cardinality', 'score');

describe('equalShares', () => {
	it('gives a minority its share where greedy gives all to the majority', () => {
		const election: Election = {
			budget: 30,
			projects: ['a', 'b', 'c', 'z'].map((id) => ({ id, cost: 10 })),
			voters: [approving('a', 'b', 'c'), approving('a', 'b', 'c'), approving('z')],
		};
		expect(greedy(election)).toEqual(['a', 'b', 'c']);
		expect(equalShares(election).selected).toEqual(['a', 'b', 'z']);
		expect(phragmen(election).selected).toEqual(['a', 'b', 'z']);
	});

	it('lets the rich pay for the poor of a project, to the cent', () => {
		// 4 each. "a" costs 2 each; then "b" takes the last 2 of the first and 4 of the third.
		const election: Election = {
			budget: 12,
			projects: [
				{ id: 'a', cost: 4 },
				{ id: 'b', cost: 6 },
			],
			voters: [approving('a', 'b'), approving('a'), approving('b')],
		};
		const { ledger } = decideByEqualShares(election);
		expect(ledger.bought).toEqual([0, 1]);
		expect([0, 1, 2].map((voter) => fractionText(ledger.payment(voter, 1)))).toEqual(['2', '0', '4']);
		expect([0, 1, 2].map((voter) => fractionText(ledger.balance(voter, 2)))).toEqual(['0', '2', '0']);
	});

	it('raises the shares as long as the budget holds, and then spends the rest', () => {
		const election: Election = {
			budget: 10,
			projects: [
				{ id: 'a', cost: 6 },
				{ id: 'b', cost: 4 },
				{ id: 'c', cost: 1 },
			],
			voters: [approving('a'), approving('b'), approving('b')],
		};
		expect(equalShares(election).selected).toEqual(['b']);
		const raised = equalShares(election, { increment: 1 });
		expect(raised).toMatchObject({ selected: ['b', 'a'], increments: 3, completed: [] });
		expect(fractionText(raised.share)).toBe('19/3');
		expect(equalShares(election, { greedyCompletion: true })).toMatchObject({ completed: ['a'] });
	});

	it('lets the order of ties decide, and only among equals', () => {
		const election: Election = {
			budget: 10,
			projects: ['a', 'b', 'c'].map((id) => ({ id, cost: id === 'c' ? 5 : 10 })),
			voters: [approving('a', 'b'), approving('a', 'b')],
		};
		expect(equalShares(election).selected).toEqual(['a']);
		expect(equalShares(election, { ties: ['c', 'b', 'a'] }).selected).toEqual(['b']);
		expect(() => equalShares(election, { ties: ['c', 'b'] })).toThrow(InvalidElection);
	});

	it('is the same as by the definition in fractions', () => {
		fc.assert(
			fc.property(fc.oneof(anyElection, awkward), anyUtility, (election, utility) => {
				const minimum = Math.floor(election.budget / 3);
				const uneven = {
					...election,
					voters: election.voters.map((voter, index) => (index === 0 ? { ...voter, minimum } : voter)),
				};
				const { ledger } = decideByEqualShares(uneven, { utility });
				const { selected } = equalShares(uneven, { utility });
				const free = (id: string) => election.projects.find((one) => one.id === id)!.cost === 0;
				const judge = naiveEqualShares(uneven, utility, ledger.share);
				expect(selected.filter((id) => !free(id))).toEqual(judge.filter((id) => !free(id)));
				expect(selected.toSorted()).toEqual(judge.toSorted());
			}),
			{ numRuns: 400 },
		);
	});

	it('charges nobody more than the share, every project its cost, and the budget is kept', () => {
		fc.assert(
			fc.property(anyElection, anyUtility, fc.boolean(), (election, utility, raised) => {
				const options = { utility, greedyCompletion: true, ...(raised ? { increment: 1 } : {}) };
				const { election: compiled, ledger, free, completed } = decideByEqualShares(election, options);
				const voters = election.voters.map((_, voter) => voter);
				ledger.bought.forEach((project, purchase) => {
					const paid = sum(voters.map((voter) => ledger.payment(voter, purchase)));
					expect(fractionText(paid)).toBe(String(compiled.costs[project]));
				});
				for (const voter of voters) {
					const paid = sum(ledger.bought.map((_, purchase) => ledger.payment(voter, purchase)));
					const due = multiply(ledger.share, rational(compiled.weights[voter]!));
					expect(compare(paid, due)).toBeLessThanOrEqual(0);
				}
				const all = [...free, ...ledger.bought, ...completed];
				expect(new Set(all).size).toBe(all.length);
				expect(all.reduce((cost, one) => cost + compiled.costs[one]!, 0)).toBeLessThanOrEqual(
					election.budget,
				);
			}),
		);
	});

	it('does not change when voters are reordered, or a voter of weight two comes as two voters', () => {
		fc.assert(
			fc.property(anyElection, anyUtility, (election, utility) => {
				const split = election.voters.flatMap(({ weight, scores }) =>
					Array.from({ length: weight }, () => ({ scores })),
				);
				const options = { utility, increment: 1 };
				const { selected } = equalShares(election, options);
				expect(equalShares({ ...election, voters: election.voters.toReversed() }, options).selected).toEqual(
					selected,
				);
				expect(equalShares({ ...election, voters: split }, options).selected).toEqual(selected);
				expect(phragmen({ ...election, voters: split })).toEqual(phragmen(election));
				expect(greedy({ ...election, voters: split }, utility)).toEqual(greedy(election, utility));
			}),
		);
	});

	it('is the same under other names when the order of ties goes along', () => {
		fc.assert(
			fc.property(anyElection, anyUtility, (election, utility) => {
				const renamed = (id: string) => `${9 - ids.indexOf(id)}`;
				const other: Election = {
					budget: election.budget,
					projects: election.projects.map(({ id, cost }) => ({ id: renamed(id), cost })),
					voters: election.voters.map(({ weight, scores }) => ({
						weight,
						scores: Object.fromEntries(Object.entries(scores).map(([id, score]) => [renamed(id), score])),
					})),
				};
				const ties = ids.map(renamed);
				const { selected } = equalShares(election, { utility });
				expect(equalShares(other, { utility, ties }).selected).toEqual(selected.map(renamed));
				expect(phragmen(other, ties).selected).toEqual(phragmen(election).selected.map(renamed));
			}),
		);
	});

	it('leaves no group that deserves a common project with nothing (justified representation)', () => {
		fc.assert(
			fc.property(anyElection, (election) => {
				const selected = new Set(equalShares(election, { utility: 'cardinality' }).selected);
				const total = election.voters.reduce((all, { weight }) => all + weight, 0);
				for (const { id, cost } of election.projects) {
					const unserved = election.voters.filter(
						({ scores }) =>
							(scores[id] ?? 0) > 0 &&
							!Object.keys(scores).some((one) => scores[one]! > 0 && selected.has(one)),
					);
					const weight = unserved.reduce((all, one) => all + one.weight, 0);
					expect(unserved.length === 0 || weight * election.budget < cost * total).toBe(true);
				}
			}),
		);
	});
});

describe('phragmen', () => {
	it('tells what everybody had been given at each purchase', () => {
		const election: Election = {
			budget: 9,
			projects: [
				{ id: 'a', cost: 4 },
				{ id: 'b', cost: 3 },
				{ id: 'c', cost: 9 },
			],
			voters: [approving('a'), approving('a', 'b'), approving('c')],
		};
		const { selected, loads } = phragmen(election);
		expect(selected).toEqual(['a', 'b']);
		expect(loads.map((load) => load && fractionText(load))).toEqual(['2', '5']);
	});
});

describe('validation', () => {
	it('names what is wrong', () => {
		const election: Election = {
			budget: -1,
			projects: [
				{ id: 'a', cost: 0.5 },
				{ id: 'a', cost: 1 },
			],
			voters: [{ weight: 0, minimum: 1, scores: { z: 1, a: 0.1 } }],
		};
		expect(validateElection(election, ['a', 'b']).map((one) => `${one.code} ${one.where.join('.')}`)).toEqual(
			[
				'not_an_amount budget',
				'not_an_amount projects.a.cost',
				'duplicate projects.a',
				'not_a_weight voters.0.weight',
				'unknown_project voters.0.scores.z',
				'not_a_score voters.0.scores.a',
				'minimum_over_budget voters',
				'tie_order_incomplete ties',
			],
		);
		expect(() => greedy(election)).toThrow(InvalidElection);
	});
});

describe('rational', () => {
	it('reads and writes', () => {
		expect(['12', '-3.50', '1,5', '4/6', '.5'].map((text) => fractionText(rationalFrom(text)))).toEqual([
			'12',
			'-7/2',
			'3/2',
			'2/3',
			'1/2',
		]);
		for (const wrong of ['', 'x', '1e3', '.', '1/']) expect(() => rationalFrom(wrong)).toThrow(SyntaxError);
		expect(() => rational(1, 0)).toThrow(RangeError);
	});

	it('comes near as a double, however long', () => {
		const big = 3n ** 2000n;
		expect(toNumber(rational(big * 2n + 1n, big * -3n))).toBeCloseTo(-2 / 3, 14);
		expect(toNumber(rational(1n, big))).toBe(0);
		expect(toNumber(rational(7n, 8n))).toBe(0.875);
	});
});
