import * as v from 'valibot';
import { Id, Key } from '../../organisation/tenant/tenant.ts';
import { Prose, readAmount } from '../need/need-fields.ts';

/** What a need on the year's list means to a unit. The first three may stand together; declining stands alone. */
export const stances = ['takes_part', 'benefits', 'pays', 'declines'] as const;
export type Stance = (typeof stances)[number];

export interface Answer {
	needId: string;
	unitId: string;
	stances: Stance[];
	/** What it means in the unit's everyday work, or why it declines. */
	words: string;
	/** Euros a year the unit pays, where it said so. */
	share: number | null;
	answeredBy: string;
	answeredAt: Date;
	version: number;
}

const Share = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => (text.trim() === '' ? null : readAmount(text))),
	v.check((euros) => euros === null || !Number.isNaN(euros), 'not_amount'),
	v.transform((euros) => (euros === null ? null : Math.round(euros * 100) / 100)),
	v.check((euros) => euros === null || euros <= 999_999_999, 'not_amount'),
);

export const OneAnswer = v.pipe(
	v.object({
		stances: v.optional(v.array(v.picklist(stances)), []),
		words: v.optional(Prose(2000), ''),
		share: Share,
		/** Zero where nothing had been answered when the page was opened. */
		version: v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0)),
	}),
	v.forward(
		v.partialCheck(
			[['stances']],
			({ stances: chosen }) => !chosen.includes('declines') || chosen.length === 1,
			'declines_alone',
		),
		['stances'],
	),
	v.forward(
		v.partialCheck(
			[['stances'], ['words']],
			({ stances: chosen, words }) => !chosen.includes('declines') || words !== '',
			'say_why',
		),
		['words'],
	),
	v.forward(
		v.partialCheck(
			[['stances'], ['words']],
			({ stances: chosen, words }) => chosen.length > 0 || words === '',
			'choose_stance',
		),
		['stances'],
	),
	v.transform(({ share, ...rest }) => ({ ...rest, share: rest.stances.includes('pays') ? share : null })),
);
export type OneAnswer = v.InferOutput<typeof OneAnswer>;

/** A unit's sheet, whole or half filled in; by need id. */
export const AnswerSheet = v.object({
	listId: Id,
	unitId: Id,
	answers: v.optional(v.record(Id, OneAnswer), {}),
	key: Key,
});
export type AnswerSheet = v.InferOutput<typeof AnswerSheet>;

export interface Tally {
	takes_part: number;
	benefits: number;
	pays: number;
	declines: number;
	/** Euros promised. */
	share: number;
	answered: number;
}

/** How many said what, of one need or of one unit. */
export function tally(answers: readonly Pick<Answer, 'stances' | 'share'>[]): Tally {
	const counted: Tally = { takes_part: 0, benefits: 0, pays: 0, declines: 0, share: 0, answered: 0 };
	for (const { stances: chosen, share } of answers) {
		for (const stance of chosen) counted[stance]++;
		counted.share += share ?? 0;
		counted.answered++;
	}
	return counted;
}

export function isSame(before: Answer | undefined, now: OneAnswer): boolean {
	if (!before) return now.stances.length === 0;
	const chosen = new Set(before.stances);
	const sameStances = chosen.size === now.stances.length && now.stances.every((one) => chosen.has(one));
	return sameStances && before.words === now.words && before.share === now.share;
}

/** What units answered about one need, list by list. */
export interface CommittedList {
	listId: string;
	list: string;
	/** Names of the units that take part. */
	taking: string[];
	counts: Tally;
}
