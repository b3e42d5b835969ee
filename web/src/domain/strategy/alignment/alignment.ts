import * as v from 'valibot';
import { Id } from '#domain/organisation/tenant/tenant.ts';
import { PlainText } from '../strategy/plain-text.ts';

export const stances = ['serves', 'contradicts'] as const;
export type Stance = (typeof stances)[number];

/** A goal beside the clause of a document above it. */
export interface Alignment {
	goalId: string;
	clauseId: string;
	number: string;
	text: string;
	strategyId: string;
	strategy: string;
	stance: Stance;
	note: string;
	/** False when the edition in force no longer has the clause. */
	isInForce: boolean;
}

export interface ClauseAbove {
	id: string;
	number: string;
	text: string;
	strategyId: string;
	strategy: string;
}

const Note = v.pipe(v.optional(PlainText, ''), v.trim(), v.maxLength(2000));

/** Said again of the same clause, the stance and the note are said anew. */
export const AlignmentDraft = v.pipe(
	v.object({
		goalId: Id,
		clauseId: v.pipe(v.optional(v.string(), ''), v.nonEmpty(), v.uuid()),
		stance: v.optional(v.picklist(stances), 'serves'),
		note: Note,
	}),
	v.forward(
		v.partialCheck(
			[['stance'], ['note']],
			({ stance, note }) => stance === 'serves' || note !== '',
			'say_why_contradicts',
		),
		['note'],
	),
);
export type AlignmentDraft = v.InferOutput<typeof AlignmentDraft>;

export const AlignmentEnd = v.object({ goalId: Id, clauseId: Id });
export type AlignmentEnd = v.InferOutput<typeof AlignmentEnd>;
