import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import type { AreaChange, AreaDraft, ServiceArea } from './service-area.ts';
import * as store from './service-area.store.server.ts';

export function list(actor: Actor): Promise<ServiceArea[]> {
	actor.must('organisation.read');
	return actor.read((db) => store.list(db));
}

export function get(actor: Actor, id: string): Promise<ServiceArea> {
	actor.must('organisation.read');
	return actor.read(async (db) => found(await store.find(db, id), 'service_area'));
}

export async function add(actor: Actor, draft: AreaDraft): Promise<string> {
	actor.must('organisation.manage');
	return actor.change(
		async (db, record) => {
			const id = newId();
			const { name, governanceModel } = draft;
			if (!(await store.insert(db, { id, name, governance_model: governanceModel })))
				refuse('name_taken', { name });
			record('service_area.added', { type: 'service_area', id }, { name, governanceModel });
			return id;
		},
		{ verb: 'service_area.add', key: draft.key },
	);
}

/** Many at once, in this order, inside a running change that founds a municipality. */
export async function addAll(db: Db, drafts: readonly Omit<AreaDraft, 'key'>[]): Promise<void> {
	await store.insertAll(
		db,
		drafts.map(({ name, governanceModel }) => ({ id: newId(), name, governance_model: governanceModel })),
	);
}

export async function amend(actor: Actor, change: AreaChange): Promise<void> {
	actor.must('organisation.manage');
	const { id, version, name, governanceModel } = change;
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, id), 'service_area');
		if (!(await store.isNameFree(db, name, id))) refuse('name_taken', { name });
		if (!(await store.update(db, id, version, { name, governance_model: governanceModel })))
			refuse('conflict');
		const was = { name: before.name, governanceModel: before.governanceModel };
		record(
			'service_area.amended',
			{ type: 'service_area', id },
			{ before: was, after: { name, governanceModel } },
		);
	});
}

/** Only an area without units, posts or strategies can go. */
export async function remove(actor: Actor, given: { id: string; version: number }): Promise<void> {
	actor.must('organisation.manage');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, given.id), 'service_area');
		const count = await store.countUses(db, given.id);
		if (count > 0) refuse('in_use', { count });
		if (!(await store.remove(db, given.id, given.version))) refuse('conflict');
		record('service_area.removed', { type: 'service_area', id: given.id }, { name: before.name });
	});
}
