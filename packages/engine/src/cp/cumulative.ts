import { viewOf, valueOf, type Literal, type Variable } from './literal.ts';
import { explainWith, type TaskBounds } from './cumulative-explanation.ts';
import type { Explanation, Propagator } from './propagator.ts';
import type { Solver } from './solver.ts';

/** Work that takes `demand` units in each of `duration` slots from its start. */
export interface Task {
	start: Variable;
	/** A number or, wrapped, a variable; of a variable the least value left counts. */
	duration: number | { variable: Variable };
	demand: number | { variable: Variable };
	/** The task counts only if this is true; absent = always. It becomes false where the task no longer fits. */
	present?: Literal;
}

/**
 * Adds that the tasks running in any slot never demand more than the capacity. Time-table filtering with pointwise
 * explanations (Schutt, Feydy, Stuckey and Wallace 2011). False = there is no solution any more.
 */
export function cumulative(solver: Solver, tasks: readonly Task[], capacity: number): boolean {
	const used = tasks.filter(({ duration, demand }) => duration !== 0 && demand !== 0);
	return used.length === 0 || solver.post(new Cumulative(solver, used, capacity));
}

/** The profile follows the bounds by differences: what each task has put into it is remembered. */
class Cumulative implements Propagator, TaskBounds {
	owner = 0;
	readonly cost = 1;
	readonly views: readonly number[];
	readonly trail;
	readonly count: number;
	readonly capacity: number;
	/** First slot and number of slots of the profile. */
	readonly base: number;
	readonly span: number;
	readonly start: Int32Array;
	readonly duration: Int32Array;
	readonly durationView: Int32Array;
	readonly demand: Int32Array;
	readonly demandView: Int32Array;
	readonly presentView: Int32Array;
	readonly presentValue: Int32Array;
	private readonly profile: Int32Array;
	private readonly partFrom: Int32Array;
	private readonly partTo: Int32Array;
	private readonly partDemand: Int32Array;
	/** Bounds of the start when last seen. */
	private readonly seenLower: Int32Array;
	private readonly seenUpper: Int32Array;
	private returns = -1;
	/** Slots in which the profile rose since the last check. */
	private riseFrom = 0;
	private riseTo = 0;

	constructor(solver: Solver, tasks: readonly Task[], capacity: number) {
		const count = tasks.length;
		this.trail = solver.trail;
		this.count = count;
		this.capacity = capacity;
		const most = ({ duration }: Task) =>
			typeof duration === 'number' ? duration : solver.max(duration.variable);
		this.base = tasks.reduce((least, { start }) => Math.min(least, solver.min(start)), Infinity);
		const end = tasks.reduce((last, task) => Math.max(last, solver.max(task.start) + most(task)), -Infinity);
		this.span = end - this.base + 1;
		if (this.span * (2 * count + 2) >= 2 ** 31)
			throw new RangeError('Too many slots for a cumulative constraint');
		const of = (read: (task: Task) => number) => Int32Array.from(tasks, read);
		this.start = of(({ start }) => 2 * start);
		this.duration = of(({ duration }) => (typeof duration === 'number' ? duration : 0));
		this.durationView = of(({ duration }) => (typeof duration === 'number' ? -1 : 2 * duration.variable));
		this.demand = of(({ demand }) => (typeof demand === 'number' ? demand : 0));
		this.demandView = of(({ demand }) => (typeof demand === 'number' ? -1 : 2 * demand.variable));
		this.presentView = of(({ present }) => (present === undefined ? -1 : viewOf(present)));
		this.presentValue = of(({ present }) => (present === undefined ? 0 : valueOf(present)));
		this.views = [...new Set([...this.start, ...Array.from(this.start, (view) => view + 1)])].concat(
			[...this.durationView, ...this.demandView, ...this.presentView].filter((view) => view >= 0),
		);
		this.profile = new Int32Array(this.span);
		[this.partFrom, this.partTo, this.partDemand] = [
			new Int32Array(count),
			new Int32Array(count),
			new Int32Array(count),
		];
		[this.seenLower, this.seenUpper] = [new Int32Array(count), new Int32Array(count)];
	}

	durationOf(task: number): number {
		const view = this.durationView[task]!;
		return view < 0 ? this.duration[task]! : this.trail.lower[view]!;
	}

	demandOf(task: number): number {
		const view = this.demandView[task]!;
		return view < 0 ? this.demand[task]! : this.trail.lower[view]!;
	}

	private isPresent(task: number): boolean {
		const view = this.presentView[task]!;
		return view < 0 || this.trail.lower[view]! >= this.presentValue[task]!;
	}

	propagate(): boolean {
		this.follow();
		const all = this.returns !== this.trail.returns;
		this.returns = this.trail.returns;
		if (all) [this.riseFrom, this.riseTo] = [0, this.span];
		const { profile, capacity, riseFrom, riseTo } = this;
		for (let at = riseFrom; at < riseTo; at++)
			if (profile[at]! > capacity) return this.trail.failed(-1, 0, this.owner, this.count * this.span + at);
		for (let task = 0; task < this.count; task++) if (!this.filter(task, all)) return false;
		return true;
	}

	/** Brings the profile in step with the bounds. */
	private follow(): void {
		const { trail, base } = this;
		this.riseFrom = this.span;
		this.riseTo = 0;
		for (let task = 0; task < this.count; task++) {
			const view = this.start[task]!;
			let from = -trail.lower[view + 1]! - base;
			let to = trail.lower[view]! + this.durationOf(task) - base;
			const demand = this.demandOf(task);
			if (to <= from || !this.isPresent(task)) from = to = 0;
			const same =
				from === this.partFrom[task] && to === this.partTo[task] && demand === this.partDemand[task];
			if (!same) this.replace(task, from, to, demand);
		}
	}

	private replace(task: number, from: number, to: number, demand: number): void {
		const { profile } = this;
		const [oldFrom, oldTo, oldDemand] = [this.partFrom[task]!, this.partTo[task]!, this.partDemand[task]!];
		for (let at = oldFrom; at < oldTo; at++) profile[at]! -= oldDemand;
		for (let at = from; at < to; at++) profile[at]! += demand;
		this.partFrom[task] = from;
		this.partTo[task] = to;
		this.partDemand[task] = demand;
		if (from >= to) return;
		const kept = oldDemand >= demand && oldFrom < oldTo;
		if (kept && oldFrom <= from && oldTo >= to) return;
		this.riseFrom = Math.min(this.riseFrom, kept && oldFrom <= from && oldTo >= from ? oldTo : from);
		this.riseTo = Math.max(this.riseTo, kept && oldTo >= to && oldFrom <= to ? oldFrom : to);
	}

	/** Moves the bounds of a start away from slots that are too full, or denies its presence. */
	private filter(task: number, all: boolean): boolean {
		const { trail } = this;
		const view = this.start[task]!;
		const [lower, upper] = [trail.lower[view]!, -trail.lower[view + 1]!];
		const present = this.isPresent(task);
		if (present && lower === upper) return true;
		const changed =
			all || lower !== this.seenLower[task] || upper !== this.seenUpper[task] || this.varies(task);
		this.seenLower[task] = lower;
		this.seenUpper[task] = upper;
		const duration = this.durationOf(task);
		const [from, to] = [this.riseFrom + this.base, this.riseTo + this.base];
		if (!present)
			return !(changed || (lower < to && from < upper + duration)) || this.filterAbsent(task, lower, upper);
		if ((changed || (lower < to && from < lower + duration)) && !this.filterLower(task, lower, upper))
			return false;
		if (changed || (upper < to && from < upper + duration)) return this.filterUpper(task, upper);
		return true;
	}

	private varies(task: number): boolean {
		return this.durationView[task]! >= 0 || this.demandView[task]! >= 0 || this.presentView[task]! >= 0;
	}

	private filterLower(task: number, lower: number, upper: number): boolean {
		const { profile, base, trail } = this;
		const room = this.capacity - this.demandOf(task);
		const duration = this.durationOf(task);
		let first = lower - base;
		let at = Math.min(first + duration, upper - base) - 1;
		for (; at >= first; at--) {
			if (profile[at]! <= room) continue;
			first = at + 1;
			if (!trail.raise(this.start[task]!, first + base, this.owner, task * this.span + at)) return false;
			at = Math.min(first + duration, upper - base);
		}
		return true;
	}

	private filterUpper(task: number, upper: number): boolean {
		const { profile, base, trail } = this;
		const room = this.capacity - this.demandOf(task);
		const duration = this.durationOf(task);
		const own = trail.lower[this.start[task]!]! + duration - base;
		let end = upper + duration - base;
		let at = Math.max(end - duration, own);
		for (; at < end; at++) {
			if (profile[at]! <= room) continue;
			if (!trail.raise(this.start[task]! + 1, duration - at - base, this.owner, task * this.span + at))
				return false;
			end = at;
			at = Math.max(end - duration, own) - 1;
		}
		return true;
	}

	/** A task that may be left out is left out where no start fits. */
	private filterAbsent(task: number, lower: number, upper: number): boolean {
		const { profile, base, trail } = this;
		const view = this.presentView[task]!;
		if (trail.lower[view ^ 1]! >= 1 - this.presentValue[task]!) return true;
		const room = this.capacity - this.demandOf(task);
		const duration = this.durationOf(task);
		let first = lower - base;
		for (let at = first + duration - 1; at >= first; at--) {
			if (profile[at]! <= room) continue;
			first = at + 1;
			if (first + base > upper) break;
			at = first + duration;
		}
		if (first + base <= upper) return true;
		return trail.raise(
			view ^ 1,
			1 - this.presentValue[task]!,
			this.owner,
			(this.count + 1 + task) * this.span,
		);
	}

	explain(payload: number, view: number, _value: number, position: number, into: Explanation): void {
		explainWith(this, payload, view, position, into);
	}
}
