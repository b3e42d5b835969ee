import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type {
	DocumentDraft,
	InterfaceDraft,
	ManagedSystem,
	PartChoice,
	SystemChange,
	SystemDocument,
	SystemDraft,
	SystemInterface,
	SystemRetirement,
} from './managed-system.ts';
import * as store from './managed-system.store.server.ts';

/** By name; retired ones are left out unless asked for. */
export function list(actor: Actor, wanted: { withRetired?: boolean } = {}): Promise<ManagedSystem[]> {
	actor.must('system.read');
	return actor.read((db) => store.list(db, wanted));
}

export interface SystemView {
	system: ManagedSystem;
	interfaces: SystemInterface[];
	documents: SystemDocument[];
}

export function get(actor: Actor, id: string): Promise<SystemView> {
	actor.must('system.read');
	return actor.read(async (db) => ({
		system: found(await store.find(db, knownId(id, 'system')), 'system'),
		interfaces: await store.interfacesOf(db, id),
		documents: await store.documentsOf(db, id),
	}));
}

/** Names of the other ends by system, for a file of the whole register. */
export async function interfaceNames(actor: Actor): Promise<Map<string, string[]>> {
	actor.must('system.read');
	const lines = await actor.read((db) => store.interfaceLines(db));
	const bySystem = Map.groupBy(lines, ({ systemId }) => systemId);
	return new Map([...bySystem].map(([id, own]) => [id, own.map(({ other }) => other)]));
}

/** The system within another noun's change, at work unless it is looked at only. */
export async function hold(db: Db, id: string): Promise<ManagedSystem> {
	await store.lock(db, id);
	const system = found(await store.find(db, id), 'system');
	if (system.retiredOn) refuse('system_retired', { name: system.name });
	return system;
}

/** The holder of its post or of the deputy's, and whoever keeps the register. */
export function answersFor(
	actor: Actor,
	{ owner, deputy }: Pick<ManagedSystem, 'owner' | 'deputy'>,
): boolean {
	const own = actor.personId !== null && [owner?.personId, deputy?.personId].includes(actor.personId);
	return own || actor.may('system.manage');
}

type Fields = Omit<SystemDraft, 'key'>;

const columnsOf = (draft: Fields) => ({
	...{ name: draft.name, kind: draft.kind, purpose: draft.purpose, used_by: draft.usedBy },
	...{ vendor: draft.vendor, owner_position_id: draft.ownerId, deputy_position_id: draft.deputyId },
	...{ criticality: draft.criticality, stage: draft.stage },
	...{ stage_from: draft.stageFrom, stage_to: draft.stageTo },
	...{ personal_data: draft.personalData, personal_data_groups: draft.personalDataGroups },
	...{ legal_basis: draft.legalBasis, controller: draft.controller, processor: draft.processor },
	...{ data_location: draft.dataLocation, retention: draft.retention },
	...{ information_set: draft.informationSet, note: draft.note },
});

async function assertSound(db: Db, draft: Fields, own: string | null): Promise<void> {
	const { ownerId, deputyId, unitIds, name } = draft;
	const missing = await store.firstMissing(db, { positionIds: [ownerId, deputyId], unitIds });
	if (missing) refuse('not_found', { subject: missing });
	if (await store.nameTaken(db, name, own)) refuse('system_name_taken', { name });
}

export function add(actor: Actor, { key, ...draft }: SystemDraft): Promise<string> {
	actor.must('system.manage');
	return actor.change(
		async (db, record) => {
			await assertSound(db, draft, null);
			const id = newId();
			await store.insert(db, { id, ...columnsOf(draft), made_by: actor.person });
			await store.setUnits(db, id, draft.unitIds);
			record('system.added', { type: 'system', id }, draft);
			return id;
		},
		{ verb: 'system.add', key },
	);
}

/** Within a change of another verb, which lets the dates of its contracts follow. */
export async function amendIn(
	db: Db,
	record: RecordEvent,
	{ id, version, ...draft }: SystemChange,
): Promise<{ before: ManagedSystem; after: ManagedSystem }> {
	const before = found(await store.find(db, id), 'system');
	await assertSound(db, draft, id);
	if (!(await store.update(db, id, version, columnsOf(draft)))) refuse('conflict');
	await store.setUnits(db, id, draft.unitIds);
	const { name, stage, criticality, owner, deputy } = before;
	const was = { name, stage, criticality, owner: owner?.title, deputy: deputy?.title };
	record('system.amended', { type: 'system', id }, { before: was, after: draft });
	return { before, after: found(await store.find(db, id), 'system') };
}

/** Out of the register; a contract that is still in force would be nobody's. */
export async function retire(actor: Actor, { id, reason }: SystemRetirement, day = today()): Promise<void> {
	actor.must('system.manage');
	await actor.change(async (db, record) => {
		const { name } = await hold(db, id);
		if (await store.hasContract(db, id)) refuse('system_has_contract', { name });
		const row = { id: newId(), system_id: id, reason, retired_on: day, retired_by: actor.person };
		await store.insertRetirement(db, row);
		record('system.retired', { type: 'system', id }, { name, reason });
	});
}

export async function restore(actor: Actor, { id }: Pick<SystemRetirement, 'id'>): Promise<void> {
	actor.must('system.manage');
	await actor.change(async (db, record) => {
		const { name } = found(await store.find(db, id), 'system');
		if (!(await store.liftRetirement(db, id, actor.person))) refuse('conflict');
		record('system.restored', { type: 'system', id }, { name });
	});
}

export function addInterface(actor: Actor, { key, ...draft }: InterfaceDraft): Promise<string> {
	actor.must('system.manage');
	const { systemId, otherSystemId, otherName, direction, moves, technique } = draft;
	return actor.change(
		async (db, record) => {
			const system = await hold(db, systemId);
			if (otherSystemId === systemId) refuse('interface_with_itself');
			if (otherSystemId) found(await store.find(db, otherSystemId), 'system');
			const ends = { system_id: systemId, other_system_id: otherSystemId, other_name: otherName };
			const id = newId();
			await store.insertInterface(db, { id, ...ends, direction, moves, technique, made_by: actor.person });
			record('system.interface_added', { type: 'system', id: systemId }, { name: system.name, ...draft });
			return id;
		},
		{ verb: 'system.add_interface', key },
	);
}

export function addDocument(actor: Actor, { key, systemId, title, link }: DocumentDraft): Promise<string> {
	actor.must('system.manage');
	return actor.change(
		async (db, record) => {
			const { name } = await hold(db, systemId);
			const id = newId();
			await store.insertDocument(db, { id, system_id: systemId, title, link, made_by: actor.person });
			record('system.document_added', { type: 'system', id: systemId }, { name, title, link });
			return id;
		},
		{ verb: 'system.add_document', key },
	);
}

export async function removeInterface(actor: Actor, choice: PartChoice): Promise<void> {
	actor.must('system.manage');
	await actor.change(async (db, record) => {
		const { name } = await hold(db, choice.systemId);
		const moves = found(await store.removePart(db, 'system_interface', choice), 'interface');
		record('system.interface_removed', { type: 'system', id: choice.systemId }, { name, moves });
	});
}

export async function removeDocument(actor: Actor, choice: PartChoice): Promise<void> {
	actor.must('system.manage');
	await actor.change(async (db, record) => {
		const { name } = await hold(db, choice.systemId);
		const title = found(await store.removePart(db, 'system_document', choice), 'document');
		record('system.document_removed', { type: 'system', id: choice.systemId }, { name, title });
	});
}
