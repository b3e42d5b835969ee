import { grown, grownFloats } from './grown.ts';
import type { Trail } from './trail.ts';

/** Domains wider than this share one activity among neighbouring values. */
const FINEST = 4096;
const DECAY = 1 / 0.95;
const LARGEST = 1e100;

/**
 * How often each bound x >= v took part in recent conflicts (VSIDS of Moskewicz et al. 2001, on bounds). An atom is a
 * variable with a value; a heap holds the atoms that took part at all.
 */
export class Activity {
	private readonly trail: Trail;
	private increment = 1;
	/** Per variable its first atom, the smallest value that is an atom, and values per atom. */
	private readonly first: number[] = [];
	private readonly lowest: number[] = [];
	private readonly step: number[] = [];
	private atoms = 0;
	private score = new Float64Array(64);
	private variable = new Int32Array(64);
	/** Value last seen of each atom. */
	private value = new Int32Array(64);
	/** Position in the heap, -1 = not in it. */
	private place = new Int32Array(64);
	private heap = new Int32Array(64);
	private size = 0;
	/** Atoms taken out because they were decided, with the level at which that was seen. */
	private readonly out: number[] = [];
	private readonly outLevel: number[] = [];

	constructor(trail: Trail) {
		this.trail = trail;
	}

	/** Makes room for the atoms of a new variable. */
	addVariable(variable: number, min: number, max: number): void {
		const step = Math.max(1, Math.ceil((max - min) / FINEST));
		const count = Math.ceil((max - min) / step);
		this.first[variable] = this.atoms;
		this.lowest[variable] = min + 1;
		this.step[variable] = step;
		const size = this.atoms + count;
		this.score = grownFloats(this.score, size);
		this.variable = grown(this.variable, size);
		this.value = grown(this.value, size);
		this.place = grown(this.place, size);
		this.heap = grown(this.heap, size);
		this.variable.fill(variable, this.atoms, size);
		this.place.fill(-1, this.atoms, size);
		this.atoms = size;
	}

	/** A literal took part in a conflict. */
	bump(view: number, value: number): void {
		const variable = view >> 1;
		const bound = view & 1 ? 1 - value : value;
		const atom = this.first[variable]! + Math.floor((bound - this.lowest[variable]!) / this.step[variable]!);
		this.value[atom] = bound;
		this.score[atom]! += this.increment;
		if (this.score[atom]! > LARGEST) this.rescale();
		if (this.place[atom]! < 0) this.insert(atom);
		else this.up(this.place[atom]!);
	}

	/** Lets older conflicts count less; once per conflict. */
	decay(): void {
		this.increment *= DECAY;
	}

	/** Puts back what has become open by a step back to the level. */
	reopen(level: number): void {
		while (this.out.length > 0 && this.outLevel.at(-1)! > level) {
			this.outLevel.pop();
			const atom = this.out.pop()!;
			if (this.place[atom]! < 0) this.insert(atom);
		}
	}

	/** The most active open atom as view 2x and value; false when none is left. */
	next(into: { view: number; value: number }): boolean {
		const { lower } = this.trail;
		while (this.size > 0) {
			const atom = this.heap[0]!;
			const [variable, value] = [this.variable[atom]!, this.value[atom]!];
			if (lower[2 * variable]! < value && value <= -lower[2 * variable + 1]!) {
				into.view = 2 * variable;
				into.value = value;
				return true;
			}
			this.remove();
			this.out.push(atom);
			this.outLevel.push(this.trail.level);
		}
		return false;
	}

	private rescale(): void {
		for (let atom = 0; atom < this.atoms; atom++) this.score[atom]! *= 1 / LARGEST;
		this.increment *= 1 / LARGEST;
	}

	private insert(atom: number): void {
		this.heap[this.size] = atom;
		this.place[atom] = this.size;
		this.up(this.size++);
	}

	private remove(): void {
		this.place[this.heap[0]!] = -1;
		const last = this.heap[--this.size]!;
		if (this.size === 0) return;
		this.heap[0] = last;
		this.place[last] = 0;
		this.down();
	}

	private up(from: number): void {
		const { heap, place, score } = this;
		const atom = heap[from]!;
		let at = from;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			const above = heap[parent]!;
			if (score[above]! >= score[atom]!) break;
			heap[at] = above;
			place[above] = at;
			at = parent;
		}
		heap[at] = atom;
		place[atom] = at;
	}

	private down(): void {
		const { heap, place, score, size } = this;
		const atom = heap[0]!;
		let at = 0;
		for (;;) {
			let child = 2 * at + 1;
			if (child >= size) break;
			if (child + 1 < size && score[heap[child + 1]!]! > score[heap[child]!]!) child++;
			const below = heap[child]!;
			if (score[below]! <= score[atom]!) break;
			heap[at] = below;
			place[below] = at;
			at = child;
		}
		heap[at] = atom;
		place[atom] = at;
	}
}
