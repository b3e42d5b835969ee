import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { documentsOf, planText } from '../../../testing/editions.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as strategies from '../strategy/strategy.server.ts';
import * as editions from './edition.server.ts';
import * as sections from './section.server.ts';

useDatabase();

let town: TestMunicipality;
let planId: string;
let docs: Awaited<ReturnType<typeof documentsOf>>;

beforeAll(async () => {
	town = await foundMunicipality();
	docs = await documentsOf(town);
	({ planId } = docs);
});

describe('editions of a strategy', () => {
	it('begin with the document as it came in, adopted', async () => {
		expect(await editions.list(town.actor, planId)).toMatchObject([
			{ number: 1, adoptedOn: '2025-06-01', inForceFrom: '2025-06-01', isCurrent: true, clauseCount: 6 },
		]);
		const draftId = await docs.keep('2.1 Luonnos\n\nTeksti on vasta luonnos.', { adoptedOn: null });
		expect(await editions.list(town.actor, draftId)).toMatchObject([{ adoptedOn: null, isCurrent: false }]);
		expect((await strategies.get(town.actor, draftId)).clauses).toEqual([]);
		await docs.adopt((await editions.list(town.actor, draftId))[0]!.id);
		expect((await strategies.get(town.actor, draftId)).clauses).toHaveLength(2);
	});

	it('have one draft at a time, with the same lines, which no reader of the strategy sees', async () => {
		const key = newId();
		const draftId = await editions.draft(town.actor, { strategyId: planId, key });
		expect(await editions.draft(town.actor, { strategyId: planId, key })).toBe(draftId);
		await expect(editions.draft(town.actor, { strategyId: planId })).rejects.toMatchObject({
			code: 'draft_already',
		});
		await docs.rewrite(draftId, '1.2', (text) => text.replace('vuosittain', 'kahdesti vuodessa'));
		expect((await docs.clauseOf(planId, '1.2.1')).text).toBe('Rahoitus päätetään vuosittain.');
		const { counts, clauses } = await editions.compare(town.actor, (await docs.current(planId)).id, draftId);
		expect(counts).toEqual({ came: 0, went: 0, changed: 1, same: 5, moved: 0 });
		expect(clauses.find(({ change }) => change === 'changed')!.pieces).toContainEqual({
			kind: 'come',
			text: 'kahdesti vuodessa',
		});
	});

	it('are written a section at a time: who is late is told, what was done can be undone', async () => {
		const draftId = (await editions.list(town.actor, planId))[0]!.id;
		const sectionId = await docs.rewrite(draftId, '1.1', (text) => `${text}\n- Etäopastusta on annettava`);
		await expect(docs.rewrite(draftId, '1.1', (text) => `${text}\n- Myöhässä`, 1)).rejects.toMatchObject({
			code: 'conflict',
		});
		const both = await Promise.allSettled(
			['a', 'b'].map((word) => docs.rewrite(draftId, '1.1', (text) => `${text}\n- Kohta ${word} lisätään`)),
		);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		const version = () => sections.get(town.actor, draftId, sectionId).then((desk) => desk.version);
		await sections.undo(town.actor, { editionId: draftId, sectionId, version: await version() });
		expect((await sections.get(town.actor, draftId, sectionId)).markdown).toMatch(
			/Etäopastusta on annettava$/,
		);
		const { clauses } = await editions.get(town.actor, draftId);
		expect(clauses.find(({ text }) => text.startsWith('Etäopastusta'))).toMatchObject({
			isObligation: true,
			number: '1.1.4',
		});
		await sections.revert(town.actor, { editionId: draftId, sectionId, version: await version() });
		expect((await sections.draftState(town.actor, draftId)).sections).toMatchObject([
			{ number: '1.1', change: 'same' },
			{ number: '1.2', change: 'changed' },
		]);
	});

	it('bring back a section that was emptied to where it stood', async () => {
		const draftId = (await editions.list(town.actor, planId))[0]!.id;
		const sectionId = await docs.rewrite(draftId, '1.1', () => '');
		const gone = (await sections.draftState(town.actor, draftId)).sections;
		expect(gone.map(({ number, change }) => [number, change])).toEqual([
			['1.2', 'changed'],
			['1.1', 'gone'],
		]);
		const { version } = gone.find(({ id }) => id === sectionId)!;
		await sections.revert(town.actor, { editionId: draftId, sectionId, version });
		expect((await editions.get(town.actor, draftId)).clauses.map(({ number }) => number)).toEqual([
			'1.1',
			'1.1.1',
			'1.1.2',
			'1.1.3',
			'1.2',
			'1.2.1',
		]);
	});

	it('can be thrown away while a draft', async () => {
		const { id, version } = (await editions.list(town.actor, planId))[0]!;
		await editions.discard(town.actor, { id, version });
		expect(await editions.list(town.actor, planId)).toHaveLength(1);
		const { id: adopted, version: its } = await docs.current(planId);
		await expect(editions.discard(town.actor, { id: adopted, version: its })).rejects.toMatchObject({
			code: 'edition_not_draft',
		});
	});
});

describe('a whole new text of a known strategy', () => {
	it('is joined to the adopted one by its lines, which a person may put right', async () => {
		const text = planText
			.replace('annetaan kasvokkain', 'annetaan kasvokkain ja verkossa')
			.replace(
				'1.2 Talous\n\nRahoitus päätetään vuosittain.',
				'1.3 Uusi luku\n\nHenkilöstö koulutetaan vuosittain.',
			);
		const read = await strategies.preview(town.actor, { title: '', serviceAreaId: '', text });
		const kin = await editions.kin(town.actor, planId, read.clauses);
		expect(kin.how).toEqual(['same', 'same', 'same', 'changed', 'new', 'new']);
		expect(kin.gone.map(({ number }) => number)).toEqual(['1.2', '1.2.1']);
		const clauses = kin.clauses.map((clause) =>
			clause.number === '1.3' ? { ...clause, continues: '1.2' } : clause,
		);
		expect((await editions.kin(town.actor, planId, clauses)).gone.map(({ number }) => number)).toEqual([
			'1.2.1',
		]);
		const twice = clauses.map((clause) => ({ ...clause, continues: '1.2' }));
		await expect(
			editions.draftFromText(town.actor, {
				strategyId: planId,
				sourceName: '',
				clauses: twice,
				key: newId(),
			}),
		).rejects.toMatchObject({ code: 'lineage_taken' });
		const draftId = await editions.draftFromText(town.actor, {
			strategyId: planId,
			sourceName: 'kunta.docx',
			clauses,
			key: newId(),
		});
		const { counts } = await editions.compare(town.actor, (await docs.current(planId)).id, draftId);
		expect(counts).toEqual({ came: 1, went: 1, changed: 2, same: 3, moved: 0 });
	});
});
