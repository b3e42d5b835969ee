import type { Project } from '../problem/project.ts';
import type { Progress } from '../stop.ts';

/** One way of finding short schedules in which everything is done. */
export interface Method {
	/** False = the project has something this way cannot handle. */
	supports(project: Project): boolean;
	begin(project: Project, seed: number): MakespanSearch;
}

/** A search under way. Deterministic: the same project, seed and steps give the same plans. */
export interface MakespanSearch extends Progress {
	/** The shortest so far; null = none found yet. */
	readonly best: MakespanPlan | null;
	/** Proved: no plan ends before this slot. Infinity = proved that there is none. */
	readonly bound: number;
	/** Works on for a millisecond or so, building at most so many schedules; true when `best` or `bound` changed. */
	step(mostSchedules: number): boolean;
}

/** A start, a mode and the skilled posts for every activity. */
export interface MakespanPlan {
	/** First open slot per activity. */
	starts: Int32Array;
	/** Mode per activity, as a row of `Project.duration`. */
	modes: Int32Array;
	/** Resources that fill the places of the mode, place after place; absent where the project wants none by skill. */
	posts?: readonly (readonly number[])[];
	/** First slot in which nothing is left to do. */
	makespan: number;
}
