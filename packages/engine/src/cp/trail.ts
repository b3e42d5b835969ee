import { grown } from './grown.ts';

/** Why a bound moved: a decision has the owner `DECISION`. */
export const DECISION = 0;

/**
 * Bounds of all variables and the order in which they were tightened since the root. Works on views: view 2x is x, view
 * 2x + 1 is -x, so that every tightening raises the lower bound of a view. Entries of the root are not kept.
 */
export class Trail {
	/** Lower bound per view. */
	lower = new Int32Array(64);
	/** Position of the newest entry per view, -1 = the bound is that of the root. */
	latest = new Int32Array(64).fill(-1);
	views = 0;
	/** Number of entries; each has the fields below. */
	length = 0;
	view = new Int32Array(256);
	value = new Int32Array(256);
	/** Bound before the entry. */
	old = new Int32Array(256);
	/** Earlier entry of the same view, -1 = none. */
	previous = new Int32Array(256);
	/** Owner of the reason and what it needs to know of it. */
	owner = new Int32Array(256);
	payload = new Int32Array(256);
	levelOf = new Int32Array(256);
	/** Position of the first entry of each level; level 0 is the root. */
	readonly starts: number[] = [0];
	/** The tightening that emptied a domain, or view -1 where an owner failed without one. */
	readonly failure = { view: -1, value: 0, owner: 0, payload: 0 };
	/** Grows with every step back: whoever keeps a state in step with the bounds can see that they loosened. */
	returns = 0;

	get level(): number {
		return this.starts.length - 1;
	}

	/** Adds a variable and returns its number. */
	add(min: number, max: number): number {
		this.lower = grown(this.lower, this.views + 2);
		this.latest = grown(this.latest, this.views + 2);
		this.lower[this.views] = min;
		this.lower[this.views + 1] = -max;
		this.latest[this.views] = this.latest[this.views + 1] = -1;
		this.views += 2;
		return this.views / 2 - 1;
	}

	/** Opens a level for a decision. */
	open(): void {
		this.starts.push(this.length);
	}

	/** Raises the bound of a view unless it is that high already. False = the domain is empty; see `failure`. */
	raise(view: number, value: number, owner: number, payload: number): boolean {
		const old = this.lower[view]!;
		if (value <= old) return true;
		if (value > -this.lower[view ^ 1]!) return this.failed(view, value, owner, payload);
		const at = this.length;
		if (at === this.view.length) this.grow();
		this.view[at] = view;
		this.value[at] = value;
		this.old[at] = old;
		this.previous[at] = this.latest[view]!;
		this.owner[at] = owner;
		this.payload[at] = payload;
		this.levelOf[at] = this.starts.length - 1;
		this.latest[view] = at;
		this.lower[view] = value;
		this.length = at + 1;
		return true;
	}

	/** Records a failure; always false. */
	failed(view: number, value: number, owner: number, payload: number): false {
		const { failure } = this;
		failure.view = view;
		failure.value = value;
		failure.owner = owner;
		failure.payload = payload;
		return false;
	}

	/** Position of the entry that made view >= value true, -1 = true at the root. It must be true now. */
	where(view: number, value: number): number {
		let at = this.latest[view]!;
		while (at >= 0 && this.old[at]! >= value) at = this.previous[at]!;
		return at;
	}

	/** Lower bound of the view just before the entry at the position. */
	lowerBefore(view: number, position: number): number {
		let at = this.latest[view]!;
		let bound = this.lower[view]!;
		while (at >= position) {
			bound = this.old[at]!;
			at = this.previous[at]!;
		}
		return bound;
	}

	/** Undoes all levels above the given one. */
	backTo(level: number): void {
		if (level >= this.level) return;
		const start = this.starts[level + 1]!;
		for (let at = this.length - 1; at >= start; at--) {
			const view = this.view[at]!;
			this.lower[view] = this.old[at]!;
			this.latest[view] = this.previous[at]!;
		}
		this.length = start;
		this.starts.length = level + 1;
		this.returns++;
	}

	/** Makes the bounds at the root final: nothing there needs a reason any more. */
	forgetRoot(): void {
		for (let at = 0; at < this.length; at++) this.latest[this.view[at]!] = -1;
		this.length = 0;
	}

	private grow(): void {
		const size = 2 * this.view.length;
		this.view = grown(this.view, size);
		this.value = grown(this.value, size);
		this.old = grown(this.old, size);
		this.previous = grown(this.previous, size);
		this.owner = grown(this.owner, size);
		this.payload = grown(this.payload, size);
		this.levelOf = grown(this.levelOf, size);
	}
}
