import { grown, type Integers } from './grown.ts';
import type { Explanation, Owner } from './propagator.ts';
import type { Trail } from './trail.ts';

/** Owner number of all clauses. */
export const CLAUSES = 1;

/** Fields before the literals of a clause: number of literals, levels it spanned when learnt (0 = given), use count. */
const HEAD = 3;
/** Fields of a watch: bound at which the literal becomes false, clause, another literal of it (view, value). */
const WATCH = 4;

/** Clauses over bounds with two watched literals each. A literal is a pair view, value: view >= value. */
export class Clauses implements Owner {
	private readonly trail: Trail;
	private store = new Int32Array(1 << 12);
	private used = 0;
	/** Per view the watches woken by its rising bound. */
	private readonly watches: Integers[] = [];
	private readonly watched: number[] = [];
	/** References of learnt clauses, oldest first. */
	learnt: number[] = [];

	constructor(trail: Trail) {
		this.trail = trail;
	}

	/** Makes room for the views of a new variable. */
	addVariable(): void {
		for (let side = 0; side < 2; side++) {
			this.watches.push(new Int32Array(8 * WATCH));
			this.watched.push(0);
		}
	}

	/**
	 * Adds a clause of at least two literals, of different views; the first two are watched. `levels` > 0 = learnt.
	 * Returns its reference.
	 */
	add(literals: readonly number[], levels: number): number {
		const at = this.used;
		this.store = grown(this.store, at + HEAD + literals.length);
		this.store[at] = literals.length / 2;
		this.store[at + 1] = levels;
		this.store[at + 2] = 0;
		this.store.set(literals, at + HEAD);
		this.used = at + HEAD + literals.length;
		this.watch(at, at + HEAD, at + HEAD + 2);
		this.watch(at, at + HEAD + 2, at + HEAD);
		if (levels > 0) this.learnt.push(at);
		return at;
	}

	private watch(clause: number, literal: number, blocker: number): void {
		const { store } = this;
		const view = store[literal]! ^ 1;
		const at = this.watched[view]!;
		const list = (this.watches[view] = grown(this.watches[view]!, at + WATCH));
		list[at] = 1 - store[literal + 1]!;
		list[at + 1] = clause;
		list[at + 2] = store[blocker]!;
		list[at + 3] = store[blocker + 1]!;
		this.watched[view] = at + WATCH;
	}

	/** Visits the clauses of which the entry at the position made a watched literal false. */
	propagate(position: number): boolean {
		const { trail } = this;
		const lower = trail.lower;
		const view = trail.view[position]!;
		const [old, now] = [trail.old[position]!, trail.value[position]!];
		const list = this.watches[view]!;
		const end = this.watched[view]!;
		let kept = 0;
		let read = 0;
		let fine = true;
		for (; read < end; read += WATCH) {
			const bound = list[read]!;
			const sleeps = bound > now || bound <= old || lower[list[read + 2]!]! >= list[read + 3]!;
			if (!sleeps && this.moved(list, read, view, bound)) continue;
			if (kept !== read) list.copyWithin(kept, read, read + WATCH);
			kept += WATCH;
			if (sleeps) continue;
			const first = list[read + 1]! + HEAD;
			if (lower[this.store[first]!]! >= this.store[first + 1]!) continue;
			fine = trail.raise(this.store[first]!, this.store[first + 1]!, CLAUSES, list[read + 1]!);
			if (!fine) break;
		}
		if (!fine) {
			for (read += WATCH; read < end; read += WATCH) {
				list.copyWithin(kept, read, read + WATCH);
				kept += WATCH;
			}
		}
		this.watched[view] = kept;
		return fine;
	}

	/** Puts the false literal second and watches another one instead, if one is left. */
	private moved(list: Int32Array, read: number, view: number, bound: number): boolean {
		const { store } = this;
		const lower = this.trail.lower;
		const clause = list[read + 1]!;
		const first = clause + HEAD;
		if (store[first] === (view ^ 1) && store[first + 1] === 1 - bound) swap(store, first, first + 2);
		list[read + 2] = store[first]!;
		list[read + 3] = store[first + 1]!;
		if (lower[store[first]!]! >= store[first + 1]!) return false;
		const end = first + 2 * store[clause]!;
		for (let other = first + 4; other < end; other += 2) {
			if (lower[store[other]! ^ 1]! + store[other + 1]! > 0) continue;
			swap(store, first + 2, other);
			this.watch(clause, first + 2, first);
			return true;
		}
		return false;
	}

	explain(payload: number, view: number, _value: number, _position: number, into: Explanation): void {
		const { store } = this;
		const first = payload + HEAD;
		const end = first + 2 * store[payload]!;
		store[payload + 2]!++;
		for (let at = first; at < end; at += 2)
			if (store[at] !== view) into.add(store[at]! ^ 1, 1 - store[at + 1]!);
	}

	/**
	 * Forgets about half of the learnt clauses, those used least and spanning many levels, and all that are true at the
	 * root. Only at the root with nothing left to explain.
	 */
	reduce(): void {
		const { store } = this;
		const rank = (clause: number) => store[clause + 2]! / store[clause + 1]!;
		const keepAlways = (clause: number) => store[clause + 1]! <= 2;
		const rest = this.learnt.filter((clause) => !keepAlways(clause));
		const order = rest.map((clause, age) => ({ clause, age, rank: rank(clause) }));
		order.sort((one, other) => other.rank - one.rank || other.age - one.age);
		const forget = new Set(order.slice(order.length >> 1).map(({ clause }) => clause));
		this.rebuild(forget);
	}

	private rebuild(forget: ReadonlySet<number>): void {
		const old = this.store;
		const end = this.used;
		this.store = new Int32Array(old.length);
		this.used = 0;
		this.learnt = [];
		this.watched.fill(0);
		for (let at = 0; at < end; at += HEAD + 2 * old[at]!) {
			const literals = forget.has(at) ? null : this.simplified(old, at);
			if (!literals) continue;
			const copy = this.add(literals, old[at + 1]!);
			this.store[copy + 2] = old[at + 2]! >> 1;
		}
	}

	/** Literals not false at the root; null where one is true. */
	private simplified(store: Int32Array, clause: number): number[] | null {
		const lower = this.trail.lower;
		const literals: number[] = [];
		const first = clause + HEAD;
		for (let at = first; at < first + 2 * store[clause]!; at += 2) {
			const [view, value] = [store[at]!, store[at + 1]!];
			if (lower[view]! >= value) return null;
			if (lower[view ^ 1]! + value <= 0) literals.push(view, value);
		}
		return literals;
	}
}

function swap(store: Int32Array, one: number, other: number): void {
	const [view, value] = [store[one]!, store[one + 1]!];
	store[one] = store[other]!;
	store[one + 1] = store[other + 1]!;
	store[other] = view;
	store[other + 1] = value;
}
