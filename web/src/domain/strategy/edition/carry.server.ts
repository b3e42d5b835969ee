import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found } from '#platform/refusal.ts';
import { baseOf, type Edition, type EditionClause } from './edition.ts';
import * as store from './edition.store.server.ts';
import { plainWords } from './lineage.ts';
import { sectionsOf } from './section.ts';
import * as sections from './section.store.server.ts';

/** The draft of a strategy, within a change that holds the strategy. */
export async function draftOf(db: Db, strategyId: string): Promise<Edition | null> {
	return (await store.list(db, strategyId)).find(({ adoptedOn }) => adoptedOn === null) ?? null;
}

export interface ClauseChange {
	lineageId: string;
	/** Null takes the clause out. */
	text: string | null;
}

interface Carry {
	strategyId: string;
	/** Of the draft, where there is none yet. */
	name: string;
	changes: readonly ClauseChange[];
}

async function draftFor(db: Db, record: RecordEvent, by: string | null, { strategyId, name }: Carry) {
	const there = await draftOf(db, strategyId);
	if (there) return there;
	const { title } = found(await store.lockStrategy(db, strategyId), 'strategy');
	const earlier = await store.list(db, strategyId);
	const base = baseOf(earlier);
	const clauses = base ? await store.clausesOf(db, base.id) : [];
	const row = { id: newId(), strategy_id: strategyId, number: (earlier[0]?.number ?? 0) + 1 };
	await store.insert(db, { ...row, name, source_name: null, made_by: by });
	const fresh = clauses.map((clause) => ({ ...clause, id: newId() }));
	await store.insertClauses(db, { strategyId, editionId: row.id }, fresh);
	record('edition.drafted', { type: 'strategy', id: strategyId }, { title, edition: name });
	return found(await store.find(db, row.id), 'edition');
}

/**
 * Decided changes of clauses into the draft beside the adopted edition. A clause that somebody has rewritten in the draft
 * already is left as it is there.
 */
export async function carryInto(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	carry: Carry,
): Promise<{ id: string; version: number }> {
	found(await store.lockStrategy(db, carry.strategyId), 'strategy');
	const edition = await draftFor(db, record, actor.personId, carry);
	const base = baseOf(await store.list(db, carry.strategyId));
	const adopted = base ? await store.clausesOf(db, base.id) : [];
	const asAdopted = new Map(adopted.map((clause) => [clause.lineageId, plainWords(clause.text)]));
	const wanted = new Map(carry.changes.map(({ lineageId, text }) => [lineageId, text]));
	const before = await store.clausesOf(db, edition.id);
	const isOwn = (clause: EditionClause) =>
		clause.kind !== 'heading' &&
		wanted.has(clause.lineageId) &&
		asAdopted.get(clause.lineageId) === plainWords(clause.text);
	const after = before.flatMap((clause) => {
		if (!isOwn(clause)) return [clause];
		const text = wanted.get(clause.lineageId);
		return text ? [{ ...clause, id: newId(), text }] : [];
	});
	if (before.some(isOwn)) await rewrite(db, actor, edition, { before, after });
	const { id, version } = found(await store.find(db, edition.id), 'edition');
	return { id, version };
}

async function rewrite(
	db: Db,
	actor: Actor,
	edition: Edition,
	{ before, after }: { before: EditionClause[]; after: EditionClause[] },
): Promise<void> {
	await store.update(db, edition.id, edition.version);
	const { strategyId } = edition;
	await store.rewrite(db, { strategyId, editionId: edition.id }, before, after);
	const now = new Map(sectionsOf(after, strategyId).map((section) => [section.id, section.clauses]));
	for (const { id, clauses } of sectionsOf(before, strategyId)) {
		const then = now.get(id) ?? [];
		if (JSON.stringify(then) === JSON.stringify(clauses)) continue;
		const [last] = await sections.lastAmendments(db, edition.id, id);
		// Whoever has the section open sees that it has changed.
		await sections.insertAmendment(db, {
			...{ id: newId(), edition_id: edition.id, section_id: id, sequence: (last?.sequence ?? 0) + 1 },
			...{ before: JSON.stringify(clauses), after: JSON.stringify(then), amended_by: actor.personId },
		});
	}
}
