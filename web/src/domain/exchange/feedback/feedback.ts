import * as v from 'valibot';
import { Id, Key } from '../../organisation/tenant/tenant.ts';
import { isSubjectKind, type SubjectKind } from '../publicity/publicity.ts';

export const feedbackKinds = ['comment', 'accessibility'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];
export const feedbackStates = ['new', 'answered', 'need', 'closed'] as const;
export type FeedbackState = (typeof feedbackStates)[number];

/** Days in which the law asks for an answer to accessibility feedback (306/2019, 10 §). */
export const ANSWER_DAYS = 14;

export interface Feedback {
	id: string;
	number: number;
	kind: FeedbackKind;
	/** Path after the municipality's own, such as `/public/plan`. */
	page: string;
	subjectKind: SubjectKind | null;
	subjectId: string | null;
	text: string;
	email: string | null;
	locale: 'fi' | 'sv' | 'en';
	saidOn: string;
	dueOn: string | null;
	state: FeedbackState;
	/** Of a closing in force. */
	reason: string;
	needId: string | null;
	needNumber: number | null;
	closedOn: string | null;
	answers: { id: string; text: string; answeredOn: string; by: string | null }[];
	erasedAt: Date | null;
}

/** Whether the law's days have passed without an answer. */
export function isLate({ state, dueOn }: Pick<Feedback, 'state' | 'dueOn'>, today: string): boolean {
	return state === 'new' && dueOn !== null && dueOn < today;
}

const Line = v.pipe(v.optional(v.string(), ''), v.trim());
const Text = (most: number, least = 1) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => text.replaceAll('\r\n', '\n').trim()),
		v.nonEmpty(),
		v.minLength(least),
		v.maxLength(most),
	);

export const FeedbackDraft = v.object({
	kind: v.optional(v.picklist(feedbackKinds), 'comment'),
	page: v.pipe(Line, v.maxLength(500)),
	/** `measure:0190…`, or nothing. */
	about: v.pipe(
		Line,
		v.transform((text) => (aboutOf(text) === null ? '' : text)),
	),
	text: Text(4000, 3),
	email: v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.toLowerCase(),
			v.union([v.literal(''), v.pipe(v.string(), v.email(), v.maxLength(254))]),
		),
		'',
	),
	/** Nobody sees this field; programs fill it in. */
	website: v.optional(v.string(), ''),
});
export type FeedbackDraft = v.InferOutput<typeof FeedbackDraft>;

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export function aboutOf(text: string): { kind: SubjectKind; id: string } | null {
	const [kind = '', id = ''] = text.split(':');
	return isSubjectKind(kind) && uuid.test(id) ? { kind, id } : null;
}

/** Only a page of residents can be told of; anything else is the front. */
export function pageIn(slug: string, path: string): string {
	const own = path.startsWith(`/${slug}/`) ? path.slice(slug.length + 1) : path;
	return /^\/public(?:[/?#]|$)/.test(own) && !own.includes('..') && !own.includes('\\') ? own : '/public';
}

export const FeedbackAnswer = v.object({ id: Id, text: Text(4000, 2), key: Key });
export type FeedbackAnswer = v.InferOutput<typeof FeedbackAnswer>;
export const FeedbackClosing = v.object({ id: Id, reason: Text(2000, 2), key: Key });
export type FeedbackClosing = v.InferOutput<typeof FeedbackClosing>;
export const FeedbackNeed = v.object({ id: Id, unitId: Id, text: Text(4000, 3), key: Key });
export type FeedbackNeed = v.InferOutput<typeof FeedbackNeed>;
export const FeedbackId = v.object({ id: Id });
export type FeedbackId = v.InferOutput<typeof FeedbackId>;

const TOKEN = /^[0-9a-f]{32}$/;
export function isFeedbackToken(text: string): boolean {
	return TOKEN.test(text);
}
