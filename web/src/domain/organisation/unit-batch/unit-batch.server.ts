import type { Actor } from '#platform/actor.server.ts';
import { newId, newToken } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import type { BatchDraft, DirectoryUnit, UnitBatch } from './unit-batch.ts';
import * as store from './unit-batch.store.server.ts';

export interface BatchAnswer {
	added: number;
	updated: number;
}

function isSame(known: store.KnownUnit, unit: DirectoryUnit): boolean {
	if (known.directoryId !== null) return known.directoryId === unit.directoryId;
	return known.name.toLowerCase() === unit.name.toLowerCase();
}

/** Which of the found libraries are here already, by the directory's number. */
export function listKnown(actor: Actor, found: readonly DirectoryUnit[]): Promise<number[]> {
	actor.must('organisation.manage');
	return actor.read(async (db) => {
		const known = await store.listKnown(db, found);
		return found
			.filter((unit) => known.some((one) => isSame(one, unit)))
			.map(({ directoryId }) => directoryId);
	});
}

/** Adds the chosen ones that are missing and brings devices and hours of the others up to date. */
export async function add(actor: Actor, draft: BatchDraft): Promise<BatchAnswer> {
	actor.must('organisation.manage');
	const chosen = draft.found.filter(({ directoryId }) => draft.chosen.includes(directoryId));
	if (chosen.length === 0) refuse('nothing_chosen');
	return actor.change(
		async (db, record) => {
			if (!(await store.hasArea(db, draft.serviceAreaId))) refuse('not_found', { subject: 'service_area' });
			const known = await store.listKnown(db, chosen);
			const pairs = chosen.map((unit) => ({ unit, known: known.find((one) => isSame(one, unit)) }));
			const batchId = newId();
			await store.insert(db, batchId, draft.source);
			const fresh = pairs
				.filter((pair) => !pair.known)
				.map(({ unit }) => ({
					...unit,
					id: newId(),
					areaId: draft.serviceAreaId,
					batchId,
					linkToken: newToken(),
				}));
			const added = await store.insertUnits(db, fresh);
			const updated = await store.refresh(
				db,
				pairs.flatMap((pair) => (pair.known ? [{ ...pair.unit, id: pair.known.id }] : [])),
			);
			record(
				'unit_batch.added',
				{ type: 'unit_batch', id: batchId },
				{ source: draft.source, added, updated },
			);
			return { added: added.length, updated };
		},
		{ verb: 'unit_batch.add', key: draft.key },
	);
}

/** The latest batch that can be taken back, or undefined. */
export function findLatest(actor: Actor): Promise<UnitBatch | undefined> {
	actor.must('organisation.read');
	return actor.read((db) => store.findLatest(db));
}

/** Takes the batch's units away again; the ones already in use stay and are not counted. */
export async function undo(actor: Actor, id: string): Promise<number> {
	actor.must('organisation.manage');
	return actor.change(async (db, record) => {
		if (!(await store.markUndone(db, id))) refuse('not_found', { subject: 'unit_batch' });
		const removed = await store.removeUnused(db, id);
		record('unit_batch.undone', { type: 'unit_batch', id }, { removed });
		return removed.length;
	});
}
