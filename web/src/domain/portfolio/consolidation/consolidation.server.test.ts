import { beforeAll, describe, expect, test } from 'vitest';
import { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { group, picture } from '../../../testing/consolidation.server.ts';
import { addRoles, addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as detail from '../need/need-detail.server.ts';
import * as needs from '../need/need.server.ts';
import * as wordings from '../need/wording.server.ts';
import * as consolidation from './consolidation.server.ts';
import * as splitting from './split.server.ts';
import * as standing from './standing-need.server.ts';
import * as trail from './trail.server.ts';
import * as undoing from './undo.server.ts';
import * as workbench from './workbench.server.ts';

useDatabase();

let actor: Actor;
let units: string[];

async function town() {
	const by = (await foundMunicipality()).actor;
	return { by, at: await addUnits(by, ['Pääkirjasto', 'Korian kirjasto', 'Kirjastoauto']) };
}

beforeAll(async () => {
	({ by: actor, at: units } = await town());
});

async function say(texts: readonly string[], more: Parameters<typeof batchNeed>[2][] = []) {
	const drafts = texts.map((text, i) => batchNeed(units[i % units.length]!, text, more[i]));
	return (await importNeeds(actor, drafts)).map(({ id }) => id);
}

describe('merging a group', () => {
	test('sets the chosen facts and title, keeps what each said, and undoing brings all back', async () => {
		const [role] = (await addRoles(actor, [`Tuki ${newId()}`])) as [string];
		const ids = await say(
			['Skanneri asiakkaille', 'Skanneri meillekin', 'Kuvanlukija'],
			[
				{ costOneOff: 480 },
				{ costOneOff: 600, deadlineOn: '2028-03-01', effort: [{ roleId: role, days: 2 }] },
				{ effort: [{ roleId: role, days: 3 }] },
			],
		);
		const [a, b, c] = ids as [string, string, string];
		const before = await picture(actor);
		const facts = {
			costOneOff: { choice: 'sum', typed: '' },
			[`effort:${role}`]: { choice: 'typed', typed: '4' },
		};
		const { actId } = await consolidation.merge(actor, { ...group(a, ids), title: 'Skannerit', facts });
		const need = await detail.get(actor, a);
		expect(need).toMatchObject({ title: 'Skannerit', costOneOff: 1080, deadlineOn: '2028-03-01' });
		expect(need.effort).toMatchObject([{ days: 4 }]);
		const { chosen } = await standing.get(actor, a);
		expect(chosen.map(({ field, how, value }) => [field, how, value])).toEqual([
			['costOneOff', 'sum', 1080],
			['deadlineOn', 'of', '2028-03-01'],
			[`effort.${role}`, 'typed', 4],
		]);
		expect(chosen[0]?.said.map(({ value }) => value)).toEqual([480, 600]);
		expect((await detail.get(actor, b)).mergedInto?.id).toBe(a);
		await undoing.undo(actor, { actId });
		expect(await picture(actor)).toEqual(before);
		expect((await standing.get(actor, a)).chosen).toEqual([]);
		expect((await detail.get(actor, c)).state).toBe('new');
	});

	test('remembers those left out as another matter, and undoing forgets it', async () => {
		const [a, b, c] = (await say(['Näyttö rikki', 'Näyttö särki', 'Näytönohjain'])) as [
			string,
			string,
			string,
		];
		const wanted = { ...group(a, [a, b, c], [a, b]), remember: 'on' };
		const { actId } = await consolidation.merge(actor, wanted);
		const told = (await picture(actor)).differences.filter(({ act_id }) => act_id === actId);
		expect(told.map(({ need_id, other_id }) => [need_id, other_id].toSorted())).toEqual(
			[[a, c].toSorted(), [b, c].toSorted()].toSorted(),
		);
		await undoing.undo(actor, { actId });
		expect((await picture(actor)).differences.filter(({ act_id }) => act_id === actId)).toEqual([]);
	});

	test('is refused when a need has changed since it was shown, or a value cannot be read', async () => {
		const ids = await say(['Hiiri hukassa', 'Hiiri kadonnut'], [{ costOneOff: 1 }, { costOneOff: 2 }]);
		const [a] = ids as [string];
		await needs.bulk(actor, { ids: [a], state: 'clarifying', reason: '' });
		const stale = { ...group(a, ids), versions: { [a]: 1 } };
		await expect(consolidation.merge(actor, stale)).rejects.toMatchObject({ code: 'conflict' });
		const odd = { ...group(a, ids), facts: { costOneOff: { choice: 'typed', typed: 'paljon' } } };
		const refusal = { code: 'fact_not_valid', data: { value: 'paljon' } };
		await expect(consolidation.merge(actor, odd)).rejects.toMatchObject(refusal);
		expect(() => consolidation.merge(actor, group(a, [a]))).toThrow('merge_nothing');
	});

	test('twice with one key is one act, and crossing dates are refused', async () => {
		const ids = await say(
			['Kesän laite', 'Syksyn laite'],
			[{ earliestOn: '2028-06-01' }, { deadlineOn: '2028-01-01' }],
		);
		const crossing = consolidation.merge(actor, group(ids[0]!, ids));
		await expect(crossing).rejects.toMatchObject({ code: 'need_dates_crossed' });
		const facts = { deadlineOn: { choice: 'own', typed: '' } };
		const wanted = { ...group(ids[0]!, ids), facts, key: newId() };
		const acts = await Promise.all([1, 2, 3].map(() => consolidation.merge(actor, wanted)));
		expect(new Set(acts.map(({ actId }) => actId)).size).toBe(1);
	});
});

test('many groups merge at once; those that disagree wait unless one says which value holds', async () => {
	const ids = await say(
		['Kaiutin A', 'Kaiutin B', 'Kamera A', 'Kamera B'],
		[{}, {}, { costOneOff: 10 }, { costOneOff: 30 }],
	);
	const [a, b, c, d] = ids as [string, string, string, string];
	const many = { groups: [`${a} ${b}`, `${c} ${d}`], versions: {}, key: undefined };
	const first = await consolidation.mergeMany(actor, { ...many, disputed: 'leave' });
	expect(first).toMatchObject({ merged: 1, left: 1, refused: [] });
	const second = await consolidation.mergeMany(actor, { ...many, disputed: 'largest' });
	expect(second).toMatchObject({ merged: 1, left: 0, refused: [{ code: 'need_merged' }] });
	expect((await detail.get(actor, c)).costOneOff).toBe(30);
});

describe('not merging', () => {
	test('told apart, parts and waiting ones are not suggested again, also after mergers', async () => {
		const { by, at } = await town();
		const texts = ['Tulostin jumittaa', 'Tulostin jumittaa taas', 'Tulostin jumittaa aina'];
		const made = await importNeeds(
			by,
			texts.map((text, i) => batchNeed(at[i]!, text)),
		);
		const ids = made.map(({ id }) => id);
		const [a, b, c] = ids as [string, string, string];
		const shown = async () =>
			(await workbench.open(by)).groups.map(({ members }) => members.map(({ id }) => id));
		expect((await shown()).map((list) => list.toSorted())).toEqual([ids.toSorted()]);
		const apart = await consolidation.tellChosenApart(by, group(a, ids, [a, c]));
		expect((await shown()).flat()).not.toEqual(expect.arrayContaining([a, c]));
		await consolidation.merge(by, group(b, [a, b]));
		expect(await shown()).toEqual([]);
		await undoing.undoLatest(by);
		await undoing.undo(by, apart);
		expect((await shown()).flat().toSorted()).toEqual(ids.toSorted());
		await consolidation.makeParts(by, group(a, ids, ids));
		await consolidation.makeWait(by, group(b, [b, c]));
		expect(await shown()).toEqual([]);
		expect(await standing.get(by, a)).toMatchObject({ parts: [{ id: b }, { id: c }], wholes: [] });
		expect(await standing.get(by, b)).toMatchObject({ parts: [], wholes: [{ id: a }] });
		const ring = consolidation.makeParts(by, group(b, [a, b]));
		await expect(ring).rejects.toMatchObject({ code: 'part_ring' });
		await expect(consolidation.makeWait(by, group(c, [b, c]))).rejects.toMatchObject({ code: 'need_cycle' });
	});

	test('a group put aside comes back when that is undone', async () => {
		const { by, at } = await town();
		const made = await importNeeds(by, [
			batchNeed(at[0]!, 'Verkko pätkii'),
			batchNeed(at[1]!, 'Verkko pätkii'),
		]);
		const ids = made.map(({ id }) => id);
		await consolidation.postpone(by, group(ids[0]!, ids));
		const [aside] = (await workbench.open(by)).groups;
		expect(aside?.laterActId).toBeTruthy();
		await undoing.undo(by, { actId: aside!.laterActId! });
		expect((await workbench.open(by)).groups[0]?.laterActId).toBeNull();
	});
});

describe('what cannot be undone says why', () => {
	const whys = async () =>
		(await trail.list(actor, { offset: 0, size: 3 })).acts.map(({ obstacle }) => obstacle?.code);

	test('a merger whose facts were changed, or that was split since', async () => {
		const ids = await say(['Lukulaite', 'Lukulaite kans'], [{}, { costOneOff: 9 }]);
		const { actId } = await consolidation.merge(actor, group(ids[0]!, ids));
		const { version, title } = await detail.get(actor, ids[0]!);
		const zero = {
			costInvestment: 0,
			costYearly: 0,
			earliestOn: null,
			deadlineOn: null,
			durationWeeks: null,
		};
		await needs.amend(actor, { id: ids[0]!, version, title, kind: '', ...zero, costOneOff: 11, effort: {} });
		expect((await whys())[0]).toBe('act_facts_changed');
		await expect(undoing.undo(actor, { actId })).rejects.toMatchObject({ code: 'act_facts_changed' });
		const { merged } = await detail.get(actor, ids[0]!);
		await splitting.split(actor, { mergerIds: [merged[0]!.mergerId] });
		expect((await whys()).slice(0, 2)).toEqual([undefined, 'act_split_since']);
		await undoing.undoLatest(actor);
		expect((await detail.get(actor, ids[0]!)).merged).toHaveLength(1);
		await expect(undoing.undo(actor, { actId: newId() })).rejects.toMatchObject({ code: 'not_found' });
	});

	test('sentences taken apart whose new need lives on, a state changed again', async () => {
		const [a] = (await say(['Pöytä ja tuoli'])) as [string];
		const joined = {
			needId: a,
			unitId: units[1]!,
			place: '',
			why: '',
			submitterName: '',
			text: 'Vain tuoli',
		};
		const { id: wordingId } = await wordings.join(actor, joined as Parameters<typeof wordings.join>[1]);
		const before = await picture(actor);
		const fresh = await splitting.splitWordings(actor, { needId: a, wordingIds: [wordingId] });
		await consolidation.changeState(actor, {
			...group(fresh.id, [fresh.id]),
			state: 'clarifying',
			reason: '',
		});
		expect((await whys()).slice(0, 2)).toEqual([undefined, 'act_need_touched']);
		await undoing.undoLatest(actor);
		expect((await whys())[1]).toBe('act_need_touched');
		expect((await picture(actor)).needs).toHaveLength(before.needs.length + 1);
	});

	test('sentences taken apart come home when nothing has happened to them', async () => {
		const [a] = (await say(['Lamppu ja johto'])) as [string];
		const joined = {
			needId: a,
			unitId: units[1]!,
			place: '',
			why: '',
			submitterName: '',
			text: 'Vain johto',
		};
		const { id: wordingId } = await wordings.join(actor, joined as Parameters<typeof wordings.join>[1]);
		const before = await picture(actor);
		await splitting.splitWordings(actor, { needId: a, wordingIds: [wordingId] });
		await undoing.undoLatest(actor);
		expect(await picture(actor)).toEqual(before);
	});
});

test('a reader and another municipality can do none of this', async () => {
	const ids = await say(['Vieras laite', 'Vieras laite meillä']);
	const other = await town();
	await expect(consolidation.merge(other.by, group(ids[0]!, ids))).rejects.toMatchObject({
		code: 'not_found',
	});
	const { tenantId, tenantSlug, personId, name, locale } = actor;
	const who = { tenantId, tenantSlug, personId, name, locale, unitIds: null };
	const reader = new Actor({ ...who, standings: ['reader'] });
	for (const verb of [consolidation.merge, consolidation.makeParts, consolidation.postpone])
		expect(() => verb(reader, group(ids[0]!, ids))).toThrow('forbidden');
	expect(() => undoing.undoLatest(reader)).toThrow('forbidden');
	await expect(workbench.open(reader)).rejects.toMatchObject({ code: 'forbidden' });
});
