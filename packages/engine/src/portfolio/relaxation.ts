import type { Alone } from './alone.ts';
import { lastFinish, type Model } from './model.ts';
import type { ModeRow } from './modes.ts';
import { YEARLY } from './money.ts';
import { Profile } from './profile.ts';
import { workBlocks, type Work } from './work.ts';

/**
 * The rules that couple activities, as rows `use <= size`: work by block and week (`block * weeks + week`), money by kind
 * and year, funds, exclusions, and for each dependency that the later is done only with the earlier.
 */
export interface Rows {
	/** Number of work blocks. */
	blocks: number;
	/** First row of each further kind. */
	money: number;
	fund: number;
	exclusion: number;
	edge: number;
	/** Infinity = not limited. */
	size: Float64Array;
	/** By mode row. */
	work: Work[][];
	/** Rows of dependencies by the activity that comes first, and by the one that waits. */
	edgesFrom: number[][];
	edgesTo: number[][];
	exclusionsOf: number[][];
}

/** Lays out the rows of a model. */
export function rowsOf(model: Model): Rows {
	const { sizes, work } = workBlocks(model);
	const edges = model.network.predecessors.flatMap((list, after) =>
		list.map((before): [number, number] => [before, after]),
	);
	const money = sizes.length;
	const fund = money + model.money.limit.length;
	const exclusion = fund + model.funds.length;
	const edge = exclusion + model.exclusions.length;
	const size = new Float64Array(edge + edges.length);
	size.set(sizes);
	size.set(model.money.limit, money);
	size.set(model.funds, fund);
	size.fill(1, exclusion, edge);
	const edgesFrom: number[][] = model.order.map(() => []);
	const edgesTo: number[][] = model.order.map(() => []);
	edges.forEach(([before, after], row) => {
		edgesFrom[before]!.push(edge + row);
		edgesTo[after]!.push(edge + row);
	});
	const exclusionsOf = model.order.map((_, activity) =>
		model.exclusions.flatMap((list, row) => (list.includes(activity) ? exclusion + row : [])),
	);
	const blocks = Math.round(sizes.length / Math.max(1, model.calendar.count));
	return { blocks, money, fund, exclusion, edge, size, work, edgesFrom, edgesTo, exclusionsOf };
}

/** Per mode the starts at which it is possible alone. */
export function startsAlone(model: Model, alone: Alone): Int32Array[] {
	const profile = new Profile(model);
	return model.modes.map(({ activity, duration }, row) => {
		if (!alone.possible[activity]) return new Int32Array(0);
		const found: number[] = [];
		const pin = model.pinned[activity]!;
		const last = lastFinish(model, activity) - duration + 1;
		const to = pin < 0 ? last : Math.min(last, pin);
		for (let start = alone.start[activity]!; start <= to; start++)
			if (profile.fits(row, start)) found.push(start);
		return Int32Array.from(found);
	});
}

/** Adds to `use` what a mode with this start takes of each row. */
export function addUse(model: Model, rows: Rows, row: number, start: number, use: Float64Array): void {
	const weeks = model.calendar.count;
	const mode = model.modes[row]!;
	for (const { block, rate, last } of rows.work[row]!) {
		const first = block * weeks + start;
		const end = first + mode.duration - 1;
		if (rate > 0) for (let at = first; at < end; at++) use[at]! += rate;
		use[end]! += last;
	}
	addMoney(model, rows, mode, start, use);
	for (const { fund, amount } of mode.uses) use[rows.fund + fund]! += amount;
	for (const exclusion of rows.exclusionsOf[mode.activity]!) use[exclusion]! += 1;
	for (const edge of rows.edgesTo[mode.activity]!) use[edge]! += 1;
	for (const edge of rows.edgesFrom[mode.activity]!) use[edge]! -= 1;
}

function addMoney(model: Model, rows: Rows, mode: ModeRow, start: number, use: Float64Array): void {
	if (!mode.hasCost) return;
	const { years, yearAt } = model.money;
	for (let kind = 0; kind < YEARLY; kind++)
		use[rows.money + kind * years + yearAt[start]!]! += mode.cost[kind]!;
	for (let year = yearAt[start + mode.duration - 1]!; year < years; year++)
		use[rows.money + YEARLY * years + year]! += mode.cost[YEARLY]!;
}
