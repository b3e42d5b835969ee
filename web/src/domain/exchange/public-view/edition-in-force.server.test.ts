import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as bodies from '#domain/governance/body/body.server.ts';
import * as duties from '#domain/governance/duty/duty.server.ts';
import * as publicEditions from './public-edition.server.ts';
import { machine } from '#domain/portfolio/schedule/machine-actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { documentsOf } from '../../../testing/editions.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as alignments from '#domain/strategy/alignment/alignment.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import * as reviews from '#domain/strategy/review-task/review-task.server.ts';
import * as publications from '#domain/strategy/strategy/publication.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';

useDatabase();
vi.useFakeTimers({ toFake: ['Date'] });
afterAll(() => vi.useRealTimers());

let town: TestMunicipality;
let docs: Awaited<ReturnType<typeof documentsOf>>;

const goTo = (moment: string) => vi.setSystemTime(new Date(moment));

beforeEach(async () => {
	goTo('2026-12-01T10:00:00+02:00');
	town = await foundMunicipality();
	docs = await documentsOf(town);
});

const clerk = () => machine({ tenantId: town.actor.tenantId, tenantSlug: town.actor.tenantSlug });
const listed = async (id = docs.planId) =>
	(await editions.list(town.actor, id)).map(({ number, state, enteredOn }) => [number, state, enteredOn]);
const words = async (number: string, id = docs.planId) => (await docs.clauseOf(id, number))?.text;

/** A draft of the plan in which the clause of 1.2 says this, adopted today for a day. */
async function adopted(text: string, inForceFrom: string, strategyId = docs.planId) {
	const id = await editions.draft(town.actor, { strategyId });
	await docs.rewrite(id, '1.2', (old) => old.replace(/Rahoitus.*/, text));
	const { version } = (await editions.get(town.actor, id)).edition;
	const days = { adoptedOn: '2026-12-01', inForceFrom, decision: 'Valtuusto § 90' };
	return { id, ...(await editions.adopt(town.actor, { editionId: id, version, ...days })) };
}

async function alignedGoal() {
	const clauses = (await strategies.get(town.actor, docs.strategyId)).clauses;
	const bullet = clauses.find(({ kind }) => kind === 'bullet')!;
	const [goalId] = await goals.makeFromClauses(town.actor, {
		strategyId: docs.strategyId,
		clauseIds: [bullet.id],
		key: newId(),
	});
	const choices = await alignments.choices(town.actor, docs.strategyId);
	const clauseId = choices.find(({ number }) => number === '1.2.1')!.id;
	await alignments.align(town.actor, { goalId: goalId!, clauseId, stance: 'serves', note: '' });
	return goalId!;
}

describe('an edition adopted for a day to come', () => {
	it('is not read before its day, and from then on it is, whatever the hour of the run', async () => {
		const goalId = await alignedGoal();
		const own = await goals.add(town.actor, {
			...{ strategyId: docs.planId, clauseId: (await docs.clauseOf(docs.planId, '1.2.1')).id },
			...{ code: '', title: 'Rahat', description: '', key: newId() },
		});
		const { id, reviews: opened, comesOn } = await adopted('Rahoitus päätetään joka syksy.', '2027-01-01');
		expect([opened, comesOn]).toEqual([0, '2027-01-01']);
		expect(await listed()).toEqual([
			[2, 'coming', null],
			[1, 'in_force', '2026-12-01'],
		]);
		// 31 December, two minutes before midnight in Finland.
		goTo('2026-12-31T21:58:00Z');
		expect(await editions.bringInForce(clerk())).toBe(0);
		expect(await words('1.2.1')).toBe('Rahoitus päätetään vuosittain.');
		expect(await reviews.list(town.actor, { onlyOpen: true })).toEqual([]);
		expect((await alignments.ofGoal(town.actor, goalId))[0]!.text).toContain('vuosittain');

		goTo('2026-12-31T22:01:00Z');
		expect(await editions.bringInForce(clerk())).toBe(1);
		expect(await listed()).toEqual([
			[2, 'in_force', '2027-01-01'],
			[1, 'earlier', '2026-12-01'],
		]);
		expect(await words('1.2.1')).toBe('Rahoitus päätetään joka syksy.');
		const tasks = await reviews.list(town.actor, { onlyOpen: true });
		expect(tasks).toMatchObject([{ kind: 'changed', subjectId: goalId, openedOn: '2027-01-01' }]);
		expect((await alignments.ofGoal(town.actor, goalId))[0]).toMatchObject({ isInForce: true });
		const mine = (await goals.list(town.actor, { strategyId: docs.planId })).find((goal) => goal.id === own);
		expect(mine!.clauseText).toBe('Rahoitus päätetään joka syksy.');
		expect((await docs.current(docs.planId)).id).toBe(id);
	});

	it('run twice, twice at once or weeks late comes to the same', async () => {
		await alignedGoal();
		await adopted('Rahoitus päätetään keväällä.', '2027-01-01');
		goTo('2027-02-20T12:00:00+02:00');
		const both = await Promise.all([editions.bringInForce(clerk()), editions.bringInForce(clerk())]);
		expect(both.toSorted()).toEqual([0, 1]);
		expect(await editions.bringInForce(clerk())).toBe(0);
		expect(await listed()).toEqual([
			[2, 'in_force', '2027-02-20'],
			[1, 'earlier', '2026-12-01'],
		]);
		expect(await reviews.list(town.actor, { onlyOpen: true })).toHaveLength(1);
		const told = await town.actor.read((db) =>
			db.selectFrom('audit_event').select('verb').where('verb', '=', 'edition.entered').execute(),
		);
		// Both documents in their first edition, and this one once.
		expect(told).toHaveLength(3);
	});

	it('on leap day begins on that day', async () => {
		await adopted('Rahoitus päätetään karkausvuosina.', '2028-02-29');
		goTo('2028-02-28T23:59:00+02:00');
		expect(await editions.bringInForce(clerk())).toBe(0);
		goTo('2028-02-29T00:01:00+02:00');
		expect(await editions.bringInForce(clerk())).toBe(1);
		expect(await words('1.2.1')).toContain('karkausvuosina');
	});

	it('is what the next draft goes on from; a later decision for the same day replaces it', async () => {
		await adopted('Rahoitus päätetään keväällä.', '2027-01-01');
		const draftId = await editions.draft(town.actor, { strategyId: docs.planId });
		const texts = (await editions.get(town.actor, draftId)).clauses.map(({ text }) => text);
		expect(texts).toContain('Rahoitus päätetään keväällä.');
		expect((await editions.consequences(town.actor, draftId)).coming).toEqual({
			name: '2',
			inForceFrom: '2027-01-01',
		});
		await editions.discard(town.actor, { id: draftId, version: 1 });
		await adopted('Rahoitus päätetään kesällä.', '2027-01-01');
		expect(await listed()).toEqual([
			[3, 'coming', null],
			[2, 'replaced', null],
			[1, 'in_force', '2026-12-01'],
		]);
		goTo('2027-01-01T08:00:00+02:00');
		expect(await editions.bringInForce(clerk())).toBe(1);
		expect(await listed()).toEqual([
			[3, 'in_force', '2027-01-01'],
			[2, 'replaced', null],
			[1, 'earlier', '2026-12-01'],
		]);
	});

	it('followed by another for a later day: each has its time, also where one run brings both', async () => {
		const goalId = await alignedGoal();
		await adopted('Rahoitus päätetään keväällä.', '2027-01-01');
		await adopted('Rahoitus päätetään kesällä.', '2027-03-01');
		expect((await listed()).map(([, state]) => state)).toEqual(['coming', 'coming', 'in_force']);
		goTo('2027-03-05T08:00:00+02:00');
		expect(await editions.bringInForce(clerk())).toBe(1);
		expect((await listed()).map(([, state]) => state)).toEqual(['in_force', 'earlier', 'earlier']);
		expect(await reviews.list(town.actor, { onlyOpen: true })).toMatchObject([
			{ subjectId: goalId, before: 'Rahoitus päätetään vuosittain.', after: 'Rahoitus päätetään kesällä.' },
		]);
	});

	it('overtaken by one that is in force at once never comes', async () => {
		await adopted('Rahoitus päätetään keväällä.', '2027-01-01');
		await adopted('Rahoitus päätetään heti.', '2026-12-01');
		expect((await listed()).map(([, state]) => state)).toEqual(['in_force', 'replaced', 'earlier']);
		goTo('2027-01-02T08:00:00+02:00');
		expect(await editions.bringInForce(clerk())).toBe(0);
		expect(await words('1.2.1')).toBe('Rahoitus päätetään heti.');
	});

	it('is named on the public pages, which show the one in force; nobody else’s is', async () => {
		await publications.publish(town.actor, { id: docs.planId });
		await adopted('Rahoitus päätetään keväällä.', '2027-01-01');
		const told = await publicEditions.inForce(town.actor, docs.planId);
		expect(told.current).toMatchObject({ number: 1 });
		expect(told.coming).toMatchObject([{ number: 2, adoptedOn: '2026-12-01', inForceFrom: '2027-01-01' }]);
		const changes = await publicEditions.changesOf(town.actor, { strategyId: docs.planId, editionId: null });
		expect(changes!.editions).toHaveLength(1);
		const hidden = await publicEditions.inForce(town.actor, docs.strategyId);
		expect(hidden).toEqual({ current: null, coming: [] });
	});
});

describe('what loses its own clause', () => {
	it('is a review of its goal and of its duty, closed like the others', async () => {
		const clauseId = (await docs.clauseOf(docs.planId, '1.2.1')).id;
		const goal = { strategyId: docs.planId, clauseId, code: '', title: 'Rahat', description: '' };
		const goalId = await goals.add(town.actor, { ...goal, key: newId() });
		const dutyId = await dutyOn(clauseId);
		const draftId = await editions.draft(town.actor, { strategyId: docs.planId });
		await docs.rewrite(draftId, '1.2', (text) => text.replace(/Rahoitus.*/, ''));
		expect((await editions.consequences(town.actor, draftId)).loosened).toHaveLength(2);
		expect(await docs.adopt(draftId, '2026-12-01')).toMatchObject({ reviews: 2, comesOn: null });
		const open = await reviews.list(town.actor, { strategyId: docs.planId, onlyOpen: true });
		expect(open.map(({ kind, subject, subjectId, after }) => [kind, subject, subjectId, after])).toEqual([
			['gone', 'goal', goalId, null],
			['gone', 'duty', dutyId, null],
		]);
		const close = { taskId: open[1]!.id, outcome: 'kept' as const, note: 'Laki vaatii yhä' };
		await reviews.close(town.actor, close);
		await expect(reviews.close(town.actor, close)).rejects.toMatchObject({ code: 'review_closed_already' });
		expect(await reviews.list(town.actor, { dutyId })).toMatchObject([{ outcome: 'kept' }]);
		await reviews.reopen(town.actor, { taskId: open[1]!.id });
		expect(await reviews.list(town.actor, { dutyId, onlyOpen: true })).toHaveLength(1);
		const stranger = await foundMunicipality();
		await expect(reviews.close(stranger.actor, close)).rejects.toMatchObject({ code: 'not_found' });
	});

	async function dutyOn(clauseId: string) {
		const bodyId = await bodies.add(town.actor, {
			...{ name: 'Johtoryhmä', kind: 'management_team', serviceAreaId: null, governanceModel: null },
			...{ chairId: null, memberIds: [], yearStarts: 1, key: undefined },
		});
		const may = { month: 5, day: 31 };
		return duties.add(town.actor, {
			...{ bodyId, name: 'Talouden katsaus', description: '', ownerId: null, clauseId, origin: 'own' },
			...{ basis: '', basisLink: '', rule: { kind: 'between', from: may, to: may }, remindDays: [14] },
			...{ escalateAfter: null, inForceFrom: null, key: undefined },
		});
	}
});
