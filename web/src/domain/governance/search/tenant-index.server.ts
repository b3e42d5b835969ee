import { setImmediate as afterOthers } from 'node:timers/promises';
import { ownDescriber, sharedAnalyser } from '#domain/portfolio/similarity/describer.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { FoundKind } from './found-kind.ts';
import { foundKinds } from './found-kinds.server.ts';
import * as store from './search.store.server.ts';
import { keyOf, TenantIndex } from './tenant-index.ts';

const CHUNK = 200;
/** Others wait for no longer than about this, in milliseconds. */
const SLICE = 10;
/** More changes than this are quicker read anew. */
const MOST_CHANGES = 5000;
/** Things held in memory over all municipalities; those searched longest ago go first. */
const MOST_HELD = 400_000;
const NIL = '00000000-0000-0000-0000-000000000000';

interface Held {
	index: TenantIndex;
	isBuilt: boolean;
	/** The work on it, one after the other. */
	work: Promise<void>;
}

const held = new Map<string, Held>();

/** The municipality's index with everything in it that the trail tells of now. */
export async function freshIndex(actor: Actor): Promise<TenantIndex> {
	const { tenantId } = actor;
	const one = held.get(tenantId) ?? {
		index: new TenantIndex(sharedAnalyser()),
		isBuilt: false,
		work: Promise.resolve(),
	};
	// Put last in line again: the map keeps the order in which they were used.
	held.delete(tenantId);
	held.set(tenantId, one);
	const work = one.work.then(() => actor.read((db) => bringUp(db, one)));
	one.work = work.catch(() => {
		if (held.get(tenantId) === one) held.delete(tenantId);
	});
	await work;
	forgetOldest();
	return one.index;
}

async function bringUp(db: Db, one: Held): Promise<void> {
	const head = await store.headSeq(db);
	if (one.isBuilt && one.index.seq === head) return;
	const lines = one.isBuilt ? await store.changesAfter(db, one.index.seq, MOST_CHANGES + 1) : [];
	const isMuch = !one.isBuilt || lines.length > MOST_CHANGES;
	if (!one.isBuilt || lines.some(({ subjectType }) => subjectType === 'tenant_term'))
		one.index.describer = await ownDescriber(db);
	for (const kind of foundKinds) {
		const touched = isMuch ? (['all'] as const) : lines.map((line) => kind.touchedBy(line));
		if (touched.includes('all')) await readAll(db, one.index, kind);
		else await readSome(db, one.index, kind, [...new Set(touched.flat())]);
	}
	// What came in meanwhile is read again next time: the number was taken before the rows.
	one.index.seq = head;
	one.isBuilt = true;
}

async function readAll(db: Db, index: TenantIndex, kind: FoundKind): Promise<void> {
	const gone = new Set(index.keysOf(kind.kind));
	let since = performance.now();
	for (let after = NIL; ;) {
		const documents = await kind.loadAfter(db, after, CHUNK);
		for (const document of documents) {
			index.put(kind.kind, document);
			gone.delete(keyOf(kind.kind, document.id));
			if (performance.now() - since < SLICE) continue;
			await afterOthers();
			since = performance.now();
		}
		if (documents.length < CHUNK) break;
		after = documents.at(-1)!.id;
	}
	for (const key of gone) index.remove(key);
}

async function readSome(db: Db, index: TenantIndex, kind: FoundKind, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	const relatives = (await kind.relatives?.(db, ids)) ?? [];
	const wanted = [...new Set([...ids, ...relatives])];
	const documents = await kind.loadByIds(db, wanted);
	const gone = new Set(wanted.map((id) => keyOf(kind.kind, id)));
	for (const document of documents) {
		index.put(kind.kind, document);
		gone.delete(keyOf(kind.kind, document.id));
	}
	for (const key of gone) index.remove(key);
}

function forgetOldest(): void {
	let sum = [...held.values()].reduce((total, { index }) => total + index.size, 0);
	for (const [tenantId, { index }] of held) {
		if (sum <= MOST_HELD || held.size === 1) return;
		held.delete(tenantId);
		sum -= index.size;
	}
}
