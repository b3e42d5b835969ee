import { grown } from './grown.ts';
import type { Activity } from './activity.ts';
import type { Explanation, Owner } from './propagator.ts';
import { DECISION, type Trail } from './trail.ts';

/** How deep reasons of reasons are followed to find a literal superfluous. */
const DEPTH = 12;

/**
 * Learns a clause from a failure: first unique implication point over bounds that come into being only when named
 * (Ohrimenko, Stuckey and Codish 2009), then without the literals that the others imply.
 */
export class Analysis implements Explanation {
	private readonly trail: Trail;
	private readonly owners: readonly (Owner | null)[];
	private readonly activity: Activity;
	/** Per view the value needed of it and the position that brought it, -1 = not needed. */
	private need = new Int32Array(0);
	private at = new Int32Array(0);
	private readonly touched: number[] = [];
	/** Number of needed literals of the level under analysis, which begins at `start`. */
	private open = 0;
	private start = 0;
	private readonly stack: number[] = [];
	private readonly collect: Explanation = { add: (view, value) => this.stack.push(view, value) };
	/** Per position what is known to be implied (value) or not implied (by the number of the conflict). */
	private implied = new Int32Array(256);
	private impliedIn = new Int32Array(256);
	private failedIn = new Int32Array(256);
	private conflict = 0;
	/** The clause learnt: view, value pairs; the first becomes true after the step back, the second holds it back. */
	readonly clause: number[] = [];
	/** Level to go back to; -1 = there is no solution at all. */
	backLevel = 0;
	/** Number of different levels in the clause. */
	levels = 0;

	constructor(trail: Trail, owners: readonly (Owner | null)[], activity: Activity) {
		this.trail = trail;
		this.owners = owners;
		this.activity = activity;
	}

	/** Makes room for the views of a new variable. */
	addVariable(views: number): void {
		const had = this.at.length;
		this.need = grown(this.need, views);
		this.at = grown(this.at, views);
		if (this.at.length > had) this.at.fill(-1, had);
	}

	/** A literal, true now, that the conflict rests on. */
	add(view: number, value: number): void {
		const position = this.trail.where(view, value);
		if (position < 0) return;
		const had = this.at[view]!;
		if (had > position) return;
		if (had === position) {
			if (value > this.need[view]!) this.need[view] = value;
			return;
		}
		if (position >= this.start && had < this.start) this.open++;
		if (had < 0) this.touched.push(view);
		this.at[view] = position;
		this.need[view] = value;
		this.activity.bump(view, value);
	}

	/** Learns from the failure in the trail; the result is in `clause`, `backLevel` and `levels`. */
	learn(): void {
		this.conflict++;
		this.begin();
		this.clause.length = 0;
		const level = this.deepest();
		this.backLevel = -1;
		if (level > 0) {
			this.restart(level);
			const last = this.resolve();
			this.minimise(last);
			this.compose(last);
		}
		this.clear();
	}

	/** Adds what the failure rests on. */
	private begin(): void {
		const { view, value, owner, payload } = this.trail.failure;
		this.start = Infinity;
		this.open = 0;
		this.owners[owner]!.explain(payload, view, value, this.trail.length, this);
		if (view >= 0) this.add(view ^ 1, 1 - value);
	}

	private deepest(): number {
		let position = -1;
		for (const view of this.touched) position = Math.max(position, this.at[view]!);
		return position < 0 ? 0 : this.trail.levelOf[position]!;
	}

	private restart(level: number): void {
		this.start = this.trail.starts[level]!;
		for (const view of this.touched) if (this.at[view]! >= this.start) this.open++;
	}

	/** Replaces literals of the level by their reasons, newest first, until one is left; returns its position. */
	private resolve(): number {
		const { trail } = this;
		let position = trail.length - 1;
		for (;;) {
			while (this.at[trail.view[position]!] !== position) position--;
			if (this.open === 1) return position;
			const view = trail.view[position]!;
			this.at[view] = -1;
			this.open--;
			this.explain(position, view, this.need[view]!, this);
			position--;
		}
	}

	private explain(position: number, view: number, value: number, into: Explanation): void {
		const { trail } = this;
		this.owners[trail.owner[position]!]!.explain(trail.payload[position]!, view, value, position, into);
	}

	private minimise(last: number): void {
		this.implied = grown(this.implied, this.trail.length);
		this.impliedIn = grown(this.impliedIn, this.trail.length);
		this.failedIn = grown(this.failedIn, this.trail.length);
		for (const view of this.touched) {
			const position = this.at[view]!;
			if (position < 0 || position === last) continue;
			if (this.follows(position, view, this.need[view]!, 0)) this.at[view] = -1;
		}
	}

	/** Whether the reason of the literal follows from needed literals before it. */
	private follows(position: number, view: number, value: number, depth: number): boolean {
		if (this.trail.owner[position] === DECISION || depth > DEPTH) return false;
		if (this.failedIn[position] === this.conflict) return false;
		const from = this.stack.length;
		this.explain(position, view, value, this.collect);
		let fine = true;
		for (let at = from; fine && at < this.stack.length; at += 2)
			fine = this.holds(this.stack[at]!, this.stack[at + 1]!, position, depth);
		this.stack.length = from;
		if (!fine) this.failedIn[position] = this.conflict;
		return fine;
	}

	private holds(view: number, value: number, before: number, depth: number): boolean {
		const position = this.trail.where(view, value);
		if (position < 0) return true;
		const had = this.at[view]!;
		if (had > position && had < before) return true;
		if (had === position && this.need[view]! >= value) return true;
		if (this.impliedIn[position] === this.conflict && this.implied[position]! >= value) return true;
		if (!this.follows(position, view, value, depth + 1)) return false;
		this.impliedIn[position] = this.conflict;
		this.implied[position] = value;
		return true;
	}

	/** Writes the clause and finds the level on which it becomes a statement about one bound. */
	private compose(last: number): void {
		const { trail, clause } = this;
		const view = trail.view[last]!;
		clause.push(view ^ 1, 1 - this.need[view]!);
		let deepest = -1;
		const seen = new Set<number>();
		for (const other of this.touched) {
			const position = this.at[other]!;
			if (position < 0 || position === last) continue;
			this.at[other] = -1;
			clause.push(other ^ 1, 1 - this.need[other]!);
			seen.add(trail.levelOf[position]!);
			if (deepest < 0 || position > deepest) {
				deepest = position;
				toSecond(clause);
			}
		}
		this.backLevel = deepest < 0 ? 0 : trail.levelOf[deepest]!;
		this.levels = seen.size + 1;
	}

	private clear(): void {
		for (const view of this.touched) this.at[view] = -1;
		this.touched.length = 0;
	}
}

/** Swaps the last literal into the second place. */
function toSecond(clause: number[]): void {
	const last = clause.length - 2;
	const [view, value] = [clause[2]!, clause[3]!];
	clause[2] = clause[last]!;
	clause[3] = clause[last + 1]!;
	clause[last] = view;
	clause[last + 1] = value;
}
