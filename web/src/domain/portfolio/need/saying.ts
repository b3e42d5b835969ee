import * as v from 'valibot';
import { NeedDraft, TEXT_LIMITS } from './need.ts';
import { Prose } from './need-fields.ts';
import type { SimilarNeed } from './similar-need.ts';

/** A need in one's own words: a new one, or more words for the one chosen. */
export const SayingDraft = v.object({
	...NeedDraft.entries,
	needId: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.uuid())]), ''),
});
export type SayingDraft = v.InferOutput<typeof SayingDraft>;

const Kept = v.optional(v.string(), '');

/** What is typed when one looks first whether others have said the same. */
export const Typed = v.object({
	text: Prose(TEXT_LIMITS.text, 3),
	unitId: Kept,
	place: Kept,
	why: Kept,
	submitterName: Kept,
	submitterEmail: Kept,
});
export type Typed = v.InferOutput<typeof Typed>;

export interface Looked {
	similar: SimilarNeed[];
	typed: Typed;
}

export interface Said {
	/** Of the sentence. */
	wordingId: string;
	needId: string;
	number: number;
	hasJoined: boolean;
}
