import type { Choice, MinimumShare, SelectionProblem } from './problem.ts';
import type { SelectionResult } from './select.ts';

/** What fairness of one strength costs against none. Plain data; what is null is not known. */
export interface FairnessPoint {
	/** 0 = no fair shares, 1 = the shares in full. */
	strength: number;
	/** Null = nothing found that keeps the shares. */
	choices: Choice[] | null;
	value: number | null;
	/** No selection with these shares is worth more; null = proved that there is none. */
	bound: number | null;
	isProved: boolean;
	/** Value lost against strength 0, and the same in per cent of the value at strength 0. */
	loss: number | null;
	lossPercent: number | null;
	/** The loss between the best selections of the two strengths lies between these, proved. */
	lossAtLeast: number | null;
	lossAtMost: number | null;
	groups: GroupOutcome[];
}

/** What one group gets at a strength, and how that differs from strength 0. */
export interface GroupOutcome {
	group: string;
	needs: number;
	value: number;
	/** Cents, all years and kinds. */
	money: number;
	valueChange: number;
	moneyChange: number;
	/** Ids of needs that are in at this strength and not at strength 0, and the other way round. */
	gained: string[];
	lost: string[];
}

/** The problem with the fair shares at that strength, 0 … 1, added to its own. */
export function withFairShares(
	problem: SelectionProblem,
	shares: readonly MinimumShare[],
	strength: number,
): SelectionProblem {
	const scaled = shares.map((share) => ({ ...share, least: share.least * strength }));
	return strength === 0 ? problem : { ...problem, shares: [...(problem.shares ?? []), ...scaled] };
}

/**
 * The price of fairness as a curve over the given strengths (0 is always there). A selection that keeps shares keeps
 * weaker ones too, and a bound for shares holds for stronger ones: both are passed along, so the curve never rises.
 */
export function priceOfFairness(
	problem: SelectionProblem,
	shares: readonly MinimumShare[],
	strengths: readonly number[],
	solve: (problem: SelectionProblem) => SelectionResult,
): FairnessPoint[] {
	const sorted = [...new Set([0, ...strengths])].sort((a, b) => a - b);
	const results = sorted.map((strength) => solve(withFairShares(problem, shares, strength)));
	for (let at = results.length - 2; at >= 0; at--)
		if (results[at + 1]!.value > results[at]!.value)
			results[at] = { ...results[at + 1]!, bound: Math.max(results[at]!.bound, results[at + 1]!.value) };
	for (let at = 1; at < results.length; at++)
		results[at] = { ...results[at]!, bound: Math.min(results[at]!.bound, results[at - 1]!.bound) };
	return results.map((result, at) => point(problem, sorted[at]!, result, results[0]!));
}

function point(
	problem: SelectionProblem,
	strength: number,
	{ choices, value, bound }: SelectionResult,
	free: SelectionResult,
): FairnessPoint {
	const loss = choices && free.choices ? free.value - value : null;
	return {
		strength,
		choices,
		value: choices && value,
		bound: Number.isFinite(bound) ? bound : null,
		isProved: choices ? isClose(bound, value) : bound === Number.NEGATIVE_INFINITY,
		loss,
		lossPercent: loss === null ? null : free.value > 0 ? (loss / free.value) * 100 : 0,
		lossAtLeast: free.choices && bound > Number.NEGATIVE_INFINITY ? Math.max(0, free.value - bound) : null,
		lossAtMost: choices && Number.isFinite(free.bound) ? free.bound - value : null,
		groups: outcomes(problem, choices ?? [], free.choices ?? []),
	};
}

function isClose(bound: number, value: number): boolean {
	return bound - value <= 1e-6 * Math.max(1, Math.abs(bound));
}

function outcomes(
	problem: SelectionProblem,
	choices: readonly Choice[],
	free: readonly Choice[],
): GroupOutcome[] {
	const needs = new Map(problem.needs.map((need) => [need.id, need]));
	const groups = [...new Set(problem.needs.flatMap(({ groups: all }) => all ?? []))].sort();
	return groups.map((group) => {
		const isMember = ({ need }: Choice) => needs.get(need)!.groups?.includes(group) ?? false;
		const [now, before] = [choices.filter(isMember), free.filter(isMember)];
		const [sum, sumBefore] = [sums(problem, now), sums(problem, before)];
		return {
			...{ group, needs: now.length, ...sum },
			valueChange: sum.value - sumBefore.value,
			moneyChange: sum.money - sumBefore.money,
			gained: without(now, before),
			lost: without(before, now),
		};
	});
}

function without(some: readonly Choice[], others: readonly Choice[]): string[] {
	const known = new Set(others.map(({ need }) => need));
	return some.map(({ need }) => need).filter((need) => !known.has(need));
}

function sums(problem: SelectionProblem, choices: readonly Choice[]): { value: number; money: number } {
	let [value, money] = [0, 0];
	for (const choice of choices) {
		const need = problem.needs.find(({ id }) => id === choice.need)!;
		const mode = need.modes.find(({ id }) => id === choice.mode)!;
		value += need.value * (mode.worth ?? 1) * (problem.worthByYear?.[choice.year] ?? 1);
		money += mode.costs.reduce((sum, { amount }) => sum + amount, 0);
	}
	return { value, money };
}
