import type { Random } from '../random.ts';
import type { Selection } from './selection.ts';

/** Changes a selection so that it keeps all limits, predecessors and exclusions, and can take the change back. */
export class Move {
	readonly #selection: Selection;
	readonly #random: Random;
	readonly #touched: Int32Array;
	readonly #before: Int32Array;
	#count = 0;
	/** Needs that this move must not throw out: the number of the move. */
	readonly #kept: Int32Array;
	#number = 0;

	constructor(selection: Selection, random: Random) {
		const { needs } = selection.options;
		this.#selection = selection;
		this.#random = random;
		this.#touched = new Int32Array(16 * needs + 64);
		this.#before = new Int32Array(16 * needs + 64);
		this.#kept = new Int32Array(needs);
	}

	/**
	 * Puts the option in and throws out what stands in its way, or takes it out when it is in; false = not possible, to be
	 * taken back.
	 */
	toggle(option: number): boolean {
		const need = this.#selection.options.needOf[option]!;
		this.#count = 0;
		this.#number++;
		if (this.#selection.option[need] === option) return this.#drop(need);
		if (!this.#place(option)) return false;
		this.#refill();
		return true;
	}

	/** What was thrown out comes back where it fits without throwing anything out. */
	#refill(): void {
		const { option } = this.#selection;
		const count = this.#count;
		for (let at = 0; at < count; at++) {
			const need = this.#touched[at]!;
			if (option[need]! < 0) this.#reenter(need);
		}
	}

	#reenter(need: number): void {
		const selection = this.#selection;
		const { first, value } = selection.options;
		let best = -1;
		for (let option = first[need]!; option < first[need + 1]!; option++)
			if ((best < 0 || value[option]! > value[best]!) && selection.fits(option) && this.#isFree(option))
				best = option;
		if (best < 0) return;
		this.#touch(need);
		selection.add(best);
	}

	/** True when predecessors, those waiting and exclusions let the option in. */
	#isFree(option: number): boolean {
		const { options, option: chosen } = this.#selection;
		const need = options.needOf[option]!;
		for (const earlier of options.predecessors[need]!)
			if (chosen[earlier]! < 0 || options.finish[chosen[earlier]!]! > options.start[option]!) return false;
		for (const other of options.excluded[need]!) if (chosen[other]! >= 0) return false;
		return true;
	}

	/** Takes the last move back. */
	undo(): void {
		const selection = this.#selection;
		while (this.#count > 0) {
			const need = this.#touched[--this.#count]!;
			if (selection.option[need]! >= 0) selection.remove(need);
			if (this.#before[this.#count]! >= 0) selection.add(this.#before[this.#count]!);
		}
	}

	#place(option: number): boolean {
		const { needOf, finish } = this.#selection.options;
		const need = needOf[option]!;
		this.#kept[need] = this.#number;
		if (this.#count + 2 > this.#touched.length) return false;
		if (this.#selection.option[need]! >= 0) this.#take(need);
		if (!this.#dropLater(need, finish[option]!)) return false;
		if (!this.#placeEarlier(option)) return false;
		if (!this.#dropExcluded(need)) return false;
		this.#touch(need);
		this.#selection.add(option);
		return this.#makeRoom(option);
	}

	#take(need: number): void {
		this.#touch(need);
		this.#selection.remove(need);
	}

	#touch(need: number): void {
		this.#touched[this.#count] = need;
		this.#before[this.#count++] = this.#selection.option[need]!;
	}

	#drop(need: number): boolean {
		if (this.#kept[need] === this.#number || this.#count + 2 > this.#touched.length) return false;
		this.#take(need);
		return this.#dropLater(need, Number.POSITIVE_INFINITY);
	}

	/** What waits for the need but starts before it would be finished. */
	#dropLater(need: number, finish: number): boolean {
		const { option, options } = this.#selection;
		for (const later of options.successors[need]!)
			if (option[later]! >= 0 && options.start[option[later]!]! < finish && !this.#drop(later)) return false;
		return true;
	}

	#placeEarlier(option: number): boolean {
		const { options, option: chosen } = this.#selection;
		const start = options.start[option]!;
		for (const earlier of options.predecessors[options.needOf[option]!]!) {
			const present = chosen[earlier]!;
			if (present >= 0 && options.finish[present]! <= start) this.#kept[earlier] = this.#number;
			else if (!this.#placeBy(earlier, start)) return false;
		}
		return true;
	}

	/** A random option of the need that is finished by the year. */
	#placeBy(need: number, year: number): boolean {
		const { first, finish } = this.#selection.options;
		if (this.#kept[need] === this.#number) return false;
		let found = -1;
		let count = 0;
		for (let option = first[need]!; option < first[need + 1]!; option++)
			if (finish[option]! <= year && this.#random.below(++count) === 0) found = option;
		return found >= 0 && this.#place(found);
	}

	#dropExcluded(need: number): boolean {
		const { option, options } = this.#selection;
		for (const other of options.excluded[need]!) if (option[other]! >= 0 && !this.#drop(other)) return false;
		return true;
	}

	#makeRoom(option: number): boolean {
		const { options, used } = this.#selection;
		for (let entry = options.entryFirst[option]!; entry < options.entryFirst[option + 1]!; entry++) {
			const limit = options.entryLimit[entry]!;
			while (used[limit]! > options.limit[limit]!) {
				const victim = this.#victim(limit, used[limit]! - options.limit[limit]!);
				if (victim < 0 || !this.#drop(victim)) return false;
			}
		}
		return true;
	}

	/** Of a few users of the limit the one that costs least for what it frees; -1 = none may go. */
	#victim(limit: number, over: number): number {
		const { options, members, memberCount } = this.#selection;
		const count = memberCount[limit]!;
		let victim = -1;
		let least = Number.POSITIVE_INFINITY;
		for (let tries = 0; tries < TRIES; tries++) {
			const entry = members[limit]![this.#random.below(count)]!;
			const option = options.entryOption[entry]!;
			const need = options.needOf[option]!;
			if (this.#kept[need] === this.#number) continue;
			const price = options.value[option]! / Math.min(over, options.entryAmount[entry]!);
			if (price < least) [least, victim] = [price, need];
		}
		return victim;
	}
}

const TRIES = 3;
