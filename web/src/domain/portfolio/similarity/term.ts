import * as v from 'valibot';
import { Id, Key, Version } from '../../organisation/tenant/tenant.ts';

const FEWEST = 2;
const MOST = 12;
const LONGEST = 60;

/** Words that mean the same here, as they are typed: parted by commas or on lines of their own. */
const Words = v.pipe(
	v.string(),
	v.transform((text) => [
		...new Set(
			text
				.split(/[,;\n]/)
				.map((word) => word.normalize('NFC').replace(/\s+/g, ' ').trim())
				.filter(Boolean),
		),
	]),
	v.check((words) => words.length >= FEWEST, 'two_words'),
	v.check((words) => words.length <= MOST, 'too_many_words'),
	v.check((words) => words.every((word) => word.length <= LONGEST), 'too_long_word'),
);

export const TermDraft = v.object({ words: Words, key: Key });
export type TermDraft = v.InferOutput<typeof TermDraft>;

export const TermChange = v.object({ id: Id, version: Version, words: Words });
export type TermChange = v.InferOutput<typeof TermChange>;

export const TermRemoval = v.object({ id: Id, version: Version });

/** Two features by which a taught meaning is known. */
export const Taught = v.object({
	a: v.pipe(v.string(), v.maxLength(200)),
	b: v.pipe(v.string(), v.maxLength(200)),
});
export type Taught = v.InferOutput<typeof Taught>;

export interface OwnTerm {
	id: string;
	words: string[];
	version: number;
}

export interface TaughtMeaning extends Taught {
	/** The two in people's words. */
	mine: string;
	theirs: string;
	/** Mergers it rests on; none for one that is switched off. */
	pairs: number;
}
