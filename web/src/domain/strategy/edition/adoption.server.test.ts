import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { documentsOf } from '../../../testing/editions.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as alignments from '../alignment/alignment.server.ts';
import * as goals from '../goal/goal.server.ts';
import * as reviews from '../review-task/review-task.server.ts';
import * as strategies from '../strategy/strategy.server.ts';
import * as editions from './edition.server.ts';
import * as sections from './section.server.ts';

useDatabase();

let town: TestMunicipality;
let planId: string;
let strategyId: string;
let docs: Awaited<ReturnType<typeof documentsOf>>;

beforeAll(async () => {
	town = await foundMunicipality();
	docs = await documentsOf(town);
	({ planId, strategyId } = docs);
});

describe('an adopted edition', () => {
	it('keeps its words whatever is asked of the database', async () => {
		const { id: editionId } = await docs.current(planId);
		const { id } = await docs.clauseOf(planId, '1.1.1');
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
		const { version } = await docs.clauseOf(planId, '1.1.1');
		await strategies.markObligation(town.actor, { clauseId: id, version, obligation: true });
		expect(await docs.clauseOf(planId, '1.1.1')).toMatchObject({
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
		await docs.rewrite(draftId, '1.1', (text) =>
			text.replace('- Neuvontaa annetaan kasvokkain', '').replace('pääsy', 'maksuton pääsy'),
		);
		expect(await editions.consequences(town.actor, draftId)).toMatchObject({ reviews: 2, loosened: [] });
		expect(await docs.adopt(draftId)).toMatchObject({ reviews: 2 });
		const open = await reviews.list(town.actor, { strategyId, onlyOpen: true });
		expect(open.map(({ kind, subjectId, openedOn }) => [kind, subjectId === first, openedOn])).toEqual([
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
		await docs.rewrite(draftId, '1.1', (text) => text.replace('maksuton pääsy', 'esteetön pääsy'));
		await docs.adopt(draftId, '2026-12-01');
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
		expect(await reviews.list(town.actor, { goalId: changed.subjectId })).toMatchObject([
			{ outcome: null },
			{ outcome: 'kept', closedOn: '2026-12-02' },
		]);
		await reviews.reopen(town.actor, { taskId: changed.id });
		expect(await reviews.list(town.actor, { strategyId, onlyOpen: true })).toHaveLength(2);
	});

	it('that brings a clause back as it was closes the review of it', async () => {
		const [gone] = await reviews.list(town.actor, { strategyId, onlyOpen: true });
		expect(gone).toMatchObject({ kind: 'changed' });
		const draftId = await editions.draft(town.actor, { strategyId: planId });
		await docs.rewrite(draftId, '1.1', (text) => text.replace('esteetön pääsy', 'pääsy'));
		await docs.adopt(draftId, '2026-12-02');
		const all = await reviews.list(town.actor, { goalId: gone!.subjectId });
		const back = all.find(({ id }) => id === gone!.id);
		expect(back).toMatchObject({ outcome: 'kept', note: '', closedBy: null, closedOn: '2026-12-02' });
		expect(await reviews.list(town.actor, { strategyId, onlyOpen: true })).toMatchObject([{ kind: 'gone' }]);
	});

	it('of the goal’s own strategy takes the goal along, and tells what loses its clause', async () => {
		const draftId = await editions.draft(town.actor, { strategyId });
		await docs.rewrite(draftId, '5.1', (text) =>
			text
				.replace('- Opastusta tarjotaan viikoittain', '- Laitteita lainataan')
				.replace('toimiva tulostus', 'toimiva ja maksuton tulostus'),
		);
		expect((await editions.consequences(town.actor, draftId)).loosened).toMatchObject([
			{ kind: 'goal', number: '5.1.2' },
		]);
		await docs.adopt(draftId, '2026-12-03');
		expect((await goals.list(town.actor, { strategyId }))[0]).toMatchObject({
			clauseText: 'Kirjastossa tulee olla toimiva ja maksuton tulostus',
		});
		expect((await strategies.list(town.actor)).find(({ id }) => id === strategyId)).toMatchObject({
			unservedCount: 0,
			clauseCount: 3,
		});
	});
});
