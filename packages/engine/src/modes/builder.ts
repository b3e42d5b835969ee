import type { ModeModel } from './model.ts';
import { Profile } from './profile.ts';

/** A mode and a start for every activity, ending by slot `makespan`. Reused by the searches, copied when kept. */
export interface Draft {
	modes: Int32Array;
	starts: Int32Array;
	makespan: number;
}

/** A draft in which nothing is decided. */
export function emptyDraft(count: number): Draft {
	return { modes: new Int32Array(count), starts: new Int32Array(count), makespan: 0 };
}

/** Makes `to` equal to `from`. */
export function copyDraft(from: Draft, to: Draft) {
	to.modes.set(from.modes);
	to.starts.set(from.starts);
	to.makespan = from.makespan;
}

/**
 * Builds schedules activity by activity, forward from the beginning or backward from the end (forward-backward
 * improvement, Tormos and Lova 2001). On the way it may change to a mode that ends, or backward begins, better
 * and that the funds allow (Van Peteghem and Vanhoucke 2010).
 */
export class Builder {
	readonly left: Float64Array;
	private readonly profile: Profile;

	private readonly model: ModeModel;

	constructor(model: ModeModel) {
		this.model = model;
		this.profile = new Profile(model.project, model);
		this.left = new Float64Array(model.funds);
	}

	/** Schedules in the order of `list` (predecessors first), each as early as it fits; false = too late for one. */
	forward(list: Int32Array, draft: Draft, improves: (activity: number) => boolean): boolean {
		this.begin(draft);
		const { duration, project } = this.model;
		let makespan = 0;
		for (let position = 0; position < list.length; position++) {
			const activity = list[position]!;
			const from = this.ready(activity, draft);
			let mode = draft.modes[activity]!;
			let start = this.profile.earliest(mode, from);
			if (improves(activity)) {
				const better = this.earlierMode(activity, mode, start, from);
				if (better !== mode)
					start = this.profile.earliest((mode = this.change(draft, activity, better)), from);
			}
			if (start < 0 || start + duration[mode]! > project.due[activity]!) return false;
			this.profile.book(mode, start);
			draft.starts[activity] = start;
			makespan = Math.max(makespan, start + duration[mode]!);
		}
		draft.makespan = makespan;
		return true;
	}

	/** Schedules in the order of `list` (successors first), each as late as it fits before slot `end`; false = no room. */
	backward(list: Int32Array, draft: Draft, end: number, improves: (activity: number) => boolean): boolean {
		this.begin(draft);
		const { release } = this.model.project;
		for (let position = 0; position < list.length; position++) {
			const activity = list[position]!;
			const by = this.needed(activity, draft, end);
			let mode = draft.modes[activity]!;
			let start = this.profile.latest(mode, by);
			if (improves(activity)) {
				const better = this.laterMode(activity, mode, start, by);
				if (better !== mode) start = this.profile.latest((mode = this.change(draft, activity, better)), by);
			}
			if (start < release[activity]!) return false;
			this.profile.book(mode, start);
			draft.starts[activity] = start;
		}
		draft.makespan = end;
		return true;
	}

	private begin(draft: Draft) {
		const { count, funds, uses, amount } = this.model;
		this.profile.clear();
		for (let fund = 0; fund < funds; fund++) {
			let left = amount[fund]!;
			for (let activity = 0; activity < count; activity++)
				left -= uses[draft.modes[activity]! * funds + fund]!;
			this.left[fund] = left;
		}
	}

	private ready(activity: number, { modes, starts }: Draft): number {
		const { before, duration, project } = this.model;
		let from = project.release[activity]!;
		for (let row = before.from[activity]!; row < before.from[activity + 1]!; row++) {
			const other = before.other[row]!;
			const finish = starts[other]! + duration[modes[other]!]! + before.lag[row]!;
			if (finish > from) from = finish;
		}
		return from;
	}

	private needed(activity: number, { starts }: Draft, end: number): number {
		const { after, project } = this.model;
		let by = Math.min(end, project.due[activity]!);
		for (let row = after.from[activity]!; row < after.from[activity + 1]!; row++) {
			const start = starts[after.other[row]!]! - after.lag[row]!;
			if (start < by) by = start;
		}
		return by;
	}

	private earlierMode(activity: number, mode: number, start: number, from: number): number {
		const { modesFrom, duration } = this.model;
		let best = mode;
		let bestFinish = start < 0 ? Infinity : start + duration[mode]!;
		for (let other = modesFrom[activity]!; other < modesFrom[activity + 1]!; other++) {
			if (other === mode || from + duration[other]! >= bestFinish || !this.affords(mode, other)) continue;
			const finish = this.profile.earliest(other, from) + duration[other]!;
			if (finish >= duration[other]! && finish < bestFinish) [best, bestFinish] = [other, finish];
		}
		return best;
	}

	private laterMode(activity: number, mode: number, start: number, by: number): number {
		const { modesFrom, duration } = this.model;
		let best = mode;
		let bestStart = start;
		for (let other = modesFrom[activity]!; other < modesFrom[activity + 1]!; other++) {
			if (other === mode || by - duration[other]! <= bestStart || !this.affords(mode, other)) continue;
			const begin = this.profile.latest(other, by);
			if (begin > bestStart) [best, bestStart] = [other, begin];
		}
		return best;
	}

	private affords(mode: number, other: number): boolean {
		const { funds, uses } = this.model;
		for (let fund = 0; fund < funds; fund++)
			if (uses[other * funds + fund]! - uses[mode * funds + fund]! > this.left[fund]!) return false;
		return true;
	}

	private change(draft: Draft, activity: number, mode: number): number {
		const { funds, uses } = this.model;
		const old = draft.modes[activity]!;
		for (let fund = 0; fund < funds; fund++)
			this.left[fund]! += uses[old * funds + fund]! - uses[mode * funds + fund]!;
		draft.modes[activity] = mode;
		return mode;
	}
}
