import type { Random } from '../random.ts';
import type { ModeTable } from './reduce.ts';

const MOST_VECTORS = 2_000;

/**
 * Which choices of modes the funds allow. For every suffix of the activities the undominated sums of uses (Pareto
 * fronts), so that each step of a choice knows whether it can be completed. Fronts that grow too large are thinned:
 * what is said to be possible is so always, `isExact` tells whether the rest is impossible.
 */
export class Funds {
	readonly isExact: boolean;
	private readonly suffix: Float64Array[];

	private readonly table: ModeTable;

	constructor(table: ModeTable) {
		this.table = table;
		const fronts = suffixFronts(table);
		this.suffix = fronts.map(({ vectors }) => vectors);
		this.isExact = fronts.every(({ isExact }) => isExact);
	}

	/** Whether activities `from` … last can get modes within what is left of each fund. */
	canComplete(from: number, left: Float64Array): boolean {
		const { funds } = this.table;
		const front = this.suffix[from]!;
		search: for (let at = 0; at < front.length || funds === 0; at += funds) {
			for (let fund = 0; fund < funds; fund++) if (front[at + fund]! > left[fund]!) continue search;
			return true;
		}
		return false;
	}

	/** Changes `modes` into a choice that the funds allow, keeping those wished for where it can; false = found none. */
	complete(modes: Int32Array, random: Random): boolean {
		const { count, funds, modesFrom } = this.table;
		const left = Float64Array.from(this.table.amount);
		if (!this.canComplete(0, left)) return false;
		for (let activity = 0; activity < count; activity++) {
			const from = modesFrom[activity]!;
			const choices = modesFrom[activity + 1]! - from;
			let mode = modes[activity]!;
			const turn = random.below(choices);
			for (let tried = 0; ; tried++) {
				for (let fund = 0; fund < funds; fund++) left[fund]! -= this.table.uses[mode * funds + fund]!;
				if (this.canComplete(activity + 1, left)) break;
				for (let fund = 0; fund < funds; fund++) left[fund]! += this.table.uses[mode * funds + fund]!;
				if (tried === choices) return false;
				mode = from + ((turn + tried) % choices);
			}
			modes[activity] = mode;
		}
		return true;
	}
}

interface Front {
	vectors: Float64Array;
	isExact: boolean;
}

function suffixFronts(table: ModeTable): Front[] {
	const { count, funds, amount } = table;
	const fronts: Front[] = Array.from({ length: count + 1 });
	fronts[count] = { vectors: new Float64Array(funds), isExact: true };
	const leastBefore = leastUses(table);
	for (let activity = count - 1; activity >= 0; activity--) {
		const limit = amount.map((value, fund) => value - leastBefore[activity * funds + fund]!);
		fronts[activity] = frontOf(table, activity, fronts[activity + 1]!.vectors, limit);
	}
	return fronts;
}

function leastUses({ count, funds, modesFrom, uses }: ModeTable): Float64Array {
	const least = new Float64Array((count + 1) * funds);
	for (let activity = 0; activity < count; activity++)
		for (let fund = 0; fund < funds; fund++) {
			let own = Infinity;
			for (let mode = modesFrom[activity]!; mode < modesFrom[activity + 1]!; mode++)
				own = Math.min(own, uses[mode * funds + fund]!);
			least[(activity + 1) * funds + fund] = least[activity * funds + fund]! + own;
		}
	return least;
}

function frontOf(table: ModeTable, activity: number, later: Float64Array, limit: Float64Array): Front {
	const { funds, modesFrom, uses } = table;
	const sums: number[][] = [];
	for (let mode = modesFrom[activity]!; mode < modesFrom[activity + 1]!; mode++)
		for (let at = 0; at < later.length; at += funds) {
			const sum = Array.from({ length: funds }, (_, fund) => uses[mode * funds + fund]! + later[at + fund]!);
			if (sum.every((value, fund) => value <= limit[fund]!)) sums.push(sum);
		}
	const kept = undominated(sums);
	const step = Math.max(1, kept.length / MOST_VECTORS);
	const thinned =
		step === 1 ? kept : Array.from({ length: MOST_VECTORS }, (_, index) => kept[Math.floor(index * step)]!);
	return { vectors: Float64Array.from(thinned.flat()), isExact: step === 1 };
}

function undominated(sums: number[][]): number[][] {
	sums.sort(compareVectors);
	const kept: number[][] = [];
	for (const sum of sums) if (!isDominated(sum, kept)) kept.push(sum);
	return kept;
}

function compareVectors(a: number[], b: number[]): number {
	for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return a[index]! - b[index]!;
	return 0;
}

function isDominated(sum: number[], kept: number[][]): boolean {
	if (sum.length <= 2) {
		const last = kept.at(-1);
		return last !== undefined && (last[1] ?? 0) <= (sum[1] ?? 0);
	}
	return kept.some((other) => other.every((value, fund) => value <= sum[fund]!));
}
