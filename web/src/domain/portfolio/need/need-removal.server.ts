import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { lockDependencies } from './dependency.store.server.ts';
import type { KeptNeed } from './need-removal.ts';
import * as store from './need-removal.store.server.ts';

/** Takes away needs that nobody has touched since they came; tells which stay and why. The caller notes the event. */
export async function removeUntouched(
	db: Db,
	actor: Actor,
	ids: readonly string[],
): Promise<{ removedIds: string[]; kept: KeptNeed[] }> {
	actor.must('need.import');
	return takeAway(db, ids);
}

/** The same for whoever just brought them; the caller has asked for the right. */
export async function takeAway(
	db: Db,
	ids: readonly string[],
): Promise<{ removedIds: string[]; kept: KeptNeed[] }> {
	if (ids.length === 0) return { removedIds: [], kept: [] };
	await lockDependencies(db);
	const needs = await store.listWithTouch(db, ids);
	const kept = new Map<string, KeptNeed>();
	for (const { id, number, reason } of needs) if (reason) kept.set(id, { id, number, reason });
	keepAwaited(needs, kept, await store.listWaiting(db, ids));
	const removedIds = needs.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
	await store.remove(db, removedIds);
	return { removedIds, kept: [...kept.values()] };
}

/** What a staying need waits for stays too, and what that one waits for: its plan would lose its ground. */
function keepAwaited(
	needs: readonly store.TouchedNeed[],
	kept: Map<string, KeptNeed>,
	waiting: readonly { needId: string; dependsOnId: string }[],
): void {
	const byId = new Map(needs.map((need) => [need.id, need]));
	const awaitedBy = Map.groupBy(waiting, ({ needId }) => needId);
	const staying = [...awaitedBy.keys()].filter((id) => !byId.has(id) || kept.has(id));
	for (let id = staying.pop(); id !== undefined; id = staying.pop()) {
		for (const { dependsOnId } of awaitedBy.get(id) ?? []) {
			const need = byId.get(dependsOnId);
			if (!need || kept.has(dependsOnId)) continue;
			kept.set(dependsOnId, { id: dependsOnId, number: need.number, reason: 'awaited' });
			staying.push(dependsOnId);
		}
	}
}
