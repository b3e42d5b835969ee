import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as dependencies from './dependency.server.ts';
import { lockDependencies } from './dependency.store.server.ts';
import type { Merge, Split, WordingSplit } from './merger.ts';
import * as store from './merger.store.server.ts';
import * as batch from './need-batch.store.server.ts';
import { titleFrom, type NewNeedNumber } from './need.ts';
import * as needStore from './need.store.server.ts';

/** Puts needs under one; every sentence stays as said and the act can be undone. Answers with the mergers made. */
export async function merge(actor: Actor, wanted: Merge): Promise<{ mergerIds: string[] }> {
	actor.must('need.merge');
	return actor.change((db, record) => mergeWithin(db, record, actor, wanted));
}

/** The same inside a running change. */
export async function mergeWithin(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	wanted: Merge,
): Promise<{ mergerIds: string[] }> {
	actor.must('need.merge');
	const fromIds = [...new Set(wanted.from)].filter((id) => id !== wanted.into);
	if (fromIds.length === 0) refuse('merge_nothing');
	await lockDependencies(db);
	const needs = await needStore.lock(db, [wanted.into, ...fromIds]);
	const into = found(
		needs.find(({ id }) => id === wanted.into),
		'need',
	);
	const from = needs.filter(({ id }) => id !== wanted.into);
	if (from.length < fromIds.length) refuse('not_found', { subject: 'need' });
	const merged = needs.find(({ state }) => state === 'merged');
	if (merged) refuse('need_merged', { number: merged.number });
	const mergers = from.map((need) => ({
		id: newId(),
		from_need_id: need.id,
		into_need_id: into.id,
		from_state: need.state,
		merged_by: actor.personId,
	}));
	await store.insert(db, mergers);
	await store.markMerged(db, fromIds);
	await store.touch(db, [into.id]);
	await store.moveWordings(db, fromIds, into.id);
	await dependencies.resettle(db);
	const target = { into: into.id, intoNumber: into.number };
	from.forEach((need, i) =>
		record('need.merged', { type: 'need', id: need.id }, { ...target, merger: mergers[i]!.id }),
	);
	const numbers = from.map(({ number }) => number).toSorted((a, b) => a - b);
	record('need.took_in', { type: 'need', id: into.id }, { numbers });
	return { mergerIds: mergers.map(({ id }) => id) };
}

/** Undoes mergers exactly: the sentences, the states and the dependencies are again as before them. */
export async function split(actor: Actor, wanted: Split): Promise<{ needIds: string[] }> {
	actor.must('need.merge');
	return actor.change((db, record) => splitWithin(db, record, actor, wanted));
}

/** The same inside a running change. */
export async function splitWithin(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	{ mergerIds }: Split,
): Promise<{ needIds: string[] }> {
	actor.must('need.merge');
	const wanted = [...new Set(mergerIds)];
	await lockDependencies(db);
	const mergers = await store.findLive(db, wanted);
	if (mergers.length < wanted.length) refuse('need_not_merged');
	const numbers = await lockedNumbers(db, mergers);
	for (const merger of mergers) {
		const rootId = await store.standsAt(db, merger.fromId);
		await undoOne(db, merger);
		const number = numbers.get(merger.fromId) ?? null;
		record('need.split_off', { type: 'need', id: rootId }, { number, merger: merger.id });
		record(
			'need.restored',
			{ type: 'need', id: merger.fromId },
			{ state: merger.fromState, merger: merger.id },
		);
	}
	await dependencies.resettle(db);
	return { needIds: mergers.map(({ fromId }) => fromId) };
}

async function lockedNumbers(db: Db, mergers: readonly store.Merger[]): Promise<Map<string, number>> {
	const ids = new Set(mergers.flatMap(({ fromId, intoId }) => [fromId, intoId]));
	const needs = await needStore.lock(db, [...ids]);
	return new Map(needs.map(({ id, number }) => [id, number]));
}

/** Puts undone mergers in force again, the same rows: what a split did is as if it had not been. */
export async function reviveWithin(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	{ mergerIds }: Split,
): Promise<void> {
	actor.must('need.merge');
	await lockDependencies(db);
	const mergers = await store.findUndone(db, mergerIds);
	if (mergers.length < mergerIds.length) refuse('not_found', { subject: 'merger' });
	const numbers = await lockedNumbers(db, mergers);
	for (const { id, fromId, intoId } of mergers) {
		const number = numbers.get(fromId) ?? null;
		const rootId = await store.standsAt(db, intoId);
		// Its own target may stand under it by now.
		if (rootId === fromId || !(await store.revive(db, id))) refuse('act_merged_since', { number });
		await store.markMerged(db, [fromId]);
		await store.touch(db, [intoId]);
		await store.moveWordings(db, [fromId], rootId);
		const target = { into: rootId, intoNumber: numbers.get(intoId) ?? null, merger: id };
		record('need.merged', { type: 'need', id: fromId }, target);
		record('need.took_in', { type: 'need', id: rootId }, { numbers: [number] });
	}
	await dependencies.resettle(db);
}

async function undoOne(db: Db, merger: store.Merger): Promise<void> {
	if (!(await store.undo(db, merger.id))) refuse('need_not_merged');
	await store.restoreState(db, merger.fromId, merger.fromState);
	await store.touch(db, [merger.intoId]);
	await store.bringBackWordings(db, merger.fromId);
}

/** Takes sentences that mean something else to a need of their own. */
export async function splitWordings(actor: Actor, wanted: WordingSplit): Promise<NewNeedNumber> {
	actor.must('need.merge');
	return actor.change((db, record) => splitWordingsWithin(db, record, actor, wanted));
}

export interface WordingsSplit extends NewNeedNumber {
	/** The sentences taken, each with where it belonged. */
	taken: { id: string; baseId: string }[];
}

/** The same inside a running change. */
export async function splitWordingsWithin(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	wanted: WordingSplit,
): Promise<WordingsSplit> {
	actor.must('need.merge');
	const ids = [...new Set(wanted.wordingIds)];
	await lockDependencies(db);
	const need = found(await needStore.lockOne(db, wanted.needId), 'need');
	const wordings = await store.listWordings(db, need.id, ids);
	if (wordings.length < ids.length) refuse('not_found', { subject: 'wording' });
	assertSomeStay(wordings);
	const fresh = { id: newId(), number: await batch.takeNumbers(db, 1) };
	const [first] = wordings as [store.StandingWording];
	const { kind, channel } = await store.copyOrigin(db, need.id);
	const row = { ...fresh, title: titleFrom(first.text), kind, channel, service_unit_id: first.unitId };
	await batch.insertNeeds(db, [row]);
	await store.rebaseWordings(db, ids, fresh.id);
	await store.touch(db, [need.id]);
	record('need.split_off', { type: 'need', id: need.id }, { number: fresh.number });
	record('need.split_from', { type: 'need', id: fresh.id }, { from: need.id, fromNumber: need.number });
	return { ...fresh, taken: wordings.map(({ id, baseId }) => ({ id, baseId })) };
}

/** Brings sentences back to where they belonged before they were taken to a need of their own. */
export async function rejoinWordings(
	db: Db,
	record: RecordEvent,
	freshId: string,
	taken: WordingsSplit['taken'],
): Promise<void> {
	await lockDependencies(db);
	const fresh = found(await needStore.lockOne(db, freshId), 'need');
	for (const { id, baseId } of taken) {
		const rootId = await store.standsAt(db, baseId);
		if (!(await store.returnWording(db, id, freshId, { baseId, rootId })))
			refuse('act_need_touched', { number: fresh.number });
		await store.touch(db, [rootId]);
		record('need.took_in', { type: 'need', id: rootId }, { numbers: [fresh.number] });
	}
}

// A need merged here must still have words of its own when its merger is undone.
function assertSomeStay(wordings: readonly store.StandingWording[]): void {
	const leaving = Map.groupBy(wordings, ({ baseId }) => baseId);
	for (const list of leaving.values()) if (list.length >= list[0]!.siblings) refuse('need_last_wording');
}
