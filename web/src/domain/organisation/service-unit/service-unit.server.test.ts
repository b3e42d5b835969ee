import { expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as serviceAreas from '../service-area/service-area.server.ts';
import * as serviceUnits from './service-unit.server.ts';

useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

async function placeWithUnit() {
	const place = await foundMunicipality();
	const area = { name: 'Kirjasto', governanceModel: 'own_strategy', key: undefined } as const;
	const serviceAreaId = await serviceAreas.add(place.actor, area);
	const draft = {
		name: 'Korian kirjasto',
		kind: 'branch_library',
		serviceAreaId,
		address: '',
		key: newId(),
	} as const;
	return { ...place, serviceAreaId, draft, id: await serviceUnits.add(place.actor, draft) };
}

test('a unit is added once for one form, and its name is its own', async () => {
	const { actor, draft, id } = await placeWithUnit();
	expect(await serviceUnits.add(actor, draft)).toBe(id);
	await expect(serviceUnits.add(actor, { ...draft, key: newId() })).rejects.toEqual(refusal('name_taken'));
	expect(await serviceUnits.list(actor)).toEqual([
		expect.objectContaining({ name: 'Korian kirjasto', serviceArea: 'Kirjasto', closedOn: null }),
	]);
});

test('a closed unit can be opened again; a stale form is refused', async () => {
	const { actor, id } = await placeWithUnit();
	await serviceUnits.close(actor, { id, version: 1, closedOn: '2027-06-30' });
	expect(await serviceUnits.get(actor, id)).toMatchObject({ closedOn: '2027-06-30', version: 2 });
	await expect(serviceUnits.reopen(actor, { id, version: 1 })).rejects.toEqual(refusal('conflict'));
	await serviceUnits.reopen(actor, { id, version: 2 });
	expect((await serviceUnits.get(actor, id)).closedOn).toBeNull();
});

test('a renewed link is another link', async () => {
	const { actor, id } = await placeWithUnit();
	const { linkToken } = await serviceUnits.get(actor, id);
	await serviceUnits.renewLink(actor, id, 1);
	expect((await serviceUnits.get(actor, id)).linkToken).not.toBe(linkToken);
});

test('an area of another municipality is not there, nor the unit itself', async () => {
	const { actor, draft, id } = await placeWithUnit();
	const other = await placeWithUnit();
	const abroad = { ...draft, name: 'Muu', serviceAreaId: other.serviceAreaId, key: undefined };
	await expect(serviceUnits.add(actor, abroad)).rejects.toEqual(refusal('not_found'));
	await expect(serviceUnits.amend(actor, { ...abroad, id, version: 1 })).rejects.toEqual(
		refusal('not_found'),
	);
	await expect(serviceUnits.close(other.actor, { id, version: 1, closedOn: '2027-01-01' })).rejects.toEqual(
		refusal('not_found'),
	);
	await expect(serviceUnits.get(other.actor, id)).rejects.toEqual(refusal('not_found'));
});

test('a unit editor does not manage units', async () => {
	const { as, id } = await placeWithUnit();
	const editor = await as('unit_editor', id);
	await expect(serviceUnits.reopen(editor, { id, version: 1 })).rejects.toEqual(refusal('forbidden'));
});
