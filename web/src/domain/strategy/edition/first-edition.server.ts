import { createHash } from 'node:crypto';
import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { ClauseDraft } from '../strategy/clause-draft.ts';
import type { ClauseWords } from './edition.ts';
import * as store from './edition.store.server.ts';
import { enterDue } from './entry.server.ts';

/** White space and the borders of clauses do not make another document. */
export function hashOf(clauses: readonly { text: string }[]): string {
	const text = clauses.map(({ text }) => text).join('');
	return createHash('sha256').update(text.normalize('NFC').replace(/\s+/g, '')).digest('hex');
}

/** What is frozen with the adoption, beside the rows themselves. */
export function contentOf(clauses: readonly ClauseWords[]): string {
	return JSON.stringify(
		clauses.map(({ lineageId, number, kind, level, text }) => ({
			lineage: lineageId,
			number,
			kind,
			level,
			text,
		})),
	);
}

interface First {
	strategyId: string;
	title: string;
	sourceName: string;
	clauses: readonly ClauseDraft[];
	/** The day it was adopted; null makes it a draft. */
	adoptedOn: string | null;
	inForceFrom: string | null;
	day: string;
}

/** The document as it came in is the strategy's first edition. */
export async function writeFirst(db: Db, record: RecordEvent, actor: Actor, first: First): Promise<string> {
	const { strategyId, title, sourceName, adoptedOn, day } = first;
	const id = newId();
	await store.insert(db, {
		...{ id, strategy_id: strategyId, number: 1, name: '1' },
		...{ source_name: sourceName || null, made_by: actor.personId },
	});
	const clauses = first.clauses.map((draft) => {
		const { continues: _, ...clause } = draft;
		const own = newId();
		return { ...clause, id: own, lineageId: own };
	});
	await store.insertClauses(db, { strategyId, editionId: id }, clauses);
	if (!adoptedOn) return id;
	await store.adopt(db, {
		...{ edition_id: id, adopted_on: adoptedOn, in_force_from: first.inForceFrom ?? adoptedOn, decision: '' },
		...{ decided_by: actor.personId, content: contentOf(clauses), text_hash: hashOf(clauses) },
	});
	await enterDue(db, record, { id: strategyId, title }, day);
	return id;
}
