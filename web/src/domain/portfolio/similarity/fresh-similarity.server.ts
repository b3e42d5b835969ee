import { setImmediate as afterOthers } from 'node:timers/promises';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { describerWith } from './describer.server.ts';
import * as store from './similarity.store.server.ts';
import { TenantSimilarity } from './tenant-similarity.ts';
import { ownTerms } from './term.store.server.ts';

const CHUNK = 200;
/** More changes than this are quicker read anew. */
const MOST_CHANGES = 2000;
/** Sentences held in memory over all municipalities; those asked about longest ago go first. */
const MOST_HELD = 120_000;
const MOST_JUDGED = 400;
const NIL = '00000000-0000-0000-0000-000000000000';

/** What tells that people judged two needs the same, or not the same after all. */
const judging = new Set([
	...['need.merged', 'need.took_in', 'need.restored', 'need.split_off', 'need.told_apart', 'need.act_undone'],
]);
const sweeping = new Set(['import_run.finished', 'import_run.undone']);
const upkeep = new Set(['need.nudged']);

interface Held {
	index: TenantSimilarity | null;
	/** The work on it, one after the other. */
	work: Promise<unknown>;
}

const held = new Map<string, Held>();

/** The municipality's needs as the trail tells them now, ready to be compared. */
export async function freshSimilarity(actor: Actor): Promise<TenantSimilarity> {
	const { tenantId } = actor;
	const one = held.get(tenantId) ?? { index: null, work: Promise.resolve() };
	// Put last in line again: the map keeps the order in which they were used.
	held.delete(tenantId);
	held.set(tenantId, one);
	const work = one.work.then(() => actor.read((db) => bringUp(db, one)));
	one.work = work.catch(() => {
		if (held.get(tenantId) === one) held.delete(tenantId);
	});
	const index = await work;
	forgetOldest();
	return index;
}

async function bringUp(db: Db, one: Held): Promise<TenantSimilarity> {
	// Taken before the rows: what comes in meanwhile is read again next time.
	const head = await store.headSeq(db);
	if (one.index?.seq === head) return one.index;
	const lines = one.index ? await store.changesAfter(db, one.index.seq, MOST_CHANGES + 1) : [];
	const hasNewTerms = lines.some(({ subjectType }) => subjectType === 'tenant_term');
	const isMuch = lines.length > MOST_CHANGES || lines.some(isSweeping);
	const index =
		one.index && !hasNewTerms ? one.index : new TenantSimilarity(await describerWith(await ownTerms(db)));
	const isNew = index !== one.index;
	if (isNew || isMuch) await readAll(db, index);
	else await readSome(db, index, needsIn(lines));
	if (isNew || isMuch || lines.some(({ verb }) => judging.has(verb))) await teach(db, index);
	index.seq = head;
	one.index = index;
	return index;
}

/** A line about needs that names none of them may be about any. */
function isSweeping({ verb, subjectType }: store.TrailLine): boolean {
	const isOfMany = subjectType !== 'need' && verb.startsWith('need.') && !upkeep.has(verb);
	return isOfMany || sweeping.has(verb);
}

function needsIn(lines: readonly store.TrailLine[]): string[] {
	const needs = lines.filter(({ subjectType }) => subjectType === 'need');
	return [...new Set(needs.map(({ subjectId }) => subjectId))];
}

async function readAll(db: Db, index: TenantSimilarity): Promise<void> {
	const gone = new Set(index.needIds());
	for (let after = NIL; ;) {
		const needs = await store.listSaid(db, { after, limit: CHUNK });
		for (const need of needs) {
			index.put(need);
			gone.delete(need.id);
		}
		if (needs.length < CHUNK) break;
		after = needs.at(-1)!.id;
		await afterOthers();
	}
	for (const id of gone) index.remove(id);
}

async function readSome(db: Db, index: TenantSimilarity, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	const needs = await store.listSaid(db, { ids });
	// Those that lost sentences first: the sentences then stand where they moved to.
	for (const need of needs.toSorted((a, b) => a.wordings.length - b.wordings.length)) index.put(need);
	const there = new Set(needs.map(({ id }) => id));
	for (const id of ids) if (!there.has(id)) index.remove(id);
}

async function teach(db: Db, index: TenantSimilarity): Promise<void> {
	const { notTaught } = await ownTerms(db);
	index.learn(await store.listJudged(db, MOST_JUDGED), notTaught);
}

function forgetOldest(): void {
	const sizeOf = ({ index }: Held) => index?.size ?? 0;
	let sum = [...held.values()].reduce((total, one) => total + sizeOf(one), 0);
	for (const [tenantId, one] of held) {
		if (sum <= MOST_HELD || held.size === 1) return;
		held.delete(tenantId);
		sum -= sizeOf(one);
	}
}
