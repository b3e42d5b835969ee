import { beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { addUnits } from '../../../testing/needs.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { LinkActor } from '../need/link-actor.server.ts';
import * as detail from '../need/need-detail.server.ts';
import * as needs from '../need/need.server.ts';
import * as similar from './similar-need.server.ts';
import * as wordings from '../need/wording.server.ts';

useDatabase();

let town: TestMunicipality;
let units: string[];
const text = 'Lainausautomaatti ei lue kortteja';
const draft = (unitId: string, said = text, key?: string) => ({
	unitId,
	text: said,
	place: 'Aula',
	why: 'Jonottavat',
	submitterName: 'Salli Salanimi',
	key,
});
const linkOf = (unit: number, address = '192.0.2.1') =>
	new LinkActor(town.visitor, { id: units[unit]!, name: 'Yksikkö' }, address);

beforeAll(async () => {
	town = await foundMunicipality();
	units = await addUnits(town.actor, ['Pääkirjasto', 'Korian kirjasto', 'Kirjastoauto']);
});

test('a link sees title, units and state of needs that wait, and nothing of who said them', async () => {
	const { id, number } = await needs.propose(town.actor, draft(units[0]!));
	await wordings.join(linkOf(1), { ...draft(units[1]!, 'Kortinlukija temppuilee'), needId: id });
	const found = await similar.similarTo(linkOf(2), 'automaatin kortinlukija');
	expect(found).toEqual([
		{
			id,
			number,
			title: text,
			state: 'new',
			units: ['Korian kirjasto', 'Pääkirjasto'],
			parts: expect.any(Array),
		},
	]);
	expect(JSON.stringify(found)).not.toMatch(/Salanimi|temppuilee/);
	await expect(async () => similar.similarTo(town.visitor, 'automaatti')).rejects.toMatchObject({
		code: 'sign_in_first',
	});
});

test('needs of another municipality and those answered already are not offered, nor joined by a link', async () => {
	const other = await foundMunicipality();
	expect(await similar.similarTo(other.actor, text)).toEqual([]);
	const { id } = await needs.propose(town.actor, draft(units[0]!, 'Kopiokone pihisee'));
	const found = async () => (await similar.similarTo(linkOf(1), 'kopiokoneet')).map((need) => need.id);
	expect((await found())[0]).toBe(id);
	await needs.changeState(town.actor, { id, version: 1, state: 'rejected', reason: 'Ei tietotekniikkaa' });
	expect(await found()).not.toContain(id);
	const late = { ...draft(units[1]!), needId: id };
	await expect(wordings.join(linkOf(1), late)).rejects.toMatchObject({ code: 'not_found' });
	await wordings.join(town.actor, late);
});

test('joining twenty times with one key leaves one sentence, by a link only for its own unit', async () => {
	const { id, number } = await needs.propose(town.actor, draft(units[0]!, 'Näyttö pimenee'));
	const joined = { ...draft(units[1]!, 'Meilläkin pimenee', newId()), needId: id };
	const answers = await Promise.all(Array.from({ length: 20 }, () => wordings.join(linkOf(1), joined)));
	expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
	expect(answers[0]).toMatchObject({ needId: id, number });
	const need = await detail.get(town.actor, id);
	expect(need.wordings.map((wording) => wording.text)).toEqual(['Näyttö pimenee', 'Meilläkin pimenee']);
	const foreign = { ...draft(units[0]!), needId: id };
	await expect(wordings.join(linkOf(1), foreign)).rejects.toMatchObject({ code: 'forbidden' });
});

test('one address says at most forty in a while, all addresses sixty for one unit', async () => {
	const fresh = await foundMunicipality();
	const [unit, second] = await addUnits(fresh.actor, ['Uimahalli', 'Museo']);
	const say = (unitId: string, address: string) =>
		needs.propose(new LinkActor(fresh.visitor, { id: unitId, name: 'X' }, address), draft(unitId));
	const flood = await Promise.allSettled(Array.from({ length: 44 }, () => say(unit!, '198.51.100.1')));
	expect(flood.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
	const refusal = { code: 'too_many_attempts', data: { minutes: 10 } };
	await expect(say(second!, '198.51.100.1')).rejects.toMatchObject(refusal);
	const others = await Promise.allSettled(Array.from({ length: 24 }, () => say(unit!, '198.51.100.2')));
	expect(others.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
	await say(second!, '198.51.100.2');
	const { id } = await needs.propose(fresh.actor, draft(unit!));
	const link = new LinkActor(fresh.visitor, { id: unit!, name: 'X' }, '198.51.100.3');
	await expect(wordings.join(link, { ...draft(unit!), needId: id })).rejects.toMatchObject(refusal);
});
