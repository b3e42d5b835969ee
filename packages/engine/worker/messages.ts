import type { Commitment, Issue, Problem, Progress, RepairWish, Schedule, ValueBound } from '../src/index.ts';

/** How long and how to search. */
export interface SolveOptions {
	/** Integer; the same seed and number of iterations give the same schedule. */
	seed: number;
	/** Most schedules to build; absent = no limit. */
	iterations?: number;
	/** Most time to spend, measured in the worker from the first schedule on; absent = no limit. */
	milliseconds?: number;
	/** Present = stay near to what was adopted. */
	repair?: RepairWish & { commitments: readonly Commitment[] };
}

/** First message to the worker. */
export interface SolveRequest {
	kind: 'solve';
	problem: Problem;
	options: SolveOptions;
}

/** To the worker: answer with what you have. */
export interface StopRequest {
	kind: 'stop';
}

/** From the worker; 'done' or 'refused' is the last. */
export type SolveReply =
	| ({ kind: 'improvement'; schedule: Schedule } & Progress)
	| ({ kind: 'done'; schedule: Schedule; isOptimal: boolean; bound?: ValueBound } & Progress)
	| { kind: 'refused'; issues: Issue[] };
