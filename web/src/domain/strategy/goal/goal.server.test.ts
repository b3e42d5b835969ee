import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import type { Clause } from '#domain/strategy/strategy/strategy.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as goals from './goal.server.ts';

useDatabase();

const text = `1.1 Tavoitteet

- Jokaisessa kirjastossa tulee olla toimiva tulostus
- Neuvontaa lisätään. Opastusta tarjotaan viikoittain.
`;

let town: TestMunicipality;
let strategyId: string;
let clauses: Clause[];

async function keepSample(place: TestMunicipality): Promise<string> {
	const preview = await strategies.preview(place.actor, { title: '', serviceAreaId: '', text });
	return (await strategies.keep(place.actor, { ...preview, serviceAreaId: null, key: undefined })).id;
}

beforeAll(async () => {
	town = await foundMunicipality();
	strategyId = await keepSample(town);
	({ clauses } = await strategies.get(town.actor, strategyId));
});

const byHand = (title: string, more = {}) => ({
	strategyId,
	clauseId: null,
	code: '',
	title,
	description: '',
	key: undefined,
	...more,
});

describe('goals of a strategy', () => {
	it('are made from chosen clauses, once, in order of the document', async () => {
		const bullets = clauses.filter(({ kind }) => kind === 'bullet').map(({ id }) => id);
		const draft = { strategyId, clauseIds: bullets.toReversed(), key: newId() };
		const made = await goals.makeFromClauses(town.actor, draft);
		expect(await goals.makeFromClauses(town.actor, draft)).toEqual(made);
		await expect(goals.makeFromClauses(town.actor, { ...draft, key: newId() })).rejects.toMatchObject({
			code: 'goals_already_made',
		});
		expect(await goals.list(town.actor)).toMatchObject([
			{ code: '1.1.1', title: 'Jokaisessa kirjastossa tulee olla toimiva tulostus', clauseNumber: '1.1.1' },
			{
				code: '1.1.2',
				title: 'Neuvontaa lisätään',
				description: 'Neuvontaa lisätään. Opastusta tarjotaan viikoittain.',
			},
		]);
		expect((await strategies.list(town.actor))[0]).toMatchObject({
			goalCount: 2,
			unservedCount: 0,
			obligationCount: 1,
		});
	});

	it('may be said in own words; a code is nobody else’s', async () => {
		const id = await goals.add(town.actor, byHand('Oma tavoite'));
		expect(await goals.get(town.actor, id)).toMatchObject({ code: '1', clauseNumber: null });
		await expect(goals.add(town.actor, byHand('Toinen', { code: '1.1.1' }))).rejects.toMatchObject({
			code: 'goal_code_taken',
		});
		const change = { id, version: 1, code: '1.1.1', title: 'Oma', description: '', clauseId: null };
		await expect(goals.amend(town.actor, change)).rejects.toMatchObject({ code: 'goal_code_taken' });
		await goals.amend(town.actor, { ...change, code: 'A1', clauseId: clauses[1]!.id });
		await expect(goals.amend(town.actor, { ...change, code: 'A2' })).rejects.toMatchObject({
			code: 'conflict',
		});
		expect(await goals.get(town.actor, id)).toMatchObject({
			code: 'A1',
			title: 'Oma',
			clauseNumber: '1.1.1',
			version: 2,
		});
	});

	it('retire and come back; a duty without a goal in use is unserved', async () => {
		const [first] = await goals.list(town.actor);
		const others = (await goals.list(town.actor)).filter(({ clauseId }) => clauseId === first!.clauseId);
		for (const goal of others) await goals.retire(town.actor, goal);
		await expect(goals.retire(town.actor, first!)).rejects.toMatchObject({ code: 'conflict' });
		expect((await goals.list(town.actor)).map(({ code }) => code)).not.toContain(first!.code);
		expect(await goals.list(town.actor, { withRetired: true })).toHaveLength(3);
		expect((await strategies.list(town.actor))[0]).toMatchObject({ unservedCount: 1 });
		await goals.restore(town.actor, { id: first!.id, version: first!.version + 1 });
		expect((await strategies.list(town.actor))[0]).toMatchObject({ unservedCount: 0 });
	});

	it('are changed only by those who may, and only at home', async () => {
		const reader = await town.as('reader');
		const [goal] = await goals.list(reader);
		expect(() => goals.add(reader, byHand('Ei saa'))).toThrow('forbidden');
		await expect(goals.retire(reader, goal!)).rejects.toMatchObject({ code: 'forbidden' });
		const other = await foundMunicipality();
		await expect(goals.get(other.actor, goal!.id)).rejects.toMatchObject({ code: 'not_found' });
		await expect(goals.retire(other.actor, goal!)).rejects.toMatchObject({ code: 'not_found' });
		await expect(goals.add(other.actor, byHand('Vieraaseen'))).rejects.toMatchObject({ code: 'not_found' });
		const strange = { strategyId: await keepSample(other), clauseIds: [clauses[1]!.id], key: newId() };
		await expect(goals.makeFromClauses(other.actor, strange)).rejects.toMatchObject({ code: 'not_found' });
	});
});
