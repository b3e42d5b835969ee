import type { Locale } from '#platform/locale/locale.ts';
import type { LetterKind } from './letter-kinds.ts';

export const mailStates = [
	'waiting',
	'held',
	'sending',
	'sent',
	'digested',
	'failed',
	'uncertain',
	'unwanted',
] as const;
export type MailState = (typeof mailStates)[number];

/** What is to be told to whom; the words are made in the reader's language when it is sent. */
export interface Letter {
	to: { personId: string } | { address: string; locale: Locale };
	kind: LetterKind;
	values: Record<string, string | number>;
	/** The page inside the municipality that the letter leads to, such as `/needs`. */
	path: string;
	/** A second letter with the same key is not queued. */
	onceKey: string;
	/** The inquiry that an answer by mail belongs to. */
	replyTo?: string;
}
