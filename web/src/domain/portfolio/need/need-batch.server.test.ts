import { describe, expect, test } from 'vitest';
import { addRoles, addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as needs from './need.server.ts';

useDatabase();

const rows = (count: number, unitId: string, roleId: string) =>
	Array.from({ length: count }, (_, i) =>
		batchNeed(unitId, `Toive ${i}: uusi tulostin`, {
			externalKey: `T${i}`,
			effort: [
				{ roleId, days: 1.5 },
				{ roleId, days: 2 },
			],
		}),
	);

describe('a batch', () => {
	test('keeps the order, numbers them in a row and writes all parts', async () => {
		const { actor } = await foundMunicipality();
		const [unit] = await addUnits(actor, ['Pääkirjasto']);
		const [role] = await addRoles(actor, ['Palvelukoordinaattori']);
		const made = await importNeeds(actor, rows(1200, unit!, role!));
		expect(made.map(({ number }) => number)).toEqual(Array.from({ length: 1200 }, (_, i) => i + 1));
		const written = await actor.read((db) =>
			db
				.selectFrom('need')
				.innerJoin('wording', 'wording.need_id', 'need.id')
				.innerJoin('need_effort', 'need_effort.need_id', 'need.id')
				.select(['need.id', 'need.title', 'wording.text', 'need_effort.days'])
				.orderBy('number')
				.execute(),
		);
		expect(written.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
		expect(written[7]).toMatchObject({
			title: 'Toive 7: uusi tulostin',
			text: 'Toive 7: uusi tulostin',
			days: 3.5,
		});
	});

	test('is refused whole when a unit, a role or an outside key does not fit', async () => {
		const { actor } = await foundMunicipality();
		const other = await foundMunicipality();
		const [unit] = await addUnits(actor, ['Pääkirjasto']);
		const [role] = await addRoles(actor, ['Palvelukoordinaattori']);
		const [foreign] = await addUnits(other.actor, ['Vieras kirjasto']);
		const two = rows(2, unit!, role!);
		await expect(importNeeds(actor, [...two, batchNeed(foreign!, 'Vieras toive')])).rejects.toMatchObject({
			code: 'not_found',
		});
		await expect(importNeeds(actor, [...two, two[0]!])).rejects.toMatchObject({
			code: 'need_imported_already',
		});
		await expect(importNeeds(actor, [batchNeed(unit!, 'x'.repeat(4001))])).rejects.toMatchObject({
			code: 'need_text_not_valid',
		});
		const made = await importNeeds(actor, two);
		expect(made.map(({ number }) => number)).toEqual([1, 2]);
	});
});

describe('dependencies of a batch', () => {
	test('stand once, and a ring is refused with its needs', async () => {
		const { actor } = await foundMunicipality();
		const [unit] = await addUnits(actor, ['Pääkirjasto']);
		const [a, b, c] = await importNeeds(
			actor,
			['Verkko', 'Automaatit', 'Koulutus'].map((text) => batchNeed(unit!, text)),
		);
		const link = (pairs: { needId: string; dependsOnId: string }[]) =>
			actor.change(async (db, record) => {
				await needs.linkDependencies(db, pairs);
				record('need.linked', { type: 'need', id: a!.id });
			});
		const chain = [
			{ needId: b!.id, dependsOnId: a!.id },
			{ needId: c!.id, dependsOnId: b!.id },
		];
		await link([...chain, ...chain]);
		await expect(link([{ needId: a!.id, dependsOnId: c!.id }])).rejects.toMatchObject({
			code: 'need_cycle',
			data: { needs: expect.stringMatching(/^(\d) → \d → \d → \1$/) },
		});
		const stored = await actor.read((db) => db.selectFrom('need_dependency').selectAll().execute());
		expect(stored).toHaveLength(2);
	});
});
