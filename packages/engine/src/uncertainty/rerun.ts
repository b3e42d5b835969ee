import type { PlannedWork } from './planned-work.ts';

/**
 * Runs a plan again with other durations and efforts: the activities keep their order, each starts as soon as those
 * before it, its own date and the time of its posts allow (serial schedule generation).
 */
export class Rerun {
	/** First open week of each in the last run; the width = never. */
	readonly start: Int32Array;
	/** First open week after each in the last run; the width = never. */
	readonly finish: Int32Array;
	/** Open weeks of work for the next run; at first as planned. */
	readonly duration: Int32Array;
	/** Factor on the effort in the next run; 1 at first. */
	readonly factor: Float64Array;
	/** No start is before this week. */
	readonly notBefore: Int32Array;
	readonly #work: PlannedWork;
	readonly #left: Int32Array;
	readonly #rate: Int32Array;
	readonly #last: Int32Array;
	#used = 0;

	constructor(work: PlannedWork, notBefore: Int32Array) {
		this.#work = work;
		this.notBefore = notBefore;
		this.start = new Int32Array(work.count);
		this.finish = new Int32Array(work.count);
		this.duration = work.duration.slice();
		this.factor = new Float64Array(work.count).fill(1);
		// Twice the capacity: what is left, and what a run begins with.
		this.#left = new Int32Array(2 * work.capacity.length);
		this.#left.set(work.capacity);
		this.#left.set(work.capacity, work.capacity.length);
		this.#rate = new Int32Array(work.needResource.length);
		this.#last = new Int32Array(work.needResource.length);
	}

	/** Places all; the first open week in which nothing is left to do, or the width when something never fits. */
	run(): number {
		this.#restore();
		const { count, width } = this.#work;
		let end = 0;
		for (let position = 0; position < count; position++) {
			this.#spread(position);
			const start = this.#firstFit(position, this.#soonest(position));
			const finish = start < width ? start + this.duration[position]! : width;
			this.start[position] = start;
			this.finish[position] = finish;
			if (start < width) this.#take(position, start, finish);
			if (finish > end) end = finish;
		}
		this.#used = end;
		return end;
	}

	#restore() {
		const { capacity, width } = this.#work;
		const whole = capacity.length;
		for (let row = 0; row < whole; row += width)
			this.#left.copyWithin(row, whole + row, whole + row + this.#used);
	}

	/** As planned when certain; otherwise a last part of a hundredth a week is let go. */
	#spread(position: number) {
		const { needFrom, needEffort } = this.#work;
		const weeks = this.duration[position]!;
		const factor = this.factor[position]!;
		for (let need = needFrom[position]!, end = needFrom[position + 1]!; need < end; need++) {
			const effort = needEffort[need]!;
			const rate = Math.floor((effort * factor) / weeks);
			this.#rate[need] = rate;
			this.#last[need] = factor === 1 ? effort - rate * (weeks - 1) : rate;
		}
	}

	#soonest(position: number): number {
		const { waitFrom, waitFor, waitLag, waitAfterFinish, width } = this.#work;
		let soonest = this.notBefore[position]!;
		for (let wait = waitFrom[position]!, end = waitFrom[position + 1]!; wait < end; wait++) {
			const before = waitFor[wait]!;
			if (this.start[before]! >= width) return width;
			const ready =
				waitLag[wait]! + (waitAfterFinish[wait]! === 1 ? this.finish[before]! : this.start[before]!);
			if (ready > soonest) soonest = ready;
		}
		return soonest;
	}

	#firstFit(position: number, soonest: number): number {
		const { needFrom, needResource, width } = this.#work;
		const weeks = this.duration[position]!;
		const to = needFrom[position + 1]!;
		let start = soonest;
		let need = needFrom[position]!;
		while (need < to && start + weeks <= width) {
			const row = needResource[need]! * width;
			const clash = this.#clash(row, start, start + weeks, this.#rate[need]!, this.#last[need]!);
			if (clash < 0) need++;
			else {
				start = clash + 1;
				need = needFrom[position]!;
			}
		}
		return start + weeks <= width ? start : width;
	}

	/** The last week of the window with too little left, or -1; only the very last week counts for `last`. */
	#clash(row: number, from: number, to: number, rate: number, last: number): number {
		const left = this.#left;
		if (left[row + to - 1]! < last) return last > rate && left[row + to - 1]! >= rate ? from : to - 1;
		for (let week = to - 2; week >= from; week--) if (left[row + week]! < rate) return week;
		return -1;
	}

	#take(position: number, start: number, finish: number) {
		const { needFrom, needResource, width } = this.#work;
		const left = this.#left;
		for (let need = needFrom[position]!, end = needFrom[position + 1]!; need < end; need++) {
			const row = needResource[need]! * width;
			const rate = this.#rate[need]!;
			for (let week = row + start; week < row + finish - 1; week++) left[week]! -= rate;
			left[row + finish - 1]! -= this.#last[need]!;
		}
	}
}
