import { expect, test } from 'vitest';
import * as v from 'valibot';
import { newId } from '#platform/identifier.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as invitations from '../invitation/invitation.server.ts';
import * as serviceAreas from '../service-area/service-area.server.ts';
import * as serviceUnits from '../service-unit/service-unit.server.ts';
import { BatchDraft, type DirectoryUnit } from './unit-batch.ts';
import * as batches from './unit-batch.server.ts';

useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const day = { day: '2027-03-15', times: [{ from: '09:00', to: '18:00', isStaffed: true }] };
const library = (directoryId: number, name: string, devices = ['Lainausautomaatti']): DirectoryUnit => ({
	directoryId,
	name,
	kind: 'branch_library',
	address: 'Nappatie 1, 45610 Koria',
	devices,
	openingHours: [day],
});
const found = [
	library(85001, 'Pääkirjasto'),
	library(85008, 'Korian kirjasto'),
	library(85010, 'Kirjastoauto'),
];

async function placeWithArea() {
	const place = await foundMunicipality();
	const area = { name: 'Kirjasto', governanceModel: 'own_strategy', key: undefined } as const;
	const serviceAreaId = await serviceAreas.add(place.actor, area);
	const draft = (change: Partial<BatchDraft> = {}): BatchDraft => ({
		source: 'directory',
		serviceAreaId,
		found,
		chosen: found.map(({ directoryId }) => directoryId),
		key: undefined,
		...change,
	});
	return { ...place, serviceAreaId, draft };
}

test('the chosen libraries are added with devices; again adds only what is missing', async () => {
	const { actor, draft } = await placeWithArea();
	expect(await batches.add(actor, draft({ chosen: [85001, 85008] }))).toEqual({ added: 2, updated: 0 });
	expect(await batches.listKnown(actor, found)).toEqual([85001, 85008]);
	const fresher = [
		library(85001, 'Pääkirjasto', ['Lainausautomaatti', 'Palautusautomaatti']),
		...found.slice(1),
	];
	expect(await batches.add(actor, draft({ found: fresher }))).toEqual({ added: 1, updated: 1 });
	expect(await batches.add(actor, draft({ found: fresher }))).toEqual({ added: 0, updated: 0 });
	const units = await serviceUnits.list(actor);
	expect(units.map(({ name, devices }) => [name, devices.length])).toEqual([
		['Kirjastoauto', 1],
		['Korian kirjasto', 1],
		['Pääkirjasto', 2],
	]);
});

test('a unit written by hand is recognised by its name and keeps what people wrote', async () => {
	const { actor, draft, serviceAreaId } = await placeWithArea();
	const own = {
		name: 'KORIAN KIRJASTO',
		kind: 'office',
		serviceAreaId,
		address: 'Oma osoite',
		key: undefined,
	} as const;
	const id = await serviceUnits.add(actor, own);
	expect(await batches.add(actor, draft())).toEqual({ added: 2, updated: 1 });
	expect(await serviceUnits.get(actor, id)).toMatchObject({
		name: 'KORIAN KIRJASTO',
		kind: 'office',
		address: 'Oma osoite',
		devices: ['Lainausautomaatti'],
	});
});

test('one form sent twice adds once', async () => {
	const { actor, draft } = await placeWithArea();
	const key = newId();
	const [once, twice] = await Promise.all([
		batches.add(actor, draft({ key })),
		batches.add(actor, draft({ key })),
	]);
	expect(once).toEqual(twice);
	expect(await serviceUnits.list(actor)).toHaveLength(3);
});

test('undoing takes away what is not in use yet', async () => {
	const { actor, draft } = await placeWithArea();
	await batches.add(actor, draft());
	const latest = (await batches.findLatest(actor))!;
	expect(latest.count).toBe(3);
	const [used] = await serviceUnits.list(actor);
	const invited = {
		name: 'Veera',
		email: 'veera@testila.example',
		accessRole: 'unit_editor',
		unitId: used!.id,
		key: undefined,
	} as const;
	await invitations.send(actor, invited);
	expect(await batches.undo(actor, latest.id)).toBe(2);
	expect((await serviceUnits.list(actor)).map(({ id }) => id)).toEqual([used!.id]);
	await expect(batches.undo(actor, latest.id)).rejects.toEqual(refusal('not_found'));
	expect(await batches.findLatest(actor)).toBeUndefined();
	expect(await batches.add(actor, draft())).toEqual({ added: 2, updated: 0 });
});

test('refuses others, other municipalities’ ids, and an empty choice', async () => {
	const place = await placeWithArea();
	const other = await placeWithArea();
	await batches.add(place.actor, place.draft());
	const { id } = (await batches.findLatest(place.actor))!;
	await expect(batches.undo(other.actor, id)).rejects.toEqual(refusal('not_found'));
	await expect(batches.add(other.actor, place.draft())).rejects.toEqual(refusal('not_found'));
	await expect(batches.add(place.actor, place.draft({ chosen: [] }))).rejects.toEqual(
		refusal('nothing_chosen'),
	);
	await expect(batches.add(await place.as('coordinator'), place.draft())).rejects.toEqual(
		refusal('forbidden'),
	);
});

test.each(['', 'null', '{}', '[{"directoryId":1}]', '[{"directoryId":-1,"name":"Koria"}]', '['])(
	'a form with %j instead of libraries is refused as wrong',
	(text) => {
		const given = { source: 'file', serviceAreaId: newId(), found: text, chosen: ['1'] };
		expect(v.safeParse(BatchDraft, given).success).toBe(false);
	},
);
