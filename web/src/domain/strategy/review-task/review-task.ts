import * as v from 'valibot';
import { Id } from '#domain/organisation/tenant/tenant.ts';
import { PlainText } from '../strategy/plain-text.ts';

export const outcomes = ['kept', 'changed', 'not_relevant'] as const;
export type Outcome = (typeof outcomes)[number];

/** Whether a goal or a duty still holds now that a clause it rests on has changed or gone. */
export interface ReviewTask {
	id: string;
	subject: 'goal' | 'duty';
	subjectId: string;
	/** Empty of a duty. */
	code: string;
	title: string;
	/** The goal's; a duty answers to the strategy whose clause it carried out. */
	strategyId: string;
	strategy: string;
	kind: 'changed' | 'gone';
	/** Where the clause stands: a document above, or the goal's or duty's own. */
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
