import { NO_POSTS } from './assign.ts';
import { lastFinish, NOT_PINNED, type LagRow, type Model } from './model.ts';
import { Profile } from './profile.ts';

/** Not in the schedule. */
export const UNSCHEDULED = -1;

/** What each activity can at best, and whether it may be tried. */
export interface Limits {
	/** False = never put in. */
	possible: readonly boolean[];
	/** First start worth trying. */
	earliest: ArrayLike<number>;
	/** Last open week in which it may finish. */
	latestFinish: ArrayLike<number>;
}

/** Tells between ways of doing the same: the more the better. */
export type ModeScore = (row: number, start: number) => number;

/** A schedule being worked on: whatever is in it keeps every rule. */
export class Draft {
	/** First open week by activity, or UNSCHEDULED. */
	readonly starts: Int32Array;
	/** Row of `Model.modes` by activity, or UNSCHEDULED. */
	readonly rows: Int32Array;
	/** Posts in the places, by activity. */
	readonly posts: (readonly number[])[];
	readonly profile: Profile;
	readonly model: Model;
	limits: Limits;
	score: ModeScore;
	/** The window found last: starts, both included. */
	from = 0;
	to = 0;

	constructor(model: Model, limits?: Limits) {
		const count = model.order.length;
		this.model = model;
		this.starts = new Int32Array(count).fill(UNSCHEDULED);
		this.rows = new Int32Array(count).fill(UNSCHEDULED);
		this.posts = new Array<readonly number[]>(count).fill(NO_POSTS);
		this.profile = new Profile(model);
		this.limits = limits ?? ownLimits(model);
		this.score = (row) => model.modes[row]!.value;
	}

	clear(): void {
		this.starts.fill(UNSCHEDULED);
		this.rows.fill(UNSCHEDULED);
		this.posts.fill(NO_POSTS);
		this.profile.clear();
	}

	/** Becomes the same as another of the same model. */
	copy(other: Draft): void {
		this.starts.set(other.starts);
		this.rows.set(other.rows);
		for (let index = 0; index < this.posts.length; index++) this.posts[index] = other.posts[index]!;
		this.profile.copy(other.profile);
	}

	has(activity: number): boolean {
		return this.rows[activity] !== UNSCHEDULED;
	}

	/** Last open week of an activity that is in. */
	finish(activity: number): number {
		return this.starts[activity]! + this.model.modes[this.rows[activity]!]!.duration - 1;
	}

	/** Puts a mode in, whether it may be or not. */
	put(row: number, start: number, posts: readonly number[]): void {
		const { activity } = this.model.modes[row]!;
		this.starts[activity] = start;
		this.rows[activity] = row;
		this.posts[activity] = posts;
		this.profile.place(row, start, posts);
	}

	/** Takes one activity out. */
	take(activity: number): void {
		this.profile.remove(this.rows[activity]!, this.starts[activity]!, this.posts[activity]!);
		this.starts[activity] = UNSCHEDULED;
		this.rows[activity] = UNSCHEDULED;
		this.posts[activity] = NO_POSTS;
	}

	/** Puts an activity in at its first possible start, after what it waits for; false when there is none. */
	insert(activity: number): boolean {
		const isIn = this.#insertWithAncestors(activity);
		if (!isIn) this.dropIdleSetups();
		return isIn;
	}

	/** The same without those before it, which must be in. */
	insertAlone(activity: number): boolean {
		if (!this.limits.possible[activity] || this.isExcluded(activity)) return false;
		let [bestRow, bestStart, bestScore] = [UNSCHEDULED, 0, -Infinity];
		let posts = NO_POSTS;
		const rows = this.model.modesOf[activity]!;
		for (const row of rows) {
			const start = this.firstFit(row);
			if (start < 0) continue;
			const score = rows.length === 1 ? 0 : this.score(row, start);
			if (score <= bestScore) continue;
			[bestRow, bestStart, bestScore, posts] = [row, start, score, this.profile.posts];
		}
		if (bestRow < 0) return false;
		this.put(bestRow, bestStart, posts);
		return true;
	}

	/** First start of the mode beside everything that is in; -1 = none. Sets `profile.posts`. */
	firstFit(row: number): number {
		this.window(row);
		return this.from > this.to ? -1 : this.profile.earliestFit(row, this.from, this.to);
	}

	/** Sets `from` and `to`: the starts that dates, pins, and the places of others leave; those not in do not count. */
	window(row: number): void {
		const { network, modes, pinned, lagsOf } = this.model;
		const { activity, duration } = modes[row]!;
		this.from = this.limits.earliest[activity]!;
		this.to = this.limits.latestFinish[activity]! - duration + 1;
		const pin = pinned[activity]!;
		if (pin !== NOT_PINNED) {
			this.from = Math.max(this.from, pin);
			this.to = Math.min(this.to, pin);
		}
		for (const before of network.predecessors[activity]!)
			if (this.rows[before]! >= 0) this.from = Math.max(this.from, this.finish(before) + 1);
		for (const after of network.successors[activity]!)
			if (this.rows[after]! >= 0) this.to = Math.min(this.to, this.starts[after]! - duration);
		for (const lag of lagsOf[activity]!) this.#keepLag(lag, activity, duration);
	}

	/** True when something that is in excludes the activity. */
	isExcluded(activity: number): boolean {
		for (const other of this.model.excludes[activity]!) if (this.rows[other]! >= 0) return true;
		return false;
	}

	/** Takes out an activity and all that wait for it; gives them to `taken`. */
	takeFamily(activity: number, taken: number[]): void {
		if (!this.has(activity)) return;
		this.take(activity);
		taken.push(activity);
		for (const after of this.model.network.successors[activity]!) this.takeFamily(after, taken);
	}

	/** Takes out the set-ups that nothing needs any more. */
	dropIdleSetups(): void {
		const { network, setups, problem } = this.model;
		for (let index = 0; index < setups.length; index++) {
			const setup = problem.activities.length + index;
			if (!this.has(setup) || network.successors[setup]!.some((member) => this.has(member))) continue;
			this.take(setup);
		}
	}

	#insertWithAncestors(activity: number): boolean {
		if (!this.limits.possible[activity] || this.isExcluded(activity)) return false;
		for (const before of this.model.ancestors[activity]!)
			if (!this.has(before) && !this.insertAlone(before)) return false;
		return this.insertAlone(activity);
	}

	#keepLag({ from, to, afterFinish, min, max }: LagRow, activity: number, duration: number): void {
		if (from === to) return;
		if (activity === to) {
			if (!this.has(from)) return;
			const base = afterFinish ? this.finish(from) + 1 : this.starts[from]!;
			this.from = Math.max(this.from, base + min);
			this.to = Math.min(this.to, base + max);
		} else if (this.has(to)) {
			const base = this.starts[to]! - (afterFinish ? duration : 0);
			this.from = Math.max(this.from, base - max);
			this.to = Math.min(this.to, base - min);
		}
	}
}

/** Limits by the own dates alone. */
export function ownLimits(model: Model): Limits {
	return {
		possible: model.order.map(() => true),
		earliest: model.dates.start,
		latestFinish: model.order.map((_, activity) => lastFinish(model, activity)),
	};
}
