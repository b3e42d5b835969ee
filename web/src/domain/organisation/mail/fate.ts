import { letterKinds, usualDelivery, type Delivery, type LetterKind } from './letter-kinds.ts';

export interface Waiting {
	kind: string;
	queuedAt: Date;
	/** Null for an address with no account. */
	personId: string | null;
	email: string | null;
	isDisabled: boolean;
	isUnsubscribed: boolean;
	preference: Delivery | null;
}

export type Fate =
	| { state: 'sending' | 'held' }
	| { state: 'unwanted'; failure: 'disabled' | 'unsubscribed' | 'not_chosen' }
	| { state: 'failed'; failure: 'too_old' | 'no_address' };

/** News of two weeks ago is no news; so much may have gathered while mail was not set up. */
export const OLDEST_DAYS = 14;

/** What is done with a letter whose turn has come. */
export function fateOf(letter: Waiting, now: Date): Fate {
	if (now.getTime() - letter.queuedAt.getTime() > OLDEST_DAYS * 86_400_000)
		return { state: 'failed', failure: 'too_old' };
	if (letter.isDisabled) return { state: 'unwanted', failure: 'disabled' };
	if (letter.email === null || !isKind(letter.kind)) return { state: 'failed', failure: 'no_address' };
	// A test is asked for by the one who gets it.
	if (letter.kind === 'test') return { state: 'sending' };
	if (letter.isUnsubscribed) return { state: 'unwanted', failure: 'unsubscribed' };
	// Only one who has an account can choose; the summary is what was chosen.
	if (letter.personId === null || letter.kind === 'digest') return { state: 'sending' };
	const delivery = letter.preference ?? usualDelivery(letter.kind);
	if (delivery === 'never') return { state: 'unwanted', failure: 'not_chosen' };
	return { state: delivery === 'daily' ? 'held' : 'sending' };
}

export function isKind(kind: string): kind is LetterKind {
	return Object.hasOwn(letterKinds, kind);
}

const MINUTES = [1, 5, 15, 30, 60, 120, 240, 480, 720, 720, 720, 720];

/** Minutes until the next try after so many; null when it is time to give up, after some three days. */
export function minutesUntilNext(attempts: number): number | null {
	return MINUTES[attempts - 1] ?? null;
}
