import type { Project } from '../problem/project.ts';
import type { ModeTable } from './reduce.ts';

/**
 * What is left of all renewable resources, several to a 32-bit word: each has its own bits and a guard bit above them,
 * so that one subtraction per word tells whether a demand fits.
 */
export class Profile {
	private readonly words: number;
	private readonly guards: Int32Array;
	/** `mode * words + word`. */
	private readonly request: Int32Array;
	private readonly full: Int32Array;
	/** `slot * words + word`, guard bits always set. */
	private readonly free: Int32Array;

	private readonly table: ModeTable;

	constructor(project: Project, table: ModeTable) {
		this.table = table;
		const { resources, horizon, capacity } = project;
		const peaks = Array.from({ length: resources }, (_, r) =>
			capacity.subarray(r * horizon, (r + 1) * horizon).reduce((most, units) => Math.max(most, units), 0),
		);
		const layout = layoutOf(peaks);
		this.words = layout.words;
		this.guards = new Int32Array(layout.words);
		layout.shift.forEach((shift, r) => (this.guards[layout.word[r]!]! |= 1 << (shift + layout.bits[r]!)));
		const pack = (rows: number, unitsOf: (row: number, resource: number) => number) => {
			const packed = new Int32Array(rows * layout.words);
			for (let row = 0; row < rows; row++)
				for (let r = 0; r < resources; r++)
					packed[row * layout.words + layout.word[r]!]! |= unitsOf(row, r) << layout.shift[r]!;
			return packed;
		};
		this.request = pack(table.row.length, (mode, r) => table.demand[mode * resources + r]!);
		this.full = pack(horizon, (slot, r) => capacity[r * horizon + slot]!);
		for (let index = 0; index < this.full.length; index++)
			this.full[index]! |= this.guards[index % this.words]!;
		this.free = Int32Array.from(this.full);
	}

	/** Nothing booked any more. */
	clear() {
		this.free.set(this.full);
	}

	/** First start from slot `from` on in which the mode fits; -1 = none within the horizon. */
	earliest(mode: number, from: number): number {
		if (this.words === 1) return this.earliestInWord(mode, from);
		const duration = this.table.duration[mode]!;
		let start = from;
		let known = from;
		let end = start + duration;
		while (end <= this.table.horizon) {
			let slot = end - 1;
			while (slot >= known && this.fits(mode, slot)) slot--;
			if (slot < known) return start;
			start = slot + 1;
			known = end;
			end = start + duration;
		}
		return -1;
	}

	/** Last start in which the mode fits and ends at slot `end` or before; -1 = none. */
	latest(mode: number, end: number): number {
		if (this.words === 1) return this.latestInWord(mode, end);
		const duration = this.table.duration[mode]!;
		let start = end - duration;
		let known = end;
		while (start >= 0) {
			let slot = start;
			while (slot < known && this.fits(mode, slot)) slot++;
			if (slot >= known) return start;
			known = start;
			start = slot - duration;
		}
		return -1;
	}

	book(mode: number, start: number) {
		const end = (start + this.table.duration[mode]!) * this.words;
		for (let word = 0; word < this.words; word++) {
			const request = this.request[mode * this.words + word]!;
			for (let at = start * this.words + word; at < end; at += this.words) this.free[at]! -= request;
		}
	}

	private fits(mode: number, slot: number): boolean {
		const words = this.words;
		for (let word = 0; word < words; word++) {
			const guard = this.guards[word]!;
			if (((this.free[slot * words + word]! - this.request[mode * words + word]!) & guard) !== guard)
				return false;
		}
		return true;
	}

	private earliestInWord(mode: number, from: number): number {
		const { free } = this;
		const { horizon } = this.table;
		const duration = this.table.duration[mode]!;
		const request = this.request[mode]!;
		const guard = this.guards[0]!;
		let start = from;
		let known = from;
		let end = start + duration;
		while (end <= horizon) {
			let slot = end - 1;
			while (slot >= known && ((free[slot]! - request) & guard) === guard) slot--;
			if (slot < known) return start;
			start = slot + 1;
			known = end;
			end = start + duration;
		}
		return -1;
	}

	private latestInWord(mode: number, end: number): number {
		const { free } = this;
		const duration = this.table.duration[mode]!;
		const request = this.request[mode]!;
		const guard = this.guards[0]!;
		let start = end - duration;
		let known = end;
		while (start >= 0) {
			let slot = start;
			while (slot < known && ((free[slot]! - request) & guard) === guard) slot++;
			if (slot >= known) return start;
			known = start;
			start = slot - duration;
		}
		return -1;
	}
}

interface Layout {
	words: number;
	word: number[];
	shift: number[];
	bits: number[];
}

function layoutOf(peaks: number[]): Layout {
	const layout: Layout = { words: 1, word: [], shift: [], bits: [] };
	let used = 0;
	for (const peak of peaks) {
		const bits = Math.max(1, Math.ceil(Math.log2(peak + 1)));
		if (used + bits + 1 > 32) {
			layout.words++;
			used = 0;
		}
		layout.word.push(layout.words - 1);
		layout.shift.push(used);
		layout.bits.push(bits);
		used += bits + 1;
	}
	return layout;
}
