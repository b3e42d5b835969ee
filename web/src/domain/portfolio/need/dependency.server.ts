import type { Db } from '#platform/db.server.ts';
import { refuse } from '#platform/refusal.ts';
import { findCycle, type Dependency } from './dependency.ts';
import * as store from './dependency.store.server.ts';

export { lockDependencies } from './dependency.store.server.ts';

/** Refuses, naming the needs, when some of them would wait for each other. */
export async function assertNoCycle(db: Db): Promise<void> {
	const cycle = findCycle(await store.listAll(db));
	if (!cycle) return;
	const numbers = new Map((await store.numbersOf(db, cycle)).map(({ id, number }) => [id, number]));
	refuse('need_cycle', { needs: cycle.map((id) => `${numbers.get(id)}`).join(' → ') });
}

/** Adds dependencies between needs of the running change; a pair said before stays one. */
export async function linkDependencies(db: Db, pairs: readonly Dependency[]): Promise<void> {
	if (pairs.length === 0) return;
	if (pairs.some(({ needId, dependsOnId }) => needId === dependsOnId)) refuse('need_waits_for_itself');
	await store.lockDependencies(db);
	const ids = [...new Set(pairs.flatMap(({ needId, dependsOnId }) => [needId, dependsOnId]))];
	if ((await store.numbersOf(db, ids)).length < ids.length) refuse('not_found', { subject: 'need' });
	await store.insertSaid(db, pairs);
	await store.settle(db);
	await assertNoCycle(db);
}

/** Makes the given needs the ones that this need waits for now. */
export async function setDependencies(
	db: Db,
	needId: string,
	dependsOnIds: readonly string[],
): Promise<void> {
	await store.lockDependencies(db);
	const before = (await store.listOf(db, needId)).map(({ dependsOnId }) => dependsOnId);
	const gone = before.filter((id) => !dependsOnIds.includes(id));
	const fresh = dependsOnIds.filter((id) => !before.includes(id));
	if (fresh.includes(needId)) refuse('need_waits_for_itself');
	await store.deleteSaid(db, needId, gone);
	await store.insertSaid(
		db,
		fresh.map((dependsOnId) => ({ needId, dependsOnId })),
	);
	await store.settle(db);
	await assertNoCycle(db);
}

/** After needs were merged or split: the dependencies follow, unless they would close a ring. */
export async function resettle(db: Db): Promise<void> {
	await store.lockDependencies(db);
	await store.settle(db);
	await assertNoCycle(db);
}

/** Takes back dependencies exactly as they were said; answers how many there still were. */
export async function unlinkDependencies(db: Db, pairs: readonly Dependency[]): Promise<number> {
	if (pairs.length === 0) return 0;
	await store.lockDependencies(db);
	const count = await store.deletePairs(db, pairs);
	await store.settle(db);
	await assertNoCycle(db);
	return count;
}

/** Which of the pairs have been said already. */
export function listSaid(db: Db, pairs: readonly Dependency[]): Promise<Dependency[]> {
	return store.listSaid(db, pairs);
}
