import * as v from 'valibot';
import { expect, test } from 'vitest';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import { TechnologyDraft } from '#domain/systems/technology/technology.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import { addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import * as technologyNeeds from './technology-need.server.ts';

useDatabase();

test('a need tells the technologies it waits for as long as they are looked at', async () => {
	const { actor, as } = await foundMunicipality();
	const [unit] = await addUnits(actor, ['Pääkirjasto']);
	const [need, other] = await importNeeds(actor, [
		batchNeed(unit!, 'Noutolokero'),
		batchNeed(unit!, 'Lehtihylly'),
	]);
	const add = (name: string) =>
		technologies.add(
			actor,
			v.parse(TechnologyDraft, { name, quadrant: 'service', ring: 'trial', grounds: 'Lupaava' }),
		);
	const [locker, tag] = [await add('Älylokero'), await add('RFID-tarra')];
	for (const technologyId of [locker, tag]) {
		await technologyNeeds.tie(actor, { technologyId, number: need!.number });
	}
	const told = async (id: string) => (await technologyNeeds.listOfNeed(actor, id)).map(({ name }) => name);
	expect(await told(need!.id)).toEqual(['RFID-tarra', 'Älylokero']);
	expect(await told(other!.id)).toEqual([]);
	expect((await technologyNeeds.listOf(actor, locker)).map(({ id }) => id)).toEqual([need!.id]);
	await technologies.retire(actor, { id: locker, reason: 'Ei enää myynnissä' });
	expect(await told(need!.id)).toEqual(['RFID-tarra']);
	await technologyNeeds.untie(actor, { technologyId: tag, needId: need!.id });
	expect(await told(need!.id)).toEqual([]);
	const editor = await as('unit_editor');
	const again = { technologyId: tag, number: need!.number };
	await expect(technologyNeeds.tie(editor, again)).rejects.toMatchObject({ code: 'forbidden' });
});
