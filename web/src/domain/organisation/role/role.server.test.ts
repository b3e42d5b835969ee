import { expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as positions from '../position/position.server.ts';
import * as roles from './role.server.ts';

useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const draft = { name: 'Palvelukoordinaattori', externalKey: 'palvelukoordinaattori', key: undefined };

test('a role has a name and an outside key of its own', async () => {
	const { actor } = await foundMunicipality();
	const key = newId();
	const id = await roles.add(actor, { ...draft, key });
	expect(await roles.add(actor, { ...draft, key })).toBe(id);
	const sameName = { ...draft, externalKey: 'toinen' };
	await expect(roles.add(actor, sameName)).rejects.toMatchObject({
		code: 'name_taken',
		data: { name: draft.name },
	});
	const sameKey = { ...draft, name: 'Toinen' };
	await expect(roles.add(actor, sameKey)).rejects.toMatchObject({
		code: 'name_taken',
		data: { name: draft.externalKey },
	});
	await roles.add(actor, { name: 'Ilman avainta', externalKey: '', key: undefined });
	await roles.add(actor, { name: 'Toinen ilman', externalKey: '', key: undefined });
	expect(await roles.list(actor)).toHaveLength(3);
});

test('a role is amended with the version that was read', async () => {
	const { actor } = await foundMunicipality();
	const id = await roles.add(actor, draft);
	const change = { ...draft, id, version: 1, name: 'Koordinaattori' };
	await roles.amend(actor, change);
	await expect(roles.amend(actor, change)).rejects.toEqual(refusal('conflict'));
	expect(await roles.get(actor, id)).toMatchObject({ name: 'Koordinaattori', version: 2 });
});

test('a role in use stays', async () => {
	const place = await foundMunicipality();
	const other = await foundMunicipality();
	const id = await roles.add(place.actor, draft);
	await positions.add(place.actor, {
		title: 'Koordinaattori',
		roleId: id,
		serviceAreaId: null,
		personId: null,
		tenure: 'permanent',
		daysPerMonth: 5,
		validFrom: '2027-01-01',
		validTo: null,
		key: undefined,
	});
	await expect(roles.remove(place.actor, { id, version: 1 })).rejects.toEqual(refusal('in_use'));
	const unused = await roles.add(place.actor, { name: 'Turha', externalKey: '', key: undefined });
	await expect(roles.remove(other.actor, { id: unused, version: 1 })).rejects.toEqual(refusal('not_found'));
	await expect(roles.remove(await place.as('coordinator'), { id: unused, version: 1 })).rejects.toEqual(
		refusal('forbidden'),
	);
	await roles.remove(place.actor, { id: unused, version: 1 });
	expect(await roles.list(place.actor)).toHaveLength(1);
});
