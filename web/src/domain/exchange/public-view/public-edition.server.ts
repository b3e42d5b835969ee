import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found } from '#platform/refusal.ts';
import { compare } from '../../strategy/edition/comparison.ts';
import * as store from './public-edition.store.server.ts';
import type { EditionChanges, EditionsInForce, LatestChanges, PublicEdition } from './public-edition.ts';

async function compared(db: Db, before: PublicEdition, after: PublicEdition) {
	return compare(await store.listClausesOf(db, before.id), await store.listClausesOf(db, after.id));
}

/** Of a published strategy: the edition in force, and those adopted whose day is still to come. */
export function inForce(actor: Actor, strategyId: string): Promise<EditionsInForce> {
	actor.must('public.read');
	return actor.read(async (db) => {
		const of = (edition: PublicEdition) => edition.strategyId === strategyId;
		const current = (await store.listEditions(db)).find(of) ?? null;
		return { current, coming: await store.listComing(db, strategyId) };
	});
}

/** What the newest edition of each published strategy changed; strategies in their first edition are not there. */
export function latestChanges(actor: Actor): Promise<LatestChanges[]> {
	actor.must('public.read');
	return actor.read(async (db) => {
		const byStrategy = Map.groupBy(await store.listEditions(db), ({ strategyId }) => strategyId);
		const changes: LatestChanges[] = [];
		for (const [after, before] of byStrategy.values()) {
			if (!after || !before) continue;
			const { strategyId, strategy, name, adoptedOn } = after;
			const { counts } = await compared(db, before, after);
			changes.push({ strategyId, strategy, edition: name, adoptedOn, counts });
		}
		return changes;
	});
}

/** The editions of a published strategy, and what one of them changed of the one before it. */
export function changesOf(
	actor: Actor,
	wanted: { strategyId: string | null; editionId: string | null },
): Promise<EditionChanges | null> {
	actor.must('public.read');
	return actor.read(async (db) => {
		const all = await store.listEditions(db);
		const id =
			wanted.strategyId === null ? all[0]?.strategyId : knownId(wanted.strategyId, 'strategy').toLowerCase();
		const editions = all.filter(({ strategyId }) => strategyId === id);
		if (wanted.strategyId === null && editions.length === 0) return null;
		const editionId =
			wanted.editionId === null ? editions[0]?.id : knownId(wanted.editionId, 'edition').toLowerCase();
		const at = editions.findIndex((edition) => edition.id === editionId);
		const after = found(editions[at], 'edition');
		const before = editions[at + 1] ?? null;
		if (!before) return { editions, after, before, clauses: [], counts: null };
		return { editions, after, before, ...(await compared(db, before, after)) };
	});
}
