import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import type { ClauseDraft } from '../strategy/clause-draft.ts';
import { compare as compareTexts, type Comparison } from './comparison.ts';
import {
	baseOf,
	type Edition,
	type EditionClause,
	type EditionDraft,
	type EditionName,
	type EditionVersion,
} from './edition.ts';
import * as store from './edition.store.server.ts';
import { kinshipOf, plainWords } from './lineage.ts';

export { adopt, consequences } from './adoption.server.ts';
export { adoptIn } from './adoption.server.ts';
export { bringInForce } from './entry.server.ts';
export { carryInto, draftOf } from './carry.server.ts';

export interface EditionText {
	edition: Edition;
	clauses: EditionClause[];
}

/** Newest first. */
export function list(actor: Actor, strategyId: string): Promise<Edition[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.list(db, strategyId));
}

export function get(actor: Actor, id: string): Promise<EditionText> {
	actor.must('strategy.read');
	return actor.read(async (db) => {
		const edition = found(await store.find(db, id), 'edition');
		return { edition, clauses: await store.clausesOf(db, id) };
	});
}

/** A draft beside the adopted edition, also one whose day is still to come: the same clauses, free to be changed. */
export function draft(actor: Actor, { strategyId, name = '', key }: EditionDraft): Promise<string> {
	actor.must('strategy.manage');
	return actor.change(
		async (db, record) => {
			const { title } = found(await store.lockStrategy(db, strategyId), 'strategy');
			const base = baseOf(await store.list(db, strategyId));
			const clauses = base ? await store.clausesOf(db, base.id) : [];
			const edition = await startDraft(actor, db, { strategyId, name, sourceName: '', clauses });
			record('edition.drafted', { type: 'strategy', id: strategyId }, { title, edition: edition.name });
			return edition.id;
		},
		{ verb: 'edition.draft', key },
	);
}

type Db = Parameters<Parameters<Actor['read']>[0]>[0];

interface Started {
	strategyId: string;
	name: string;
	sourceName: string;
	clauses: readonly Omit<EditionClause, 'id'>[];
}

async function startDraft(actor: Actor, db: Db, { strategyId, name, sourceName, clauses }: Started) {
	const earlier = await store.list(db, strategyId);
	if (earlier.some(({ adoptedOn }) => adoptedOn === null)) refuse('draft_already');
	const number = (earlier[0]?.number ?? 0) + 1;
	const edition = { id: newId(), name: name || String(number) };
	const row = { strategy_id: strategyId, source_name: sourceName || null, made_by: actor.personId };
	await store.insert(db, { ...edition, ...row, number });
	const fresh = clauses.map((clause) => ({ ...clause, id: newId() }));
	await store.insertClauses(db, { strategyId, editionId: edition.id }, fresh);
	return edition;
}

export interface TextForDraft {
	strategyId: string;
	name?: string;
	sourceName: string;
	/** `continues` is the number of the adopted clause that this one goes on from; empty makes it new. */
	clauses: readonly ClauseDraft[];
	key?: string | undefined;
}

/** A whole text taken in as the draft of a strategy that is here already. */
export function draftFromText(actor: Actor, text: TextForDraft): Promise<string> {
	actor.must('strategy.manage');
	return actor.change(
		async (db, record) => {
			const { strategyId, name = '', sourceName } = text;
			const { title } = found(await store.lockStrategy(db, strategyId), 'strategy');
			const base = baseOf(await store.list(db, strategyId));
			const known = base ? await store.clausesOf(db, base.id) : [];
			const lines = new Map(known.map(({ number, lineageId }) => [number, lineageId]));
			const used = new Set<string>();
			const clauses = text.clauses.map(({ continues = '', ...clause }) => {
				const lineageId = lines.get(continues.trim());
				if (lineageId && used.has(lineageId)) refuse('lineage_taken', { number: continues.trim() });
				if (lineageId) used.add(lineageId);
				return { ...clause, lineageId: lineageId ?? newId() };
			});
			const edition = await startDraft(actor, db, { strategyId, name, sourceName, clauses });
			record('edition.drafted', { type: 'strategy', id: strategyId }, { title, edition: edition.name });
			return edition.id;
		},
		{ verb: 'edition.draft_from_text', key: text.key },
	);
}

export interface Kin {
	/** The clauses, each with the number of the adopted one it continues. */
	clauses: ClauseDraft[];
	how: ('same' | 'changed' | 'new')[];
	/** Adopted clauses that nothing continues. */
	gone: { number: string; text: string }[];
}

/** What a text would be to the adopted edition; where a person has said what continues what, that holds. */
export async function kin(actor: Actor, strategyId: string, clauses: readonly ClauseDraft[]): Promise<Kin> {
	actor.must('strategy.read');
	const known = await actor.read(async (db) => {
		const base = baseOf(await store.list(db, strategyId));
		return base ? store.clausesOf(db, base.id) : [];
	});
	const byLineage = new Map(known.map((clause) => [clause.lineageId, clause]));
	const byNumber = new Map(known.map((clause) => [clause.number, clause]));
	const guessed = clauses.every(({ continues }) => continues === undefined)
		? kinshipOf(known, clauses)
		: null;
	const told = clauses.map((clause, at) => {
		const line = guessed?.[at]?.lineageId;
		const before = line ? byLineage.get(line) : byNumber.get((clause.continues ?? '').trim());
		const isSame = before && plainWords(before.text) === plainWords(clause.text);
		const how = before ? (isSame ? 'same' : 'changed') : 'new';
		return { clause: { ...clause, continues: before?.number ?? '' }, how } as const;
	});
	const numbers = new Set(told.map(({ clause }) => clause.continues));
	return {
		clauses: told.map(({ clause }) => clause),
		how: told.map(({ how }) => how),
		gone: known.filter(({ number }) => !numbers.has(number)).map(({ number, text }) => ({ number, text })),
	};
}

export async function rename(actor: Actor, { id, version, name }: EditionName): Promise<void> {
	actor.must('strategy.manage');
	await actor.change(async (db, record) => {
		const edition = found(await store.find(db, id), 'edition');
		if (edition.adoptedOn) refuse('edition_not_draft');
		if (!(await store.update(db, id, version, { name }))) refuse('conflict');
		const change = { before: { name: edition.name }, after: { name } };
		record('edition.renamed', { type: 'strategy', id: edition.strategyId }, change);
	});
}

/** The draft goes; the adopted editions stay as they are. */
export async function discard(actor: Actor, { id, version }: EditionVersion): Promise<void> {
	actor.must('strategy.manage');
	await actor.change(async (db, record) => {
		const edition = found(await store.find(db, id), 'edition');
		found(await store.lockStrategy(db, edition.strategyId), 'strategy');
		if (edition.adoptedOn) refuse('edition_not_draft');
		if (!(await store.update(db, id, version))) refuse('conflict');
		await store.remove(db, id);
		record('edition.discarded', { type: 'strategy', id: edition.strategyId }, { edition: edition.name });
	});
}

export interface EditionComparison extends Comparison {
	from: Edition;
	to: Edition;
}

/** What came, went, changed and moved from one edition of a strategy to another. */
export async function compare(actor: Actor, fromId: string, toId: string): Promise<EditionComparison> {
	const [from, to] = await Promise.all([get(actor, fromId), get(actor, toId)]);
	if (from.edition.strategyId !== to.edition.strategyId) refuse('not_found', { subject: 'edition' });
	return { ...compareTexts(from.clauses, to.clauses), from: from.edition, to: to.edition };
}
