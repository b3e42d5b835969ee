import type { Actor } from '#platform/actor.server.ts';
import { newId, newToken } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import type { OpeningDay, ServiceUnit, UnitChange, UnitClosing, UnitDraft } from './service-unit.ts';
import * as store from './service-unit.store.server.ts';

export function list(actor: Actor): Promise<ServiceUnit[]> {
	actor.must('organisation.read');
	return actor.read((db) => store.list(db));
}

export function get(actor: Actor, id: string): Promise<ServiceUnit> {
	actor.must('organisation.read');
	return actor.read(async (db) => found(await store.find(db, id), 'service_unit'));
}

/** With what the library directory told of its opening hours. */
export function getWithHours(
	actor: Actor,
	id: string,
): Promise<ServiceUnit & { openingHours: OpeningDay[] }> {
	actor.must('organisation.read');
	return actor.read(async (db) => {
		const unit = found(await store.find(db, id), 'service_unit');
		return { ...unit, openingHours: await store.openingHours(db, id) };
	});
}

export function add(actor: Actor, draft: UnitDraft): Promise<string> {
	actor.must('organisation.manage');
	return actor.change(
		async (db, record) => {
			const id = newId();
			const { name, kind, serviceAreaId, address } = draft;
			if (!(await store.hasArea(db, serviceAreaId))) refuse('not_found', { subject: 'service_area' });
			const unit = {
				id,
				name,
				kind,
				service_area_id: serviceAreaId,
				address: address || null,
				link_token: newToken(),
			};
			if (!(await store.insert(db, unit))) refuse('name_taken', { name });
			record('service_unit.added', { type: 'service_unit', id }, { name, kind });
			return id;
		},
		{ verb: 'service_unit.add', key: draft.key },
	);
}

export async function amend(actor: Actor, change: UnitChange): Promise<void> {
	actor.must('organisation.manage');
	const { id, version, name, kind, serviceAreaId, address } = change;
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, id), 'service_unit');
		if (!(await store.hasArea(db, serviceAreaId))) refuse('not_found', { subject: 'service_area' });
		if (!(await store.isNameFree(db, name, id))) refuse('name_taken', { name });
		const after = { name, kind, service_area_id: serviceAreaId, address: address || null };
		if (!(await store.update(db, id, version, after))) refuse('conflict');
		record(
			'service_unit.amended',
			{ type: 'service_unit', id },
			{ before: { name: before.name, kind: before.kind }, after },
		);
	});
}

/** A new link: the old one, with its QR code, stops working. */
export async function renewLink(actor: Actor, id: string, version: number): Promise<void> {
	actor.must('organisation.manage');
	await actor.change(async (db, record) => {
		found(await store.find(db, id), 'service_unit');
		if (!(await store.update(db, id, version, { link_token: newToken() }))) refuse('conflict');
		record('service_unit.link_renewed', { type: 'service_unit', id });
	});
}

/** A closed unit keeps its needs and history; its link no longer takes new ones. */
export async function close(actor: Actor, given: UnitClosing): Promise<void> {
	actor.must('organisation.manage');
	await actor.change(async (db, record) => {
		found(await store.find(db, given.id), 'service_unit');
		if (!(await store.update(db, given.id, given.version, { closed_on: given.closedOn }))) refuse('conflict');
		record('service_unit.closed', { type: 'service_unit', id: given.id }, { closedOn: given.closedOn });
	});
}

export async function reopen(actor: Actor, given: { id: string; version: number }): Promise<void> {
	actor.must('organisation.manage');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, given.id), 'service_unit');
		if (!(await store.update(db, given.id, given.version, { closed_on: null }))) refuse('conflict');
		record('service_unit.reopened', { type: 'service_unit', id: given.id }, { wasClosedOn: before.closedOn });
	});
}

/** The unit whose link it is; the link itself is the right to know only this much. */
export function byLink(visitor: Actor, token: string): Promise<Pick<ServiceUnit, 'id' | 'name'>> {
	visitor.must('public.read');
	return visitor.read(async (db) => {
		const { id, name } = found(await store.findByLink(db, token), 'service_unit');
		return { id, name };
	});
}
