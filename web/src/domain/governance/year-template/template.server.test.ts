import { expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { today } from '#platform/today.ts';
import * as areas from '../../organisation/service-area/service-area.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as bodies from '../body/body.server.ts';
import * as duties from '../duty/duty.server.ts';
import * as years from '../duty/year.server.ts';
import * as templates from './template.server.ts';

useDatabase();

test('the ready-made year comes in once, by area and model, with nothing red on its first day', async () => {
	const place = await foundMunicipality();
	const added = await areas.add(place.actor, {
		name: 'Koekirjastot',
		governanceModel: 'own_strategy',
		key: undefined,
	});
	const offered = await templates.preview(place.actor);
	const own = offered.find(({ key }) => key === added)!;
	expect(own).toMatchObject({ name: 'Koekirjastot: johtoryhmä', kind: 'management_team', bodyId: null });
	expect(own.duties.map(({ name }) => name)).toContain('Strategian vuosiarviointi');
	expect(own.duties.map(({ name }) => name)).not.toContain('Kirjastotilastot');
	expect(offered.flatMap((body) => body.duties).filter(({ name }) => name === '')).toEqual([]);
	const law = offered.flatMap((body) => body.duties).filter(({ origin }) => origin === 'statute');
	expect(law.every(({ basis, basisLink }) => /Kuntalaki.*§/.test(basis) && basisLink !== '')).toBe(true);
	const items = offered.flatMap((body) => body.duties.map(({ key }) => key));
	const choice = { items, chairs: {}, key: newId() };
	expect(await templates.take(place.actor, choice)).toBe(items.length);
	expect(await templates.take(place.actor, choice)).toBe(items.length);
	await expect(templates.take(place.actor, { ...choice, key: newId() })).rejects.toMatchObject({
		code: 'nothing_chosen',
	});
	expect(await duties.list(place.actor)).toHaveLength(items.length);
	expect(await bodies.list(place.actor)).toHaveLength(offered.length);
	expect((await years.ahead(place.actor, today())).passed).toEqual([]);
	await expect(templates.preview(await place.as('reader'))).rejects.toMatchObject({ code: 'forbidden' });
});
