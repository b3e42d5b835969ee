import type { Options } from './options.ts';

/** A choice in the making: at most one option per need, what is used of each limit, and who uses it. */
export class Selection {
	readonly options: Options;
	/** Option per need; -1 = not chosen. */
	readonly option: Int32Array;
	/** Used per limit. */
	readonly used: Float64Array;
	/** Sum of coefficients per minimum share. */
	readonly shareSum: Float64Array;
	value = 0;
	/** Required needs not chosen. */
	missing = 0;
	/** Entries that take from limit l are members[l][0 … memberCount[l] - 1]. */
	readonly members: Int32Array[];
	readonly memberCount: Int32Array;
	readonly #position: Int32Array;

	constructor(options: Options) {
		this.options = options;
		this.option = new Int32Array(options.needs).fill(-1);
		this.used = new Float64Array(options.limit.length);
		this.shareSum = new Float64Array(options.shareLeast.length);
		this.memberCount = new Int32Array(options.limit.length);
		this.#position = new Int32Array(options.entryLimit.length);
		this.missing = options.required.reduce((sum, one) => sum + one, 0);
		const size = new Int32Array(options.limit.length);
		for (const limit of options.entryLimit) size[limit]!++;
		this.members = Array.from(size, (count) => new Int32Array(count));
	}

	/** Chooses an option of a need that is not chosen yet. Limits are not asked. */
	add(option: number): void {
		const { needOf, entryFirst, entryLimit, entryAmount, required } = this.options;
		const need = needOf[option]!;
		this.option[need] = option;
		this.value += this.options.value[option]!;
		this.missing -= required[need]!;
		for (let entry = entryFirst[option]!; entry < entryFirst[option + 1]!; entry++) {
			const limit = entryLimit[entry]!;
			this.used[limit]! += entryAmount[entry]!;
			this.#position[entry] = this.memberCount[limit]!;
			this.members[limit]![this.memberCount[limit]!++] = entry;
		}
		this.#share(option, 1);
	}

	/** Takes a chosen need out. */
	remove(need: number): void {
		const { entryFirst, entryLimit, entryAmount, required } = this.options;
		const option = this.option[need]!;
		this.option[need] = -1;
		this.value -= this.options.value[option]!;
		this.missing += required[need]!;
		for (let entry = entryFirst[option]!; entry < entryFirst[option + 1]!; entry++) {
			const limit = entryLimit[entry]!;
			this.used[limit]! -= entryAmount[entry]!;
			const last = this.members[limit]![--this.memberCount[limit]!]!;
			this.members[limit]![this.#position[entry]!] = last;
			this.#position[last] = this.#position[entry]!;
		}
		this.#share(option, -1);
	}

	/** Becomes the given selection; one option per need, -1 = not chosen. */
	set(option: Int32Array): void {
		for (let need = 0; need < option.length; need++) {
			if (this.option[need] === option[need]) continue;
			if (this.option[need]! >= 0) this.remove(need);
			if (option[need]! >= 0) this.add(option[need]!);
		}
	}

	/** Sums up again what rounding may have blurred: the value and the shares. */
	refresh(): void {
		this.value = 0;
		this.shareSum.fill(0);
		for (const option of this.option) {
			if (option < 0) continue;
			this.value += this.options.value[option]!;
			this.#share(option, 1);
		}
	}

	/** True when the option fits beside what is chosen, limits only. */
	fits(option: number): boolean {
		const { entryFirst, entryLimit, entryAmount, limit } = this.options;
		for (let entry = entryFirst[option]!; entry < entryFirst[option + 1]!; entry++) {
			const at = entryLimit[entry]!;
			if (this.used[at]! + entryAmount[entry]! > limit[at]!) return false;
		}
		return true;
	}

	/** Sum of what is short of the minimum shares, each as a share of `scale`. */
	shortfall(scale: Float64Array): number {
		let sum = 0;
		for (let share = 0; share < scale.length; share++) {
			const short = this.options.shareLeast[share]! - this.shareSum[share]!;
			if (short > SMALLEST * scale[share]!) sum += short / scale[share]!;
		}
		return sum;
	}

	#share(option: number, sign: number): void {
		const { shareFirst, shareRow, shareCoefficient } = this.options;
		for (let at = shareFirst[option]!; at < shareFirst[option + 1]!; at++)
			this.shareSum[shareRow[at]!]! += sign * shareCoefficient[at]!;
	}
}

/** Shares are compared with so much tolerance, relative to their scale. */
const SMALLEST = 1e-9;

/** What one unit short of each minimum share weighs: the mean of its positive coefficients. */
export function shareScale(options: Options): Float64Array {
	const { shareLeast, shareRow, shareCoefficient } = options;
	const sum = new Float64Array(shareLeast.length);
	const count = new Float64Array(shareLeast.length);
	shareRow.forEach((row, at) => {
		if (shareCoefficient[at]! <= 0) return;
		sum[row]! += shareCoefficient[at]!;
		count[row]!++;
	});
	return sum.map((total, row) => (count[row]! > 0 ? total / count[row]! : 1));
}
