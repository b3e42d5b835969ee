// Runs worked examples of multi-criteria methods and compares with the published results:
// npm run bench -- mcda --oracles FILE [--json]
import { readFileSync } from 'node:fs';
import {
	ahp,
	bestWorst,
	bestWorstByRatios,
	promethee,
	rationalFrom,
	saw,
	smaa,
	topsis,
	vikor,
	type Decision,
	type Preference,
} from '../packages/engine/src/index.ts';
import { Options } from './arguments.ts';

interface Oracle {
	id: string;
	method: string;
	input: Record<string, unknown>;
	expected: unknown;
	tolerance: number | string;
}

type Answer = number[] | Record<string, number | number[]>;

function decisionOf({ matrix, weights, types }: Record<string, unknown>): Decision {
	return {
		values: matrix as number[][],
		weights: weights as number[],
		directions: (types as number[]).map((type) => (type > 0 ? 'up' : 'down')),
	};
}

function comparisonsOf({ matrix }: Record<string, unknown>): number[][] {
	return (matrix as (string | number)[][]).map((row) =>
		row.map((value) => {
			const { numerator, denominator } = rationalFrom(String(value));
			return Number(numerator) / Number(denominator);
		}),
	);
}

/** By the words of the oracle's method. */
const METHODS: [RegExp, (input: Record<string, unknown>, method: string) => Answer][] = [
	[/topsis/i, (input, method) => topsis(decisionOf(input), /min-?max/i.test(method) ? 'min-max' : 'vector')],
	[
		/saw|additive weighting/i,
		(input, method) => saw(decisionOf(input), /min-?max/i.test(method) ? 'min-max' : 'max'),
	],
	[
		/vikor/i,
		(input) => vikor(decisionOf(input), input['v'] as number | undefined).map((one) => one.compromise),
	],
	[/promethee/i, (input) => promethee(decisionOf(input), preferencesOf(input))],
	[/ahp/i, (input) => ahpAnswer(comparisonsOf(input))],
	[/bwm|best-worst/i, (input, method) => bestWorstAnswer(input, !/non-linear/i.test(method))],
	[/smaa/i, (input) => smaaAnswer(input['values'] as number[][])],
];

/** @throws {Error} for a preference function that is not known */
function preferencesOf({ preference, weights }: Record<string, unknown>): Preference[] {
	if (preference !== undefined && preference !== 'usual')
		throw new Error(`unknown preference ${String(preference)}`);
	return (weights as number[]).map(() => ({ kind: 'usual' }));
}

function ahpAnswer(comparisons: number[][]): Answer {
	const { weights, lambda, columnMean } = ahp(comparisons);
	return {
		weights,
		lambda_max_eigen: lambda,
		lambda_max_colmean: columnMean.lambda,
		CI: columnMean.consistencyIndex,
		CR: columnMean.consistencyRatio,
	};
}

function bestWorstAnswer(input: Record<string, unknown>, linear: boolean): Answer {
	const answers = {
		best: input['best'] as number,
		worst: input['worst'] as number,
		bestToOthers: input['best_to_others'] as number[],
		othersToWorst: input['others_to_worst'] as number[],
	};
	const { weights, deviation } = linear ? bestWorst(answers) : bestWorstByRatios(answers);
	return { weights, xi: deviation };
}

function smaaAnswer(values: number[][]): Answer {
	const { shares } = smaa(values, { samples: 100_000 });
	return Object.fromEntries(values.map((_, rank) => [`rank${rank + 1}`, shares.map((row) => row[rank]!)]));
}

/** Whether every number that is expected was found within the tolerance. */
function agrees(found: unknown, expected: unknown, tolerance: number): boolean {
	if (typeof expected === 'number')
		return typeof found === 'number' && Math.abs(found - expected) <= tolerance;
	if (expected === null || typeof expected !== 'object') return false;
	return Object.entries(expected).every(([key, value]) =>
		agrees((found as Record<string, unknown> | undefined)?.[key], value, tolerance),
	);
}

// Told as a number, or as "exact" with another for the case that sampling was needed.
function allowed(tolerance: number | string, sampled: boolean): number {
	if (typeof tolerance === 'number') return tolerance;
	return sampled ? Number(/monte-carlo[^:]*:\s*([\d.]+)/i.exec(tolerance)?.[1]) : 1e-12;
}

function compareOne({ id, method, input, expected, tolerance }: Oracle): { id: string; match: boolean } {
	const run = METHODS.find(([words]) => words.test(method))?.[1];
	const sampled = /smaa/i.test(method) && (input['values'] as number[][])[0]!.length > 2;
	return {
		id,
		match: run !== undefined && agrees(run(input, method), expected, allowed(tolerance, sampled)),
	};
}

/** Prints one row per oracle, or with --json one line. */
export async function run(args: string[]): Promise<void> {
	const options = new Options(args, { values: ['oracles'], flags: ['json'] });
	const oracles = JSON.parse(readFileSync(options.needed('oracles'), 'utf8')) as Oracle[];
	const start = performance.now();
	const results = oracles.map(compareOne);
	const seconds = Math.round(performance.now() - start) / 1000;
	if (!options.has('json')) console.table(results);
	const matches = results.filter((one) => one.match).length;
	console.log(JSON.stringify({ cases: results.length, matches, seconds }));
}
