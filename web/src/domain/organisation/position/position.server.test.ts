import { expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as roles from '../role/role.server.ts';
import type { PositionDraft } from './position.ts';
import * as positions from './position.server.ts';

useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

async function draftFor({ actor }: TestMunicipality): Promise<PositionDraft> {
	const roleId = await roles.add(actor, { name: `Rooli ${newId()}`, externalKey: '', key: undefined });
	return {
		title: 'Palvelukoordinaattori',
		roleId,
		serviceAreaId: null,
		personId: actor.person,
		tenure: 'fixed_term',
		daysPerMonth: 7.5,
		validFrom: '2027-01-01',
		validTo: null,
		key: newId(),
	};
}

test('a post is added once, amended, made vacant and ended', async () => {
	const place = await foundMunicipality();
	const draft = await draftFor(place);
	const id = await positions.add(place.actor, draft);
	expect(await positions.add(place.actor, draft)).toBe(id);
	expect(await positions.list(place.actor)).toEqual([
		expect.objectContaining({ person: 'Aino Pääkäyttäjä', daysPerMonth: 7.5, validFrom: '2027-01-01' }),
	]);
	const change = { ...draft, id, version: 1, personId: null };
	await positions.amend(place.actor, change);
	await expect(positions.amend(place.actor, change)).rejects.toEqual(refusal('conflict'));
	const early = positions.end(place.actor, { id, version: 2, validTo: '2026-12-31' });
	await expect(early).rejects.toMatchObject({ code: 'ends_before_start', data: { day: '2027-01-01' } });
	await positions.end(place.actor, { id, version: 2, validTo: '2027-05-31' });
	expect(await positions.get(place.actor, id)).toMatchObject({
		person: null,
		validTo: '2027-05-31',
		version: 3,
	});
});

test('the first posts are made for the roles that were given days', async () => {
	const place = await foundMunicipality();
	const [{ roleId: first }, { roleId: second }] = [await draftFor(place), await draftFor(place)];
	const rows = [
		{ roleId: first, title: 'Informaatikko', daysPerMonth: 4 },
		{ roleId: second, title: 'Mediatuottaja', daysPerMonth: null },
	];
	const key = newId();
	expect(await positions.addFirst(place.actor, { rows, validFrom: '2027-01-01', key })).toBe(1);
	expect(await positions.addFirst(place.actor, { rows, validFrom: '2027-01-01', key })).toBe(1);
	expect(await positions.list(place.actor)).toEqual([
		expect.objectContaining({ roleId: first, personId: null }),
	]);
	const none = { rows: rows.slice(1), validFrom: '2027-01-01', key: undefined };
	await expect(positions.addFirst(place.actor, none)).rejects.toEqual(refusal('nothing_chosen'));
	const unknown = { ...none, rows: [{ ...rows[0]!, roleId: newId() }] };
	await expect(positions.addFirst(place.actor, unknown)).rejects.toEqual(refusal('not_found'));
});

test('a role, area or person of another municipality is not there', async () => {
	const place = await foundMunicipality();
	const other = await foundMunicipality();
	const draft = { ...(await draftFor(place)), key: undefined };
	const abroad = await draftFor(other);
	const wrong = [{ roleId: abroad.roleId }, { personId: abroad.personId }, { serviceAreaId: newId() }];
	for (const change of wrong)
		await expect(positions.add(place.actor, { ...draft, ...change })).rejects.toEqual(refusal('not_found'));
	const id = await positions.add(place.actor, draft);
	await expect(positions.end(other.actor, { id, version: 1, validTo: '2028-01-01' })).rejects.toEqual(
		refusal('not_found'),
	);
	await expect(positions.add(await place.as('rater'), draft)).rejects.toEqual(refusal('forbidden'));
});
