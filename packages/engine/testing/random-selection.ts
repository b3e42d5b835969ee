import fc from 'fast-check';
import type { MinimumShare, SelectionNeed, SelectionProblem } from '../src/select/problem.ts';

const mode = (id: string) =>
	fc.record({
		id: fc.constant(id),
		worth: fc.constantFrom(1, 0.9, 0.5),
		years: fc.constantFrom(1, 1, 1, 2),
		costs: fc.array(fc.record({ kind: fc.constantFrom('a', 'b'), offset: fc.nat(1), amount: fc.nat(9) }), {
			maxLength: 2,
		}),
		efforts: fc.array(fc.record({ role: fc.constantFrom('x', 'y'), offset: fc.nat(1), amount: fc.nat(9) }), {
			maxLength: 2,
		}),
	});

const pin = fc.constantFrom<SelectionNeed['pin'][]>(
	...Array<undefined>(12).fill(undefined),
	{ include: true },
	{ exclude: true },
	{ year: 0 },
);

function need(index: number): fc.Arbitrary<SelectionNeed> {
	return fc
		.record({
			value: fc.nat(20),
			modes: fc.constantFrom(1, 2).chain((count) => fc.tuple(...['m0', 'm1'].slice(0, count).map(mode))),
			predecessors: fc.subarray(
				Array.from({ length: index }, (_, at) => `n${at}`),
				{ maxLength: index % 2 },
			),
			earliest: fc.constantFrom(0, 0, 1),
			deadline: fc.constantFrom(0, 1, 1, 5),
			groups: fc.subarray(['g', 'h']),
			pin,
		})
		.map(({ pin: fixed, ...rest }) => ({ id: `n${index}`, ...rest, ...(fixed ? { pin: fixed } : {}) }));
}

const share: fc.Arbitrary<MinimumShare> = fc.oneof(
	fc.record({
		group: fc.constantFrom('g', 'h'),
		measure: fc.constantFrom('count', 'value', 'money'),
		least: fc.constantFrom(1, 2),
		relative: fc.constant(false),
	}),
	fc.record({
		group: fc.constantFrom('g', 'h'),
		measure: fc.constantFrom('count', 'value', 'money'),
		least: fc.constantFrom(0.2, 0.4),
		relative: fc.constant(true),
	}),
);

/** Small valid problems over two years, with everything a problem can have. */
export const smallSelection: fc.Arbitrary<SelectionProblem> = fc
	.record({
		needs: fc.tuple(need(0), need(1), need(2), need(3)),
		limits: fc.array(fc.nat(15), { minLength: 8, maxLength: 8 }),
		exclusions: fc.constantFrom<string[][][]>([], [], [['n1', 'n3']], [['n0', 'n1', 'n2']]),
		shares: fc.array(share, { maxLength: 2 }),
	})
	.map(({ needs, limits, exclusions, shares }) => ({
		years: 2,
		worthByYear: [1, 0.9],
		money: ['a', 'b'].flatMap((kind, at) =>
			[0, 1].map((year) => ({ kind, year, amount: limits[2 * at + year]! })),
		),
		capacity: ['x', 'y'].flatMap((role, at) =>
			[0, 1].map((year) => ({ role, year, amount: limits[4 + 2 * at + year]! })),
		),
		needs,
		exclusions,
		shares: shares.filter(({ group }) => needs.some(({ groups }) => groups?.includes(group))),
	}));
