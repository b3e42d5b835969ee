import { expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as serviceUnits from '../service-unit/service-unit.server.ts';
import * as serviceAreas from './service-area.server.ts';

useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const library = { name: 'Kirjasto', governanceModel: 'own_strategy' } as const;

test('areas keep the order in which they were added', async () => {
	const { actor } = await foundMunicipality();
	const key = newId();
	const id = await serviceAreas.add(actor, { ...library, key });
	expect(await serviceAreas.add(actor, { ...library, key })).toBe(id);
	await serviceAreas.add(actor, {
		name: 'Kansalaisopisto',
		governanceModel: 'principals_review',
		key: undefined,
	});
	const listed = await serviceAreas.list(actor);
	expect(listed.map(({ name, position }) => [name, position])).toEqual([
		['Kirjasto', 1],
		['Kansalaisopisto', 2],
	]);
	await expect(serviceAreas.add(actor, { ...library, key: newId() })).rejects.toEqual(refusal('name_taken'));
});

test('an area is amended once; a stale form and a taken name are refused', async () => {
	const { actor } = await foundMunicipality();
	const id = await serviceAreas.add(actor, { ...library, key: undefined });
	await serviceAreas.add(actor, { name: 'Liikunta', governanceModel: 'embedded', key: undefined });
	const change = {
		id,
		version: 1,
		name: 'Kirjastopalvelut',
		governanceModel: 'embedded',
		key: undefined,
	} as const;
	await serviceAreas.amend(actor, change);
	await expect(serviceAreas.amend(actor, change)).rejects.toEqual(refusal('conflict'));
	const taken = { ...change, version: 2, name: 'Liikunta' };
	await expect(serviceAreas.amend(actor, taken)).rejects.toEqual(refusal('name_taken'));
	expect(await serviceAreas.get(actor, id)).toMatchObject({ name: 'Kirjastopalvelut', version: 2 });
});

test('only an empty area can be removed', async () => {
	const { actor } = await foundMunicipality();
	const id = await serviceAreas.add(actor, { ...library, key: undefined });
	await serviceUnits.add(actor, {
		name: 'Koria',
		kind: 'branch_library',
		serviceAreaId: id,
		address: '',
		key: undefined,
	});
	const removal = serviceAreas.remove(actor, { id, version: 1 });
	await expect(removal).rejects.toMatchObject({ code: 'in_use', data: { count: 1 } });
	const empty = await serviceAreas.add(actor, {
		name: 'Kulttuuri',
		governanceModel: 'embedded',
		key: undefined,
	});
	await expect(serviceAreas.remove(actor, { id: empty, version: 9 })).rejects.toEqual(refusal('conflict'));
	await serviceAreas.remove(actor, { id: empty, version: 1 });
	await expect(serviceAreas.get(actor, empty)).rejects.toEqual(refusal('not_found'));
});

test('others may look but not touch, and another municipality not even look', async () => {
	const place = await foundMunicipality();
	const other = await foundMunicipality();
	const id = await serviceAreas.add(place.actor, { ...library, key: undefined });
	const reader = await place.as('reader');
	expect(await serviceAreas.list(reader)).toHaveLength(1);
	await expect(serviceAreas.add(reader, { ...library, key: undefined })).rejects.toEqual(
		refusal('forbidden'),
	);
	await expect(serviceAreas.remove(other.actor, { id, version: 1 })).rejects.toEqual(refusal('not_found'));
	await expect(serviceAreas.get(other.actor, id)).rejects.toEqual(refusal('not_found'));
	expect(() => serviceAreas.list(place.visitor)).toThrow(refusal('sign_in_first'));
});
