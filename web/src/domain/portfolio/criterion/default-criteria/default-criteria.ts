import type { Direction } from '../criterion.ts';
import { english } from './english.ts';
import { finnish } from './finnish.ts';
import { swedish } from './swedish.ts';

export const defaultCodes = ['benefit', 'reach', 'necessity', 'reliability', 'equality', 'risk'] as const;
export type DefaultCode = (typeof defaultCodes)[number];

export interface DefaultWords {
	name: string;
	question: string;
	/** Levels 0 to 4: what can be seen in daily work, not how good it feels. */
	anchors: [string, string, string, string, string];
}
export type DefaultSet = Record<DefaultCode, DefaultWords>;

const weights: Record<DefaultCode, number> = {
	benefit: 25,
	reach: 15,
	necessity: 20,
	reliability: 15,
	equality: 15,
	risk: 10,
};

const words: Record<'fi' | 'sv' | 'en', DefaultSet> = { fi: finnish, sv: swedish, en: english };

/** A set that suits public libraries and culture services, to begin with and to change. */
export function defaultCriteria(language: 'fi' | 'sv' | 'en') {
	return defaultCodes.map((code) => ({
		...words[language][code],
		weight: weights[code],
		scaleMin: 0,
		scaleMax: 4,
		direction: (code === 'risk' ? 'down' : 'up') satisfies Direction as Direction,
	}));
}
