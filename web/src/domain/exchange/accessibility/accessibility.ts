import * as v from 'valibot';
import { Day, Id, Key, OptionalDay, Version } from '../../organisation/tenant/tenant.ts';

export const gapGrounds = ['shortcoming', 'burden', 'outside'] as const;
export type GapGround = (typeof gapGrounds)[number];
export const methods = ['automatic', 'self', 'expert', 'users'] as const;
export type Method = (typeof methods)[number];

export interface GapWords {
	what: string;
	instead: string;
}

export interface Gap {
	id: string;
	criterion: string;
	ground: GapGround;
	noticedOn: string;
	mendBy: string | null;
	mendedOn: string | null;
	words: Partial<Record<'fi' | 'sv' | 'en', GapWords>>;
	version: number;
}

export interface Assessment {
	id: string;
	assessedOn: string;
	method: Method;
	assessor: string;
	pages: number | null;
	findings: number | null;
}

/** The words of the reader's language, or the first there are. */
export function wordsOf(
	{ words }: Gap,
	locale: 'fi' | 'sv' | 'en',
): GapWords & { locale: 'fi' | 'sv' | 'en' } {
	const order = [locale, 'fi', 'sv', 'en'] as const;
	const found = order.find((one) => words[one]) ?? locale;
	return { ...(words[found] ?? { what: '', instead: '' }), locale: found };
}

const Text = (most: number) => v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(most));
const Words = v.object({ what: Text(1000), instead: Text(1000) });
const Said = v.optional(Words, { what: '', instead: '' });

const gapFields = {
	criterion: Text(40),
	ground: v.picklist(gapGrounds),
	mendBy: OptionalDay,
	words: v.pipe(
		v.object({ fi: Said, sv: Said, en: Said }),
		v.check(({ fi, sv, en }) => fi.what !== '' || sv.what !== '' || en.what !== '', 'non_empty'),
	),
};
export const GapDraft = v.object({ ...gapFields, noticedOn: Day, key: Key });
export type GapDraft = v.InferOutput<typeof GapDraft>;
export const GapChange = v.object({ ...gapFields, id: Id, version: Version });
export type GapChange = v.InferOutput<typeof GapChange>;
export const GapRepair = v.object({ id: Id });
export type GapRepair = v.InferOutput<typeof GapRepair>;

const Count = v.optional(
	v.pipe(
		v.string(),
		v.trim(),
		v.transform((text) => (text === '' ? null : Number(text))),
		v.check(
			(count) => count === null || (Number.isInteger(count) && count >= 0 && count <= 100_000),
			'integer',
		),
	),
	'',
);
export const AssessmentDraft = v.object({
	assessedOn: Day,
	method: v.picklist(methods),
	assessor: Text(200),
	pages: Count,
	findings: Count,
	key: Key,
});
export type AssessmentDraft = v.InferOutput<typeof AssessmentDraft>;
