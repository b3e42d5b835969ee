import * as v from 'valibot';
import { chosenKinds, deliveries, type Delivery, type LetterKind } from './letter-kinds.ts';

export interface KindChoice {
	kind: LetterKind;
	delivery: Delivery;
}

export interface MailChoices {
	isUnsubscribed: boolean;
	kinds: KindChoice[];
}

const Choice = v.optional(v.picklist(deliveries));

/** A field a kind; one that is not there keeps the usual. */
export const Preferences = v.object(
	Object.fromEntries(chosenKinds.map((kind) => [kind, Choice])) as Record<LetterKind, typeof Choice>,
);
export type Preferences = v.InferOutput<typeof Preferences>;
