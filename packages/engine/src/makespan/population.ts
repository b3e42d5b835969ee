import type { Instance } from './instance.ts';

/** Schedules built in one direction of time, one per place. */
export class Population {
	readonly #count: number;
	readonly #bins: Int32Array;
	#room: number;
	/** Slot after the last of each activity: `place * count + activity`. */
	finish: Int32Array;
	/** Activities by falling finish: the list from which the other direction builds. `place * count + position`. */
	order: Int32Array;
	/** Makespans. */
	span: Int32Array;
	#print: Int32Array;

	constructor(instance: Instance) {
		this.#count = instance.count;
		this.#bins = new Int32Array(instance.total + 2);
		this.#room = 16;
		this.finish = new Int32Array(this.#room * this.#count);
		this.order = new Int32Array(this.#room * this.#count);
		this.span = new Int32Array(this.#room);
		this.#print = new Int32Array(this.#room);
	}

	/** Keeps a schedule; the place may be at most one beyond those used. */
	set(place: number, finish: Int32Array, span: number): void {
		if (place >= this.#room) this.#grow();
		this.finish.set(finish, place * this.#count);
		this.span[place] = span;
		this.#print[place] = fingerprint(finish);
		this.#sort(place * this.#count, finish, span);
	}

	/** Whether one of the first `size` places has the same starts. */
	has(finish: Int32Array, size: number): boolean {
		const print = fingerprint(finish);
		for (let place = 0; place < size; place++) if (this.#print[place] === print) return true;
		return false;
	}

	/** Counting sort: a justification list costs no comparison. */
	#sort(at: number, finish: Int32Array, span: number): void {
		const bins = this.#bins;
		const count = this.#count;
		bins.fill(0, 0, span + 2);
		for (let activity = 0; activity < count; activity++) bins[span - finish[activity]! + 1]!++;
		for (let bin = 0; bin < span; bin++) bins[bin + 1]! += bins[bin]!;
		for (let activity = 0; activity < count; activity++)
			this.order[at + bins[span - finish[activity]!]!++] = activity;
	}

	#grow(): void {
		this.#room *= 2;
		this.finish = enlarged(this.finish);
		this.order = enlarged(this.order);
		this.span = enlarged(this.span);
		this.#print = enlarged(this.#print);
	}
}

function enlarged(values: Int32Array): Int32Array {
	const larger = new Int32Array(values.length * 2);
	larger.set(values);
	return larger;
}

function fingerprint(finish: Int32Array): number {
	let print = 0;
	for (let activity = 0; activity < finish.length; activity++)
		print = (Math.imul(print, 0x01000193) ^ finish[activity]!) | 0;
	return print;
}
