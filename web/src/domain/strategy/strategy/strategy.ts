import * as v from 'valibot';
import { Key, OptionalDay, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import { DOCUMENT_MEGABYTES } from './document-size.ts';
import { PlainText } from './plain-text.ts';
import { clauseKinds, lines, type ClauseDraft, type ClauseKind } from './clause-draft.ts';

/** A document longer than this is not a strategy, and its form would not fit in one sending. */
export const mostClauses = 700;
const mostCharacters = 400_000;
/** Ceilings of one file; a document with pictures is far larger than its text. */
export const DOCUMENT_CEILING = {
	bytes: DOCUMENT_MEGABYTES * 1_000_000,
	characters: mostCharacters,
	pages: 500,
} as const;
/** Bytes of a form with one file and what surrounds it. */
export const SOURCE_BYTES = DOCUMENT_CEILING.bytes + 2_000_000;

/** What a document is in the tree: the municipal plan, one under it, or the strategy of a service. */
export const strategyKinds = ['municipal_plan', 'parent_document', 'service_strategy'] as const;
export type StrategyKind = (typeof strategyKinds)[number];

export interface Clause {
	id: string;
	number: string;
	kind: ClauseKind;
	level: number;
	text: string;
	isObligation: boolean;
	version: number;
}

export interface StrategySummary {
	id: string;
	title: string;
	serviceAreaId: string | null;
	kind: StrategyKind;
	parentId: string | null;
	/** The post that answers for the strategy. */
	accountableId: string | null;
	/** The adopted edition that is read; null while there is only a draft. */
	editionId: string | null;
	sourceName: string | null;
	importedAt: Date;
	clauseCount: number;
	obligationCount: number;
	goalCount: number;
	/** Obligations that no goal in use stands for. */
	unservedCount: number;
	/** Null while only those who are signed in may read it. */
	publishedAt: Date | null;
	version: number;
}

export interface Strategy {
	id: string;
	title: string;
	serviceAreaId: string | null;
	kind: StrategyKind;
	parentId: string | null;
	/** The post that answers for the strategy. */
	accountableId: string | null;
	/** The adopted edition that is read; null while there is only a draft. */
	editionId: string | null;
	sourceName: string | null;
	importedAt: Date;
	version: number;
	clauses: Clause[];
}

const Id = v.pipe(v.string(), v.uuid());
const Title = v.pipe(PlainText, v.trim(), v.nonEmpty(), v.minLength(2), v.maxLength(300));
const AreaId = v.optional(
	v.union([
		v.pipe(
			v.literal(''),
			v.transform(() => null),
		),
		Id,
	]),
	'',
);
const Ticked = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text !== ''),
);

/** Text as pasted, or a file with text. */
export const SourceText = v.object({
	title: v.optional(v.pipe(PlainText, v.trim(), v.maxLength(300)), ''),
	serviceAreaId: v.optional(v.string(), ''),
	/** The strategy whose draft the text becomes; empty makes a new document. */
	into: v.optional(v.string()),
	text: v.optional(v.pipe(PlainText, v.maxLength(mostCharacters)), ''),
	file: v.optional(v.instance(Blob)),
});
export type SourceText = v.InferOutput<typeof SourceText>;

const ClauseFields = v.object({
	number: v.pipe(v.optional(PlainText, ''), v.trim(), v.maxLength(40)),
	kind: v.picklist(clauseKinds),
	level: v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1), v.maxValue(12)),
	text: v.pipe(PlainText, v.maxLength(20_000)),
	obligation: Ticked,
	continues: v.optional(v.pipe(PlainText, v.trim(), v.maxLength(40))),
});

/** Rows come by their place: `clauses.0.text`. */
const Clauses = v.pipe(
	v.record(v.pipe(v.string(), v.regex(/^\d{1,4}$/)), ClauseFields),
	v.transform((rows): ClauseDraft[] =>
		Object.entries(rows)
			.sort(([a], [b]) => Number(a) - Number(b))
			.map(([, { obligation, continues, ...row }]) => {
				return { ...row, isObligation: obligation, ...(continues !== undefined && { continues }) };
			}),
	),
);

const shared = {
	serviceAreaId: v.optional(v.string(), ''),
	into: v.optional(v.string()),
	sourceName: v.pipe(v.optional(PlainText, ''), v.trim(), v.maxLength(200)),
	clauses: Clauses,
};

/** The preview between two presses: nothing of it is refused, so that nothing of it is lost. */
export const Arrangement = v.object({
	...shared,
	title: v.optional(v.pipe(PlainText, v.trim(), v.maxLength(300)), ''),
	/** Pages of the file that could not be read: told until the document is kept. */
	missingPages: v.pipe(v.optional(PlainText, ''), v.maxLength(3000)),
	/** `merge-3`, `split-3` or empty: only take in what was typed. */
	move: v.optional(v.pipe(v.string(), v.regex(/^(merge|split)-\d{1,4}$/)), undefined),
});
export type Arrangement = v.InferOutput<typeof Arrangement>;

export const StrategyDraft = v.object({
	...shared,
	title: Title,
	serviceAreaId: AreaId,
	kind: v.optional(v.picklist(strategyKinds)),
	parentId: v.optional(OptionalId),
	/** Empty makes the first edition a draft; left out, it is taken as adopted today. */
	adoptedOn: v.optional(OptionalDay),
	inForceFrom: v.optional(OptionalDay),
	clauses: v.pipe(
		Clauses,
		v.transform((clauses) => lines(clauses)),
		v.check((clauses) => clauses.length > 0, 'no_clauses'),
		v.check((clauses) => clauses.length <= mostClauses, 'too_many_clauses'),
		v.check(
			(clauses) => new Set(clauses.map(({ number }) => number)).size === clauses.length,
			'number_taken',
		),
	),
	key: Key,
});
export type StrategyDraft = v.InferOutput<typeof StrategyDraft>;

export const StrategyChange = v.object({
	id: Id,
	version: Version,
	title: Title,
	serviceAreaId: AreaId,
	/** Left out, these stay as they were. */
	kind: v.optional(v.picklist(strategyKinds)),
	parentId: v.optional(OptionalId),
	accountableId: v.optional(OptionalId),
});
export type StrategyChange = v.InferOutput<typeof StrategyChange>;

/** The strategy that is published or withdrawn. */
export const StrategyId = v.object({ id: Id, key: Key });
export type StrategyId = v.InferOutput<typeof StrategyId>;

export const ObligationMark = v.object({ clauseId: Id, version: Version, obligation: Ticked });
export type ObligationMark = v.InferOutput<typeof ObligationMark>;
