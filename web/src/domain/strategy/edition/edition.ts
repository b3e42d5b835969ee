import * as v from 'valibot';
import { Day, Id, Key, Version } from '#domain/organisation/tenant/tenant.ts';
import type { ClauseKind } from '../strategy/clause-draft.ts';
import { PlainText } from '../strategy/plain-text.ts';

/**
 * A draft; adopted for a day to come; read now; read before; or adopted but overtaken by a later decision before its day
 * came.
 */
export type EditionState = 'draft' | 'coming' | 'in_force' | 'earlier' | 'replaced';

/** One text of a strategy: adopted and frozen, or the one draft beside it. */
export interface Edition {
	id: string;
	strategyId: string;
	number: number;
	name: string;
	sourceName: string | null;
	madeAt: Date;
	madeBy: string | null;
	version: number;
	/** Null of a draft. */
	adoptedOn: string | null;
	inForceFrom: string | null;
	decision: string | null;
	decidedBy: string | null;
	/** The day it was taken into use; null where its day has not come. */
	enteredOn: string | null;
	state: EditionState;
	/** The edition that is read now. */
	isCurrent: boolean;
	clauseCount: number;
}

/** A clause with the line it belongs to: the same clause through editions. */
export interface EditionClause {
	id: string;
	lineageId: string;
	number: string;
	kind: ClauseKind;
	level: number;
	text: string;
	isObligation: boolean;
}

/** The text that holds once every decided day has come: what the next draft is written from. */
export const baseOf = <One extends Pick<Edition, 'state'>>(newestFirst: readonly One[]): One | undefined =>
	newestFirst.find(({ state }) => state === 'coming' || state === 'in_force');

export type ClauseWords = Omit<EditionClause, 'id'>;

const Name = v.pipe(PlainText, v.trim(), v.maxLength(120));
const Decision = v.pipe(v.optional(PlainText, ''), v.trim(), v.maxLength(2000));

/** An empty name becomes the edition's number. */
export const EditionDraft = v.object({ strategyId: Id, name: v.optional(Name, ''), key: Key });
export type EditionDraft = v.InferInput<typeof EditionDraft>;

export const EditionName = v.object({ id: Id, version: Version, name: v.pipe(Name, v.nonEmpty()) });
export type EditionName = v.InferOutput<typeof EditionName>;

export const EditionVersion = v.object({ id: Id, version: Version });
export type EditionVersion = v.InferOutput<typeof EditionVersion>;

export const Adoption = v.object({
	editionId: Id,
	version: Version,
	adoptedOn: Day,
	inForceFrom: Day,
	decision: Decision,
	key: v.optional(Key, undefined),
});
export type Adoption = Omit<v.InferOutput<typeof Adoption>, 'key'> & { key?: string | undefined };
