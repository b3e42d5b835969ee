/** Groups of nodes that lead to each other in a ring; `next` gives by index the indices that a node leads to. */
export function findRings(next: readonly (readonly number[])[]): number[][] {
	const search = new RingSearch(next);
	for (let node = 0; node < next.length; node++) search.from(node);
	return search.rings;
}

/** Tarjan's strongly connected components, with a stack of its own: a long chain would exhaust the language's. */
class RingSearch {
	readonly rings: number[][] = [];
	readonly #next: readonly (readonly number[])[];
	readonly #order: number[] = [];
	readonly #low: number[] = [];
	readonly #path: number[] = [];
	readonly #isOnPath: boolean[] = [];
	#count = 0;

	constructor(next: readonly (readonly number[])[]) {
		this.#next = next;
	}

	from(start: number): void {
		if (this.#order[start] !== undefined) return;
		const work = [{ node: start, at: 0 }];
		this.#enter(start);
		for (let top = work.at(-1); top; top = work.at(-1)) {
			const target = this.#next[top.node]?.[top.at++];
			if (target === undefined) {
				work.pop();
				this.#leave(top.node, work.at(-1)?.node);
			} else if (this.#order[target] === undefined) {
				this.#enter(target);
				work.push({ node: target, at: 0 });
			} else if (this.#isOnPath[target]) this.#lower(top.node, this.#order[target]);
		}
	}

	#enter(node: number): void {
		this.#order[node] = this.#low[node] = this.#count++;
		this.#path.push(node);
		this.#isOnPath[node] = true;
	}

	#lower(node: number, to: number): void {
		this.#low[node] = Math.min(this.#low[node] ?? to, to);
	}

	#leave(node: number, parent: number | undefined): void {
		if (parent !== undefined) this.#lower(parent, this.#low[node] ?? 0);
		if (this.#low[node] !== this.#order[node]) return;
		const ring = this.#path.splice(this.#path.lastIndexOf(node));
		for (const member of ring) this.#isOnPath[member] = false;
		if (ring.length > 1) this.rings.push(ring.sort((a, b) => a - b));
	}
}
