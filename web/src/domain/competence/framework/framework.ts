import * as v from 'valibot';
import { Id, Key, Version } from '#domain/organisation/tenant/tenant.ts';
import { locales, type Locale } from '#platform/locale/locale.ts';

/** The same words in each language; one may be missing. */
export type Worded = Partial<Record<Locale, string>>;

export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

export const FRAMEWORK_LIMITS = {
	key: 60,
	edition: 40,
	attribution: 1000,
	licence: 200,
	code: 20,
	area: 120,
	name: 200,
	description: 400,
	competences: 120,
} as const;

/** In the reader's language, or in the first that there is. */
export function inLanguage(words: Worded, locale: Locale): string {
	return words[locale] || words.fi || words.sv || words.en || '';
}

export interface Competence {
	id: string;
	frameworkId: string;
	code: string;
	area: Worded;
	names: Worded;
	/** What one does on each level, the first first. */
	levels: Worded[];
	isRetired: boolean;
	version: number;
}

export interface Framework {
	id: string;
	key: string;
	names: Worded;
	/** Of the framework itself, as its maker numbers it. */
	edition: string;
	attribution: string;
	licence: string;
	/** Those that are asked. */
	competences: number;
	/** Surveys that ask it. */
	surveys: number;
	version: number;
}

const text = (longest: number) => v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(longest));
const hasWords = (words: Worded) => locales.some((locale) => (words[locale] ?? '') !== '');

/** Words by language as a form sends them; empty languages are left out. */
export const WordedIn = (longest: number) =>
	v.pipe(
		v.optional(v.object({ fi: text(longest), sv: text(longest), en: text(longest) }), {}),
		v.transform((words): Worded =>
			Object.fromEntries(Object.entries(words).filter(([, said]) => said !== '')),
		),
	);

const NamesIn = (longest: number) => v.pipe(WordedIn(longest), v.check(hasWords, 'no_name'));

const code = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(FRAMEWORK_LIMITS.code));

const fields = v.object({
	code,
	area: WordedIn(FRAMEWORK_LIMITS.area),
	names: NamesIn(FRAMEWORK_LIMITS.name),
	levels: v.object({
		1: NamesIn(FRAMEWORK_LIMITS.description),
		2: NamesIn(FRAMEWORK_LIMITS.description),
		3: NamesIn(FRAMEWORK_LIMITS.description),
		4: NamesIn(FRAMEWORK_LIMITS.description),
	}),
});

export const CompetenceDraft = v.object({ ...fields.entries, frameworkId: Id, key: Key });
export type CompetenceDraft = v.InferOutput<typeof CompetenceDraft>;

export const CompetenceChange = v.object({ ...fields.entries, id: Id, version: Version });
export type CompetenceChange = v.InferOutput<typeof CompetenceChange>;

export const CompetenceOf = v.object({ id: Id });

export const FrameworkChange = v.object({
	id: Id,
	version: Version,
	names: NamesIn(FRAMEWORK_LIMITS.name),
	attribution: text(FRAMEWORK_LIMITS.attribution),
	licence: text(FRAMEWORK_LIMITS.licence),
});
export type FrameworkChange = v.InferOutput<typeof FrameworkChange>;

export const ReadyChoice = v.object({ ready: v.string(), key: Key });
export type ReadyChoice = v.InferOutput<typeof ReadyChoice>;

const InFile = (longest: number) =>
	v.record(v.picklist(locales), v.pipe(v.string(), v.trim(), v.maxLength(longest)));

/** A framework as a file: those that come with the product, and those that are brought in or taken out. */
export const FrameworkFile = v.object({
	key: v.pipe(v.string(), v.trim(), v.regex(/^[a-z0-9][a-z0-9.-]*$/), v.maxLength(FRAMEWORK_LIMITS.key)),
	names: v.pipe(InFile(FRAMEWORK_LIMITS.name), v.check(hasWords, 'no_name')),
	edition: text(FRAMEWORK_LIMITS.edition),
	attribution: text(FRAMEWORK_LIMITS.attribution),
	licence: text(FRAMEWORK_LIMITS.licence),
	areas: v.pipe(
		v.array(
			v.object({
				names: v.optional(InFile(FRAMEWORK_LIMITS.area), {}),
				competences: v.pipe(
					v.array(
						v.object({
							code,
							names: v.pipe(InFile(FRAMEWORK_LIMITS.name), v.check(hasWords, 'no_name')),
							levels: v.pipe(
								v.array(v.pipe(InFile(FRAMEWORK_LIMITS.description), v.check(hasWords, 'no_name'))),
								v.length(LEVELS.length),
							),
						}),
					),
					v.minLength(1),
				),
			}),
		),
		v.minLength(1),
	),
});
export type FrameworkFile = v.InferOutput<typeof FrameworkFile>;

/** By area in the order they stand; a survey asks a page of them at a time. */
export function byArea<C extends Pick<Competence, 'frameworkId' | 'area'>>(competences: readonly C[]): C[][] {
	const groups = Map.groupBy(competences, (one) => `${one.frameworkId} ${JSON.stringify(one.area)}`);
	return [...groups.values()];
}
