import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId, newToken } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import type { FileUnit, KeptUnit } from './file-batch.ts';
import * as fileStore from './file-batch.store.server.ts';
import * as store from './unit-batch.store.server.ts';

/** Units of a file inside a running change; the ids stand in the order given. The caller notes the event. */
export async function addFromFile(
	db: Db,
	actor: Actor,
	units: readonly FileUnit[],
): Promise<{ batchId: string; ids: string[] }> {
	actor.must('organisation.manage');
	for (const areaId of new Set(units.map(({ serviceAreaId }) => serviceAreaId)))
		if (!(await store.hasArea(db, areaId))) refuse('not_found', { subject: 'service_area' });
	const batchId = newId();
	await store.insert(db, batchId, 'file');
	const rows = units.map((unit) => ({
		id: newId(),
		name: unit.name,
		kind: unit.kind,
		service_area_id: unit.serviceAreaId,
		address: unit.address,
		external_key: unit.externalKey,
		link_token: newToken(),
		unit_batch_id: batchId,
	}));
	const written = await fileStore.insertAll(db, rows);
	const missing = rows.find(({ id }) => !written.has(id));
	if (missing) refuse('name_taken', { name: missing.name });
	return { batchId, ids: rows.map(({ id }) => id) };
}

/** Takes the file's units away again; those in use or amended since stay. The caller notes the event. */
export async function takeBack(
	db: Db,
	actor: Actor,
	batchId: string,
): Promise<{ removedIds: string[]; kept: KeptUnit[] }> {
	actor.must('organisation.manage');
	if (!(await store.markUndone(db, batchId))) return { removedIds: [], kept: [] };
	const units = await fileStore.listWithUse(db, batchId);
	const removedIds = units.filter(({ reason }) => reason === null).map(({ id }) => id);
	await fileStore.remove(db, removedIds);
	return { removedIds, kept: units.flatMap(({ id, reason }) => (reason ? [{ id, reason }] : [])) };
}
