import type { SelectionMode, SelectionNeed, SelectionProblem } from './problem.ts';

/**
 * The problem as rows and columns. An option is one need in one mode started in one year; options of a need stand
 * together, and so do the entries (what an option takes of a limit) and shares of an option.
 */
export interface Options {
	problem: SelectionProblem;
	needs: number;
	options: number;
	/** Options of need i are first[i] … first[i + 1] - 1; none = it cannot be chosen. */
	first: Int32Array;
	needOf: Int32Array;
	modeOf: Int32Array;
	start: Int32Array;
	finish: Int32Array;
	value: Float64Array;
	/** Money in all, whatever the year; cents. */
	money: Float64Array;
	/** Limits that can be reached: amount allowed per limit, and what it limits. */
	limit: Float64Array;
	limits: LimitName[];
	/** Entries of option o are entryFirst[o] … entryFirst[o + 1] - 1. */
	entryFirst: Int32Array;
	entryLimit: Int32Array;
	entryAmount: Float64Array;
	entryOption: Int32Array;
	/** Sum of coefficients of chosen options must be >= shareLeast. Same layout as the entries. */
	shareLeast: Float64Array;
	shareFirst: Int32Array;
	shareRow: Int32Array;
	shareCoefficient: Float64Array;
	/** Per need: positions of its predecessors, of those waiting for it, of those that exclude it. */
	predecessors: Int32Array[];
	successors: Int32Array[];
	excluded: Int32Array[];
	/** Exclusion lists as positions. */
	exclusions: number[][];
	/** 1 = must be chosen. */
	required: Uint8Array;
}

/** What a limit limits. */
export type LimitName = { year: number; kind: string } | { year: number; role: string };

/** Lays out a valid problem; see `validateSelection`. */
export function optionsOf(problem: SelectionProblem): Options {
	const position = new Map(problem.needs.map((need, index) => [need.id, index]));
	const predecessors = problem.needs.map((need) =>
		Int32Array.from((need.predecessors ?? []).map((id) => position.get(id)!)),
	);
	const exclusions = (problem.exclusions ?? []).map((list) => list.map((id) => position.get(id)!));
	const needs = problem.needs.length;
	return {
		problem,
		needs,
		...columns(problem),
		predecessors,
		successors: reversed(predecessors),
		excluded: partners(exclusions, needs),
		exclusions,
		required: Uint8Array.from(problem.needs, ({ pin }) =>
			pin && ('include' in pin || 'year' in pin) ? 1 : 0,
		),
	};
}

function columns(problem: SelectionProblem) {
	const limits = reachable(problem);
	const row = new Map(limits.map(({ name }, index) => [key(name), index]));
	const list: { need: number; mode: number; year: number }[] = [];
	const first = [0];
	problem.needs.forEach((need, index) => {
		need.modes.forEach((mode, at) => {
			for (const year of yearsOf(problem, need, mode)) list.push({ need: index, mode: at, year });
		});
		first.push(list.length);
	});
	const modes = list.map(({ need, mode }) => problem.needs[need]!.modes[mode]!);
	const money = Float64Array.from(modes, ({ costs }) => costs.reduce((sum, { amount }) => sum + amount, 0));
	const value = Float64Array.from(list, ({ need, year }, option) =>
		worth(problem, need, modes[option]!, year),
	);
	return {
		options: list.length,
		first: Int32Array.from(first),
		needOf: Int32Array.from(list, ({ need }) => need),
		modeOf: Int32Array.from(list, ({ mode }) => mode),
		start: Int32Array.from(list, ({ year }) => year),
		finish: Int32Array.from(list, ({ year }, option) => year + (modes[option]!.years ?? 1) - 1),
		value,
		money,
		limit: Float64Array.from(limits, ({ amount }) => amount),
		limits: limits.map(({ name }) => name),
		...entries(list.map(({ year }, option) => takes(modes[option]!, year, row))),
		...shares(problem, list, value, money),
	};
}

function worth(problem: SelectionProblem, need: number, mode: SelectionMode, year: number): number {
	return problem.needs[need]!.value * (mode.worth ?? 1) * (problem.worthByYear?.[year] ?? 1);
}

function* yearsOf(problem: SelectionProblem, need: SelectionNeed, mode: SelectionMode): Generator<number> {
	const { pin } = need;
	if (pin && 'exclude' in pin) return;
	const last = Math.min(need.deadline ?? problem.years - 1, problem.years - 1) - (mode.years ?? 1) + 1;
	for (let year = need.earliest ?? 0; year <= last; year++) {
		const fixed = pin && 'year' in pin ? pin : null;
		if (fixed && (fixed.year !== year || (fixed.mode !== undefined && fixed.mode !== mode.id))) continue;
		yield year;
	}
}

function reachable(problem: SelectionProblem): { name: LimitName; amount: number }[] {
	return [
		...problem.money.map(({ year, kind, amount }) => ({ name: { year, kind }, amount })),
		...problem.capacity.map(({ year, role, amount }) => ({ name: { year, role }, amount })),
	].filter(({ name }) => name.year < problem.years);
}

function key(name: LimitName): string {
	return 'kind' in name ? `money ${name.year} ${name.kind}` : `role ${name.year} ${name.role}`;
}

function takes(mode: SelectionMode, year: number, row: Map<string, number>): Map<number, number> {
	const taken = new Map<number, number>();
	const take = (at: number | undefined, amount: number) => {
		if (at !== undefined && amount > 0) taken.set(at, (taken.get(at) ?? 0) + amount);
	};
	for (const { kind, offset, amount } of mode.costs)
		take(row.get(key({ year: year + offset, kind })), amount);
	for (const { role, offset, amount } of mode.efforts)
		take(row.get(key({ year: year + offset, role })), amount);
	return taken;
}

function entries(taken: Map<number, number>[]) {
	const { first, row, amount } = rows(taken);
	const entryOption = Int32Array.from(taken.flatMap(({ size }, option) => Array<number>(size).fill(option)));
	return { entryFirst: first, entryLimit: row, entryAmount: amount, entryOption };
}

function shares(
	problem: SelectionProblem,
	list: readonly { need: number }[],
	value: Float64Array,
	money: Float64Array,
) {
	const wanted = problem.shares ?? [];
	const { first, row, amount } = rows(
		list.map(({ need }, option) => {
			const weight = { count: 1, money: money[option]!, value: value[option]! };
			const found = new Map<number, number>();
			wanted.forEach(({ group, measure, least, relative }, index) => {
				const isMember = problem.needs[need]!.groups?.includes(group) ?? false;
				const coefficient = weight[measure] * ((isMember ? 1 : 0) - (relative ? least : 0));
				if (coefficient !== 0) found.set(index, coefficient);
			});
			return found;
		}),
	);
	const shareLeast = Float64Array.from(wanted, ({ least, relative }) => (relative ? 0 : least));
	return { shareLeast, shareFirst: first, shareRow: row, shareCoefficient: amount };
}

function rows(maps: Map<number, number>[]) {
	const first = Int32Array.from([0, ...maps.map((map) => map.size)]);
	for (let i = 1; i < first.length; i++) first[i]! += first[i - 1]!;
	const all = maps.flatMap((map) => [...map]);
	return {
		first,
		row: Int32Array.from(all, ([at]) => at),
		amount: Float64Array.from(all, ([, amount]) => amount),
	};
}

function reversed(lists: readonly Int32Array[]): Int32Array[] {
	const back: number[][] = lists.map(() => []);
	lists.forEach((list, index) => list.forEach((other) => back[other]!.push(index)));
	return back.map((list) => Int32Array.from(list));
}

function partners(exclusions: readonly number[][], needs: number): Int32Array[] {
	const sets = Array.from({ length: needs }, () => new Set<number>());
	for (const list of exclusions)
		for (const one of list) for (const other of list) if (one !== other) sets[one]!.add(other);
	return sets.map((set) => Int32Array.from(set));
}
