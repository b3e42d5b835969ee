/**
 * Activities that may come next, as a tree of sums, so that one of many is drawn in the logarithm of their number. Each
 * weighs its urgency + 1 - the least urgency of all.
 */
export class EligibleTree {
	/** Place of the first activity; the node above `node` is `node >> 1`, the root is 1. */
	readonly #first: number;
	readonly #number: Int32Array;
	readonly #sum: Float64Array;
	readonly #least: Float64Array;

	/** For activities 0 … count - 1, none of which is in yet. */
	constructor(count: number) {
		this.#first = 2 ** Math.ceil(Math.log2(Math.max(1, count)));
		this.#number = new Int32Array(2 * this.#first);
		this.#sum = new Float64Array(2 * this.#first);
		this.#least = new Float64Array(2 * this.#first).fill(Infinity);
	}

	add(activity: number, urgency: number): void {
		this.#set(activity, 1, urgency, urgency);
	}

	/** Takes out one; `unit` (0 … 1) says which. There must be one. */
	draw(unit: number): number {
		const more = 1 - this.#least[1]!;
		let rest = unit * (this.#sum[1]! + this.#number[1]! * more);
		let node = 1;
		while (node < this.#first) {
			node *= 2;
			const weight = this.#sum[node]! + this.#number[node]! * more;
			if (this.#number[node + 1]! === 0 || (this.#number[node]! > 0 && rest <= weight)) continue;
			rest -= weight;
			node++;
		}
		this.#set(node - this.#first, 0, 0, Infinity);
		return node - this.#first;
	}

	#set(activity: number, number: number, sum: number, least: number): void {
		let node = this.#first + activity;
		this.#number[node] = number;
		this.#sum[node] = sum;
		this.#least[node] = least;
		for (node >>= 1; node > 0; node >>= 1) {
			const [left, right] = [2 * node, 2 * node + 1];
			this.#number[node] = this.#number[left]! + this.#number[right]!;
			this.#sum[node] = this.#sum[left]! + this.#sum[right]!;
			this.#least[node] = Math.min(this.#least[left]!, this.#least[right]!);
		}
	}
}
