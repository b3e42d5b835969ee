import type { PriceResult } from '../post-price/post-price.ts';
import type { RiskLevel } from '../key-task/key-task.ts';
import type { CaseFacts, Step } from './post-case.ts';

/** What the system knows in favour of the post: nothing of it is typed. */
export interface Evidence {
	/** Clauses that ask for the role. */
	required: { strategy: string; number: string; text: string; isPermanent: boolean }[];
	/** Working days of the adopted plan that fall to the post, and those it has; by year. */
	load: { year: number; work: number; capacity: number }[];
	/** Things the post answers for. */
	carries: { kind: string; name: string }[];
	/** Needs that ask for the role's work and are in no adopted plan. */
	waiting: WaitingNeed[];
	/** Needs of the adopted plan that rest on the role. */
	planned: { needs: number; days: number };
	keyTasks: { name: string; criticality: number; level: RiskLevel; hasDeputy: boolean }[];
	price: { plan: string; askedOn: string; untilOn: string; result: PriceResult } | null;
}

export interface WaitingNeed {
	id: string;
	number: number;
	title: string;
	state: string;
	days: number;
}

/** A memo as it is, or as it was when the matter was decided. */
export interface MemoContent {
	facts: CaseFacts;
	steps: Pick<Step, 'kind' | 'name' | 'body' | 'post' | 'dueOn' | 'outcome' | 'doneOn'>[];
	evidence: Evidence;
	/** The day its facts are of. */
	asOf: string;
}
