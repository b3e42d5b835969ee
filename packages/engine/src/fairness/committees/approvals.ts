/** Voters who approve of candidates 0 … candidates - 1, all of weight one. */
export interface Approvals {
	candidates: number;
	/** Per voter: candidates approved, ascending. */
	ballots: readonly (readonly number[])[];
}

/** Candidates in ascending order. */
export type Committee = readonly number[];

/** Approvals of each candidate. */
export function approvalCounts({ candidates, ballots }: Approvals): number[] {
	const counts = new Array<number>(candidates).fill(0);
	for (const ballot of ballots) for (const one of ballot) counts[one]!++;
	return counts;
}

/** All candidates. */
export function allCandidates({ candidates }: Approvals): number[] {
	return Array.from({ length: candidates }, (_, one) => one);
}

/** All subsets of `from` with `size` members, in lexicographic order. */
export function* subsetsOf(from: readonly number[], size: number, start = 0): Generator<number[]> {
	if (size === 0) yield [];
	else
		for (let at = start; at <= from.length - size; at++)
			for (const rest of subsetsOf(from, size - 1, at + 1)) yield [from[at]!, ...rest];
}

/** The committees of the size that no other beats; `compare` is negative when `a` is better than `b`. */
export function bestCommittees<Score>(
	approvals: Approvals,
	size: number,
	scoreOf: (committee: Committee) => Score,
	compare: (a: Score, b: Score) => number,
): Committee[] {
	let best: { score: Score; committees: Committee[] } | null = null;
	for (const committee of subsetsOf(allCandidates(approvals), size)) {
		const score = scoreOf(committee);
		const difference = best ? compare(score, best.score) : -1;
		if (difference < 0) best = { score, committees: [committee] };
		else if (difference === 0) best!.committees.push(committee);
	}
	return best?.committees ?? [];
}

/** A sequential rule halfway: what it has chosen and what it must remember. */
export interface Universe<Memory> {
	chosen: Committee;
	memory: Memory;
}

/**
 * Follows every way to break the ties of a sequential rule (parallel universes).
 * @param next the tied continuations, in the order of preference when only one is wanted; none = ended here
 * @param keyOf tells memories apart that lead to different futures
 */
export function everyUniverse<Memory>(
	start: Universe<Memory>,
	next: (universe: Universe<Memory>) => Universe<Memory>[],
	keyOf: (memory: Memory) => string,
	resolute: boolean,
): Universe<Memory>[] {
	const ends: Universe<Memory>[] = [];
	const seen = new Set<string>();
	const open = [start];
	while (open.length > 0) {
		const universe = open.pop()!;
		const key = `${universe.chosen.join()};${keyOf(universe.memory)}`;
		if (seen.has(key)) continue;
		seen.add(key);
		const continuations = next(universe);
		if (continuations.length === 0) ends.push(universe);
		else open.push(...(resolute ? continuations.slice(0, 1) : continuations));
	}
	return ends;
}

/** With one candidate more. */
export function joined(committee: Committee, candidate: number): Committee {
	return [...committee, candidate].sort((a, b) => a - b);
}

/** Those with the least value, in the order given. */
export function leastOf<Value>(
	candidates: readonly number[],
	valueOf: (candidate: number) => Value,
	compare: (a: Value, b: Value) => number,
): number[] {
	let least: { value: Value; tied: number[] } | null = null;
	for (const candidate of candidates) {
		const value = valueOf(candidate);
		const difference = least ? compare(value, least.value) : -1;
		if (difference < 0) least = { value, tied: [candidate] };
		else if (difference === 0) least!.tied.push(candidate);
	}
	return least?.tied ?? [];
}

/** Candidates outside the committee, ascending. */
export function without(approvals: Approvals, committee: Committee): number[] {
	return allCandidates(approvals).filter((one) => !committee.includes(one));
}
