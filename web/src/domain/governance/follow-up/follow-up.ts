import * as v from 'valibot';
import { Day, Id, Key } from '#domain/organisation/tenant/tenant.ts';
import { Line, Prose } from '#domain/portfolio/need/need-fields.ts';
import type { Deciding } from '../duty/deciding.ts';

export const FOLLOW_UP_LIMITS = { title: 300, note: 4000 } as const;

const words = { title: Line(FOLLOW_UP_LIMITS.title, 2), positionId: Id, dueOn: Day };

export const FollowUpDraft = v.object({ itemId: Id, ...words, key: Key });
export type FollowUpDraft = v.InferOutput<typeof FollowUpDraft>;

export const followUpOutcomes = ['done', 'dropped'] as const;
export type FollowUpOutcome = (typeof followUpOutcomes)[number];

/** Done in one press; dropped with a reason. */
export const FollowUpCompletion = v.pipe(
	v.object({
		id: Id,
		outcome: v.optional(v.picklist(followUpOutcomes), 'done'),
		note: v.optional(Prose(FOLLOW_UP_LIMITS.note), ''),
		key: Key,
	}),
	v.forward(
		v.partialCheck(
			[['outcome'], ['note']],
			({ outcome, note }) => outcome === 'done' || note.length >= 3,
			'undone_needs_reason',
		),
		['note'],
	),
);
export type FollowUpCompletion = v.InferOutput<typeof FollowUpCompletion>;

export const FollowUpChoice = v.object({ id: Id });

export interface FollowUp {
	id: string;
	itemId: string;
	matter: string;
	meetingId: string;
	bodyId: string;
	body: string;
	heldOn: string;
	title: string;
	positionId: string;
	post: string;
	/** Who holds the post today; null where nobody does. */
	person: string | null;
	personId: string | null;
	dueOn: string;
	outcome: FollowUpOutcome | null;
	doneOn: string | null;
	note: string;
	completedBy: string | null;
	/** Where a later decision of the body did it. */
	decision: Deciding | null;
	version: number;
}

export const isLate = ({ dueOn, outcome }: Pick<FollowUp, 'dueOn' | 'outcome'>, today: string): boolean =>
	outcome === null && dueOn < today;
