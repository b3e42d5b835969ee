import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as alignments from '../alignment/alignment.server.ts';
import * as goals from '../goal/goal.server.ts';
import * as reviews from '../review-task/review-task.server.ts';
import * as strategies from '../strategy/strategy.server.ts';
import type { StrategyDraft } from '../strategy/strategy.ts';
import * as editions from './edition.server.ts';
import * as sections from './section.server.ts';

useDatabase();

const plan = `1.1 Palvelut

Kunta tarjoaa palvelut verkossa.

- Jokaisella on oltava pääsy verkkopalveluihin
- Neuvontaa annetaan kasvokkain

1.2 Talous

Rahoitus päätetään vuosittain.
`;
const strategyText = `5.1 Tavoitteet

- Kirjastossa tulee olla toimiva tulostus
- Opastusta tarjotaan viikoittain
`;

let town: TestMunicipality;
let planId: string;
let strategyId: string;

async function keep(text: string, more: Partial<StrategyDraft> = {}): Promise<string> {
	const preview = await strategies.preview(town.actor, { title: '', serviceAreaId: '', text });
	const draft = { ...preview, serviceAreaId: null, key: undefined, ...more };
	return (await strategies.keep(town.actor, draft)).id;
}

const current = async (id: string) =>
	(await editions.list(town.actor, id)).find(({ isCurrent }) => isCurrent)!;
const clauseOf = async (id: string, number: string) =>
	(await strategies.get(town.actor, id)).clauses.find((clause) => clause.number === number)!;

/** Rewrites the section of a number by a change of its Markdown. */
async function rewrite(
	editionId: string,
	number: string,
	change: (markdown: string) => string,
	version?: number,
) {
	const { sections: all } = await sections.draftState(town.actor, editionId);
	const sectionId = all.find((section) => section.number === number)!.id;
	const desk = await sections.get(town.actor, editionId, sectionId);
	const words = { editionId, sectionId, version: version ?? desk.version, markdown: change(desk.markdown) };
	await sections.amend(town.actor, { ...words, key: newId() });
	return sectionId;
}

async function adopt(editionId: string, day = '2026-11-02') {
	const { version } = (await editions.get(town.actor, editionId)).edition;
	const days = { adoptedOn: day, inForceFrom: day, decision: 'Valtuusto § 12' };
	return editions.adopt(town.actor, { editionId, version, ...days }, day);
}

beforeAll(async () => {
	town = await foundMunicipality();
	planId = await keep(plan, { kind: 'municipal_plan', adoptedOn: '2025-06-01' });
	strategyId = await keep(strategyText, { parentId: planId });
});

describe('editions of a strategy', () => {
	it('begin with the document as it came in, adopted', async () => {
		expect(await editions.list(town.actor, planId)).toMatchObject([
			{ number: 1, adoptedOn: '2025-06-01', inForceFrom: '2025-06-01', isCurrent: true, clauseCount: 6 },
		]);
		const draftId = await keep('2.1 Luonnos\n\nTeksti on vasta luonnos.', { adoptedOn: null });
		expect(await editions.list(town.actor, draftId)).toMatchObject([{ adoptedOn: null, isCurrent: false }]);
		expect((await strategies.get(town.actor, draftId)).clauses).toEqual([]);
		await adopt((await editions.list(town.actor, draftId))[0]!.id);
		expect((await strategies.get(town.actor, draftId)).clauses).toHaveLength(2);
	});

	it('have one draft at a time, with the same lines, which no reader of the strategy sees', async () => {
		const key = newId();
		const draftId = await editions.draft(town.actor, { strategyId: planId, key });
		expect(await editions.draft(town.actor, { strategyId: planId, key })).toBe(draftId);
		await expect(editions.draft(town.actor, { strategyId: planId })).rejects.toMatchObject({
			code: 'draft_already',
		});
		await rewrite(draftId, '1.2', (text) => text.replace('vuosittain', 'kahdesti vuodessa'));
		expect((await clauseOf(planId, '1.2.1')).text).toBe('Rahoitus päätetään vuosittain.');
		const { counts, clauses } = await editions.compare(town.actor, (await current(planId)).id, draftId);
		expect(counts).toEqual({ came: 0, went: 0, changed: 1, same: 5, moved: 0 });
		expect(clauses.find(({ change }) => change === 'changed')!.pieces).toContainEqual({
			kind: 'come',
			text: 'kahdesti vuodessa',
		});
	});

	it('are written a section at a time: who is late is told, what was done can be undone', async () => {
		const draftId = (await editions.list(town.actor, planId))[0]!.id;
		const sectionId = await rewrite(draftId, '1.1', (text) => `${text}\n- Etäopastusta on annettava`);
		await expect(rewrite(draftId, '1.1', (text) => `${text}\n- Myöhässä`, 1)).rejects.toMatchObject({
			code: 'conflict',
		});
		const both = await Promise.allSettled(
			['a', 'b'].map((word) => rewrite(draftId, '1.1', (text) => `${text}\n- Kohta ${word} lisätään`)),
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
		const sectionId = await rewrite(draftId, '1.1', () => '');
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
		const { id: adopted, version: its } = await current(planId);
		await expect(editions.discard(town.actor, { id: adopted, version: its })).rejects.toMatchObject({
			code: 'edition_not_draft',
		});
	});
});

describe('an adopted edition', () => {
	it('keeps its words whatever is asked of the database', async () => {
		const { id: editionId } = await current(planId);
		const { id } = await clauseOf(planId, '1.1.1');
		const attempts = [
			() =>
				town.actor.read((db) =>
					db.updateTable('clause').set({ text: 'Muutettu' }).where('id', '=', id).execute(),
				),
			() =>
				town.actor.read((db) => db.updateTable('clause').set({ ordinal: 99 }).where('id', '=', id).execute()),
			() => town.actor.read((db) => db.deleteFrom('clause').where('id', '=', id).execute()),
			() =>
				town.actor.read((db) =>
					db.deleteFrom('edition_adoption').where('edition_id', '=', editionId).execute(),
				),
			() =>
				town.actor.read((db) =>
					db
						.updateTable('edition_adoption')
						.set({ decision: 'x' })
						.where('edition_id', '=', editionId)
						.execute(),
				),
			() =>
				sections.amend(town.actor, {
					editionId,
					sectionId: id,
					version: 1,
					markdown: 'Toinen',
					key: newId(),
				}),
		];
		for (const attempt of attempts) await expect(attempt()).rejects.toThrow();
		const change = () =>
			town.actor.change(async (db, record) => {
				await db.updateTable('clause').set({ text: 'Muutettu' }).where('id', '=', id).execute();
				record('strategy.amended', { type: 'strategy', id: planId });
			});
		await expect(change()).rejects.toThrow('not changed');
		const { version } = await clauseOf(planId, '1.1.1');
		await strategies.markObligation(town.actor, { clauseId: id, version, obligation: true });
		expect(await clauseOf(planId, '1.1.1')).toMatchObject({
			text: 'Kunta tarjoaa palvelut verkossa.',
			isObligation: true,
		});
	});

	it('is made only by those who may, of words, on a day that has come', async () => {
		const editionId = await editions.draft(town.actor, { strategyId: planId });
		const days = { adoptedOn: '2026-11-02', inForceFrom: '2027-01-01', decision: '' };
		const coordinator = await town.as('coordinator');
		expect(() => editions.adopt(coordinator, { editionId, version: 1, ...days })).toThrow('forbidden');
		await expect(
			editions.adopt(town.actor, { editionId, version: 1, ...days }, '2026-11-01'),
		).rejects.toMatchObject({ code: 'adopted_in_future' });
		await expect(
			editions.adopt(town.actor, { editionId, version: 7, ...days }, '2026-11-02'),
		).rejects.toMatchObject({ code: 'conflict' });
		const stranger = await foundMunicipality();
		await expect(editions.get(stranger.actor, editionId)).rejects.toMatchObject({ code: 'not_found' });
		await expect(
			editions.adopt(stranger.actor, { editionId, version: 1, ...days }, '2026-11-02'),
		).rejects.toMatchObject({ code: 'not_found' });
		await editions.discard(town.actor, { id: editionId, version: 1 });
	});

	it('takes goals, duties and alignments along and opens reviews below', async () => {
		const bullets = (await strategies.get(town.actor, strategyId)).clauses.filter(
			({ kind }) => kind === 'bullet',
		);
		const [first, second] = await goals.makeFromClauses(town.actor, {
			strategyId,
			clauseIds: bullets.map(({ id }) => id),
			key: newId(),
		});
		const choices = await alignments.choices(town.actor, strategyId);
		const above = (number: string) =>
			choices.find((clause) => clause.strategyId === planId && clause.number === number)!.id;
		await alignments.align(town.actor, {
			goalId: first!,
			clauseId: above('1.1.2'),
			stance: 'serves',
			note: '',
		});
		await alignments.align(town.actor, {
			goalId: first!,
			clauseId: above('1.1.3'),
			stance: 'serves',
			note: '',
		});
		await alignments.align(town.actor, {
			goalId: second!,
			clauseId: above('1.2.1'),
			stance: 'contradicts',
			note: 'Rahat eivät riitä',
		});
		const own = bullets[0]!.id;
		await expect(
			alignments.align(town.actor, { goalId: first!, clauseId: own, stance: 'serves', note: '' }),
		).rejects.toMatchObject({ code: 'alignment_not_above' });

		const draftId = await editions.draft(town.actor, { strategyId: planId, name: '2027' });
		await rewrite(draftId, '1.1', (text) =>
			text.replace('- Neuvontaa annetaan kasvokkain', '').replace('pääsy', 'maksuton pääsy'),
		);
		expect(await editions.consequences(town.actor, draftId)).toMatchObject({ reviews: 2, loosened: [] });
		expect(await adopt(draftId)).toMatchObject({ reviews: 2 });
		const open = await reviews.list(town.actor, { strategyId, onlyOpen: true });
		expect(open.map(({ kind, goalId, openedOn }) => [kind, goalId === first, openedOn])).toEqual([
			['changed', true, '2026-11-02'],
			['gone', true, '2026-11-02'],
		]);
		const tied = await alignments.ofGoal(town.actor, first!);
		expect(tied.map(({ number, isInForce }) => [number, isInForce])).toEqual([
			['1.1.2', true],
			['1.1.3', false],
		]);
		expect(tied[0]!.text).toContain('maksuton');
		expect((await alignments.ofGoal(town.actor, second!))[0]).toMatchObject({
			isInForce: true,
			stance: 'contradicts',
		});
	});

	it('changed again renews an open review and does not double it; closing is told once', async () => {
		const draftId = await editions.draft(town.actor, { strategyId: planId });
		await rewrite(draftId, '1.1', (text) => text.replace('maksuton pääsy', 'esteetön pääsy'));
		await adopt(draftId, '2026-12-01');
		const open = await reviews.list(town.actor, { strategyId, onlyOpen: true });
		expect(open).toHaveLength(2);
		const changed = open.find(({ kind }) => kind === 'changed')!;
		expect(changed).toMatchObject({
			before: expect.stringContaining('on oltava pääsy'),
			after: expect.stringContaining('esteetön'),
		});
		const closure = { taskId: changed.id, outcome: 'kept' as const, note: 'Tavoite pätee yhä' };
		const reader = await town.as('reader');
		await expect(reviews.close(reader, closure)).rejects.toMatchObject({ code: 'forbidden' });
		await reviews.close(town.actor, closure, '2026-12-02');
		await expect(reviews.close(town.actor, closure)).rejects.toMatchObject({ code: 'review_closed_already' });
		expect(await reviews.list(town.actor, { goalId: changed.goalId })).toMatchObject([
			{ outcome: null },
			{ outcome: 'kept', closedOn: '2026-12-02' },
		]);
		await reviews.reopen(town.actor, { taskId: changed.id });
		expect(await reviews.list(town.actor, { strategyId, onlyOpen: true })).toHaveLength(2);
	});

	it('of the goal’s own strategy takes the goal along, and tells what loses its clause', async () => {
		const draftId = await editions.draft(town.actor, { strategyId });
		await rewrite(draftId, '5.1', (text) =>
			text
				.replace('- Opastusta tarjotaan viikoittain', '- Laitteita lainataan')
				.replace('toimiva tulostus', 'toimiva ja maksuton tulostus'),
		);
		expect((await editions.consequences(town.actor, draftId)).loosened).toMatchObject([
			{ kind: 'goal', number: '5.1.2' },
		]);
		await adopt(draftId, '2026-12-03');
		expect((await goals.list(town.actor, { strategyId }))[0]).toMatchObject({
			clauseText: 'Kirjastossa tulee olla toimiva ja maksuton tulostus',
		});
		expect((await strategies.list(town.actor)).find(({ id }) => id === strategyId)).toMatchObject({
			unservedCount: 0,
			clauseCount: 3,
		});
	});
});

describe('a whole new text of a known strategy', () => {
	it('is joined to the adopted one by its lines, which a person may put right', async () => {
		const text = plan
			.replace('annetaan kasvokkain', 'annetaan kasvokkain ja verkossa')
			.replace(
				'1.2 Talous\n\nRahoitus päätetään vuosittain.',
				'1.3 Uusi luku\n\nHenkilöstö koulutetaan vuosittain.',
			);
		const read = await strategies.preview(town.actor, { title: '', serviceAreaId: '', text });
		const kin = await editions.kin(town.actor, planId, read.clauses);
		expect(kin.how).toEqual(['same', 'same', 'changed', 'new', 'new', 'new']);
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
		const { counts } = await editions.compare(town.actor, (await current(planId)).id, draftId);
		expect(counts).toEqual({ came: 2, went: 1, changed: 2, same: 2, moved: 0 });
	});
});
