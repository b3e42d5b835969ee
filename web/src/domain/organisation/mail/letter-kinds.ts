/**
 * One line for each kind of letter. `asks`: it asks something of the reader and is sent at once unless the reader chose
 * otherwise; the others go in the daily summary. A kind's words are mail.<kind>.name (what the account page calls it),
 * mail.<kind>.subject and mail.<kind>.text; a value named `title` heads the letter's lines in the summary.
 */
export const letterKinds = {
	test: { asks: true },
	digest: { asks: true },
	answer_not_kept: { asks: true },
	need_state_changed: { asks: false },
	need_merged: { asks: false },
	need_split: { asks: false },
	objection_answered: { asks: true },
	inquiry_asked: { asks: true },
	inquiry_answered: { asks: true },
	official_answer_given: { asks: false },
	stale_needs: { asks: true },
	round_opened: { asks: true },
	round_reminder: { asks: true },
	round_closed: { asks: false },
	commitment_asked: { asks: true },
	commitment_reminder: { asks: true },
	duty_reminder: { asks: true },
	duty_passed: { asks: true },
	duties_handed_over: { asks: false },
	duties_taken_over: { asks: true },
	hand_over_undone: { asks: true },
	feedback_said: { asks: true },
	feedback_answered: { asks: true },
	meeting_papers: { asks: true },
	verdict_asked: { asks: true },
	verdict_reminder: { asks: true },
	survey_opened: { asks: true },
	survey_reminder: { asks: true },
	assessment_shared: { asks: true },
} as const satisfies Record<string, { asks: boolean }>;

export type LetterKind = keyof typeof letterKinds;

/** Kinds nobody chooses: each follows from what the reader did or chose. */
const unchosen: ReadonlySet<string> = new Set<LetterKind>(['test', 'digest', 'answer_not_kept']);

export const chosenKinds = (Object.keys(letterKinds) as LetterKind[]).filter((kind) => !unchosen.has(kind));

export const deliveries = ['at_once', 'daily', 'never'] as const;
export type Delivery = (typeof deliveries)[number];

export function usualDelivery(kind: LetterKind): Delivery {
	return letterKinds[kind].asks ? 'at_once' : 'daily';
}
