import type { Genes } from '../modes/breed.ts';
import type { SkillModel } from './model.ts';
import { Roster } from './roster.ts';

/** A start and the people of every activity. Reused by the searches, copied when kept. */
export interface StaffedDraft {
	starts: Int32Array;
	/** Set of people per place: `place * words + word`. */
	staff: Int32Array;
	makespan: number;
}

/** A draft in which nothing is decided. */
export function emptyStaffedDraft({ count, posts, words }: SkillModel): StaffedDraft {
	return { starts: new Int32Array(count), staff: new Int32Array(posts.length * words), makespan: 0 };
}

/** Makes `to` equal to `from`. */
export function copyStaffedDraft(from: StaffedDraft, to: StaffedDraft) {
	to.starts.set(from.starts);
	to.staff.set(from.staff);
	to.makespan = from.makespan;
}

/** What a schedule is built from; the mode of an activity is the position in `preference` from which it chooses. */
export interface StaffedGenes extends Genes {
	/** People, the dearest last. */
	preference: Int32Array;
}

/** Builds schedules activity by activity, each with the preferred of the people free, forward or backward in time. */
export class StaffedBuilder {
	private readonly model: SkillModel;
	private readonly roster: Roster;

	constructor(model: SkillModel) {
		this.model = model;
		this.roster = new Roster(model);
	}

	/** Schedules in the order of `list` (predecessors first), each as early as people are free; false = no room. */
	forward({ list, modes, preference }: StaffedGenes, draft: StaffedDraft): boolean {
		const { duration, project } = this.model;
		this.roster.clear();
		let makespan = 0;
		for (let position = 0; position < list.length; position++) {
			const activity = list[position]!;
			const start = this.roster.earliest(
				activity,
				this.ready(activity, draft.starts),
				preference,
				modes[activity]!,
			);
			if (start < 0 || start + duration[activity]! > project.due[activity]!) return false;
			this.roster.book(activity, start, draft.staff);
			draft.starts[activity] = start;
			makespan = Math.max(makespan, start + duration[activity]!);
		}
		draft.makespan = makespan;
		return true;
	}

	/** Schedules in the order of `list` (successors first), each as late as people are free; false = no room. */
	backward({ list, modes, preference }: StaffedGenes, draft: StaffedDraft, end: number): boolean {
		const { release } = this.model.project;
		this.roster.clear();
		for (let position = 0; position < list.length; position++) {
			const activity = list[position]!;
			const start = this.roster.latest(
				activity,
				this.needed(activity, draft.starts, end),
				preference,
				modes[activity]!,
			);
			if (start < release[activity]!) return false;
			this.roster.book(activity, start, draft.staff);
			draft.starts[activity] = start;
		}
		draft.makespan = end;
		return true;
	}

	private ready(activity: number, starts: Int32Array): number {
		const { before, duration, project } = this.model;
		let from = project.release[activity]!;
		for (let row = before.from[activity]!; row < before.from[activity + 1]!; row++) {
			const other = before.other[row]!;
			const finish = starts[other]! + duration[other]! + before.lag[row]!;
			if (finish > from) from = finish;
		}
		return from;
	}

	private needed(activity: number, starts: Int32Array, end: number): number {
		const { after, project } = this.model;
		let by = Math.min(end, project.due[activity]!);
		for (let row = after.from[activity]!; row < after.from[activity + 1]!; row++) {
			const start = starts[after.other[row]!]! - after.lag[row]!;
			if (start < by) by = start;
		}
		return by;
	}
}
