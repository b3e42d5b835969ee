import { grown } from './grown.ts';
import type { Explanation, Owner } from './propagator.ts';
import type { Trail } from './trail.ts';

/** Owner number of all difference constraints. */
export const DIFFERENCES = 2;

/** Constraints x + d <= y, each perhaps only under a condition; kept as arcs between views. */
export class Differences implements Owner {
	private readonly trail: Trail;
	private count = 0;
	/** Per view the first arc leaving it and the first arc under a condition on it, -1 = none. */
	private leaving = new Int32Array(0);
	private conditioned = new Int32Array(0);
	private next = new Int32Array(16);
	private nextConditioned = new Int32Array(16);
	private from = new Int32Array(16);
	private to = new Int32Array(16);
	private weight = new Int32Array(16);
	/** View and value of the condition; view -1 = always. */
	private conditionView = new Int32Array(16);
	private conditionValue = new Int32Array(16);

	constructor(trail: Trail) {
		this.trail = trail;
	}

	/** Makes room for the views of a new variable. */
	addVariable(views: number): void {
		const had = this.leaving.length;
		if (had >= views) return;
		this.leaving = grown(this.leaving, views);
		this.conditioned = grown(this.conditioned, views);
		this.leaving.fill(-1, had);
		this.conditioned.fill(-1, had);
	}

	/** Adds x + distance <= y, both variables, under the condition view >= value unless view is -1. False = failed. */
	add(x: number, distance: number, y: number, view: number, value: number): boolean {
		const one = this.arc(2 * x, 2 * y, distance, view, value);
		const other = this.arc(2 * y + 1, 2 * x + 1, distance, view, value);
		return this.follow(one) && this.follow(other);
	}

	private arc(from: number, to: number, weight: number, view: number, value: number): number {
		const arc = this.count++;
		const size = this.count;
		this.next = grown(this.next, size);
		this.nextConditioned = grown(this.nextConditioned, size);
		this.from = grown(this.from, size);
		this.to = grown(this.to, size);
		this.weight = grown(this.weight, size);
		this.conditionView = grown(this.conditionView, size);
		this.conditionValue = grown(this.conditionValue, size);
		this.from[arc] = from;
		this.to[arc] = to;
		this.weight[arc] = weight;
		this.conditionView[arc] = view;
		this.conditionValue[arc] = value;
		this.next[arc] = this.leaving[from]!;
		this.leaving[from] = arc;
		if (view < 0) return arc;
		this.nextConditioned[arc] = this.conditioned[view]!;
		this.conditioned[view] = arc;
		return arc;
	}

	/** Follows the arcs that the entry at the position concerns. */
	propagate(position: number): boolean {
		const { trail } = this;
		const view = trail.view[position]!;
		for (let arc = this.leaving[view]!; arc >= 0; arc = this.next[arc]!) {
			if (this.conditionView[arc]! >= 0) {
				if (!this.follow(arc)) return false;
			} else if (!trail.raise(this.to[arc]!, trail.lower[view]! + this.weight[arc]!, DIFFERENCES, 2 * arc)) {
				return false;
			}
		}
		for (let arc = this.conditioned[view]!; arc >= 0; arc = this.nextConditioned[arc]!) {
			const value = this.conditionValue[arc]!;
			const woken = value > trail.old[position]! && value <= trail.value[position]!;
			if (woken && !this.follow(arc)) return false;
		}
		return true;
	}

	/** Raises the end of the arc, or denies a condition under which it would fail. */
	private follow(arc: number): boolean {
		const { trail } = this;
		const bound = trail.lower[this.from[arc]!]! + this.weight[arc]!;
		const [view, value] = [this.conditionView[arc]!, this.conditionValue[arc]!];
		if (view < 0 || trail.lower[view]! >= value)
			return trail.raise(this.to[arc]!, bound, DIFFERENCES, 2 * arc);
		if (bound + trail.lower[this.to[arc]! ^ 1]! <= 0) return true;
		return trail.raise(view ^ 1, 1 - value, DIFFERENCES, 2 * arc + 1);
	}

	explain(payload: number, _view: number, value: number, position: number, into: Explanation): void {
		const arc = payload >> 1;
		const [from, to, weight] = [this.from[arc]!, this.to[arc]!, this.weight[arc]!];
		if (payload & 1) {
			const opposite = this.trail.lowerBefore(to ^ 1, position);
			into.add(to ^ 1, opposite);
			into.add(from, 1 - opposite - weight);
			return;
		}
		into.add(from, value - weight);
		if (this.conditionView[arc]! >= 0) into.add(this.conditionView[arc]!, this.conditionValue[arc]!);
	}
}
