import * as v from 'valibot';
import { Id } from '#domain/organisation/tenant/tenant.ts';
import { PlainText } from '../strategy/plain-text.ts';

export const outcomes = ['kept', 'changed', 'not_relevant'] as const;
export type Outcome = (typeof outcomes)[number];

/** Whether a goal still holds now that the clause above it has changed or gone. */
export interface ReviewTask {
	id: string;
	goalId: string;
	goalCode: string;
	goal: string;
	strategyId: string;
	strategy: string;
	kind: 'changed' | 'gone';
	/** Where the clause stands. */
	parentId: string;
	parent: string;
	editionName: string;
	number: string;
	before: string;
	after: string | null;
	openedOn: string;
	accountable: string | null;
	/** Null while it is open. */
	outcome: Outcome | null;
	note: string | null;
	closedOn: string | null;
	closedBy: string | null;
	/** Whether this reader may close it. */
	isMine: boolean;
}

export const ReviewClosure = v.object({
	taskId: Id,
	outcome: v.pipe(v.optional(v.string(), ''), v.nonEmpty(), v.picklist(outcomes)),
	note: v.pipe(v.optional(PlainText, ''), v.trim(), v.nonEmpty(), v.maxLength(4000)),
});
export type ReviewClosure = v.InferOutput<typeof ReviewClosure>;

export const ReviewTaskId = v.object({ taskId: Id });
export type ReviewTaskId = v.InferOutput<typeof ReviewTaskId>;
