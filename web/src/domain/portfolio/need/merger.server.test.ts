import type { Refusal } from '#platform/refusal.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as detail from './need-detail.server.ts';
import * as mergers from './merger.server.ts';
import * as needs from './need.server.ts';
import * as wordings from './wording.server.ts';

useDatabase();

let actor: Actor;
let units: string[];

beforeAll(async () => {
	actor = (await foundMunicipality()).actor;
	units = await addUnits(actor, ['Pääkirjasto', 'Korian kirjasto', 'Kirjastoauto']);
});

async function say(by: Actor, unitIds: readonly string[], texts: readonly string[]): Promise<string[]> {
	const drafts = texts.map((text, i) => batchNeed(unitIds[i % unitIds.length]!, text));
	return (await importNeeds(by, drafts)).map(({ id }) => id);
}

/** All that mergers may touch, in a form that can be compared. */
function picture(by: Actor) {
	return by.read(async (db) => ({
		needs: await db.selectFrom('need').select(['id', 'state', 'title']).orderBy('id').execute(),
		wordings: await db
			.selectFrom('wording')
			.select(['id', 'need_id', 'base_need_id', 'origin_need_id', 'text', 'service_unit_id'])
			.orderBy('id')
			.execute(),
		dependencies: await db
			.selectFrom('need_dependency')
			.select(['need_id', 'depends_on_id'])
			.orderBy('need_id')
			.orderBy('depends_on_id')
			.execute(),
	}));
}

const liveMergers = (by: Actor) =>
	by.read((db) =>
		db.selectFrom('need_merger').select('id').where('undone_at', 'is', null).orderBy('id').execute(),
	);

describe('merging', () => {
	test('keeps every sentence under one need, and undoing it brings all back', async () => {
		const [a, b, c] = (await say(actor, units, ['Verkko hidas', 'Netti pätkii', 'Wifi ei jaksa'])) as [
			string,
			string,
			string,
		];
		await needs.bulk(actor, { ids: [c], state: 'clarifying', reason: '' });
		const before = await picture(actor);
		const { mergerIds } = await mergers.merge(actor, { into: a, from: [b, c] });
		const need = await detail.get(actor, a);
		expect(need.wordings.map(({ text }) => text)).toEqual(['Verkko hidas']);
		expect(need.merged.map((other) => [other.unit, other.fromState, other.wordings[0]?.text])).toEqual([
			['Korian kirjasto', 'new', 'Netti pätkii'],
			['Kirjastoauto', 'clarifying', 'Wifi ei jaksa'],
		]);
		expect(need.history[0]?.verb).toBe('need.took_in');
		expect(await detail.get(actor, b)).toMatchObject({
			state: 'merged',
			mergedInto: { id: a },
			wordings: [],
		});
		await mergers.split(actor, { mergerIds });
		expect(await picture(actor)).toEqual(before);
		await expect(mergers.split(actor, { mergerIds })).rejects.toMatchObject({ code: 'need_not_merged' });
	});

	test('makes dependencies follow and gives them back; a ring is refused', async () => {
		const [a, b, x, y] = (await say(actor, units, ['Alku', 'Beta', 'Xylo', 'Ydin'])) as [
			string,
			string,
			string,
			string,
		];
		await actor.change(async (db, record) => {
			await needs.linkDependencies(db, [
				{ needId: x, dependsOnId: b },
				{ needId: b, dependsOnId: y },
			]);
			record('need.linked', { type: 'need', id: x });
		});
		const before = await picture(actor);
		const { mergerIds } = await mergers.merge(actor, { into: a, from: [b] });
		const need = await detail.get(actor, a);
		expect(need.awaitedBy.map(({ id }) => id)).toEqual([x]);
		expect(need.dependsOn.map(({ id }) => id)).toEqual([y]);
		await expect(mergers.merge(actor, { into: x, from: [y] })).rejects.toMatchObject({ code: 'need_cycle' });
		await mergers.split(actor, { mergerIds });
		expect(await picture(actor)).toEqual(before);
	});

	test('shows what differs and changes none of it', async () => {
		const [a, b] = await importNeeds(actor, [
			batchNeed(units[0]!, 'Skanneri', { costOneOff: 480, kind: 'laitteet' }),
			batchNeed(units[1]!, 'Skanneri meillekin', {
				costOneOff: 600,
				kind: 'laitteet',
				deadlineOn: '2028-03-01',
			}),
		]);
		await mergers.merge(actor, { into: a!.id, from: [b!.id] });
		const need = await detail.get(actor, a!.id);
		expect(need).toMatchObject({ costOneOff: 480, deadlineOn: null });
		expect(need.differences).toEqual([
			{ field: 'costOneOff', role: null, own: 480, others: [{ value: 600, numbers: [b!.number] }] },
			{ field: 'deadlineOn', role: null, own: null, others: [{ value: '2028-03-01', numbers: [b!.number] }] },
		]);
	});

	test('of one need into two at the same time: one is refused, nothing is lost', async () => {
		const [a, b, c] = (await say(actor, units, ['Eka paikka', 'Toka paikka', 'Kiistelty'])) as [
			string,
			string,
			string,
		];
		const before = (await picture(actor)).wordings.length;
		const both = await Promise.allSettled([
			mergers.merge(actor, { into: a, from: [c] }),
			mergers.merge(actor, { into: b, from: [c] }),
		]);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'need_merged' },
		});
		const after = await picture(actor);
		expect(after.wordings).toHaveLength(before);
		expect(after.wordings.filter(({ origin_need_id }) => origin_need_id === c)).toHaveLength(1);
	});

	test('crosswise at the same time ends in one of the two, never in both or a standstill', async () => {
		for (let round = 0; round < 5; round++) {
			const [a, b] = (await say(actor, units, ['Ristiin', 'Rastiin'])) as [string, string];
			const both = await Promise.allSettled([
				mergers.merge(actor, { into: a, from: [b] }),
				mergers.merge(actor, { into: b, from: [a] }),
			]);
			expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		}
	});

	test('undone twice at the same time is undone once', async () => {
		const [a, b] = (await say(actor, units, ['Kahdesti', 'Purettu'])) as [string, string];
		const { mergerIds } = await mergers.merge(actor, { into: a, from: [b] });
		const both = await Promise.allSettled([1, 2, 3].map(() => mergers.split(actor, { mergerIds })));
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	test('refuses nothing, itself, the unknown and another municipality’s', async () => {
		const [a] = (await say(actor, units, ['Yksinäinen'])) as [string];
		const other = await foundMunicipality();
		const theirs = await addUnits(other.actor, ['Vieras']);
		const [foreign] = (await say(other.actor, theirs, ['Vieras toive'])) as [string];
		await expect(mergers.merge(actor, { into: a, from: [a] })).rejects.toMatchObject({
			code: 'merge_nothing',
		});
		await expect(mergers.merge(actor, { into: a, from: [newId()] })).rejects.toMatchObject({
			code: 'not_found',
		});
		await expect(mergers.merge(actor, { into: a, from: [foreign] })).rejects.toMatchObject({
			code: 'not_found',
		});
		await expect(mergers.merge(other.actor, { into: foreign, from: [a] })).rejects.toMatchObject({
			code: 'not_found',
		});
	});
});

describe('splitting sentences', () => {
	test('takes them to a new need, which merges back', async () => {
		const [a] = (await say(actor, units, ['Tulostin rikki'])) as [string];
		const joined = { needId: a, unitId: units[1]!, place: '', why: '', submitterName: '' };
		const { id: wordingId } = await wordings.join(actor, { ...joined, text: 'Skannerikin rikki' });
		const fresh = await mergers.splitWordings(actor, { needId: a, wordingIds: [wordingId] });
		const need = await detail.get(actor, fresh.id);
		expect(need).toMatchObject({ title: 'Skannerikin rikki', unit: 'Korian kirjasto', state: 'new' });
		expect(need.wordings[0]).toMatchObject({ id: wordingId, originId: a });
		await mergers.merge(actor, { into: a, from: [fresh.id] });
		const whole = await detail.get(actor, a);
		expect([...whole.wordings, ...whole.merged.flatMap((other) => other.wordings)]).toHaveLength(2);
	});

	test('never leaves a need without words', async () => {
		const [a, b] = (await say(actor, units, ['Ainoa sana', 'Toinen sana'])) as [string, string];
		await mergers.merge(actor, { into: a, from: [b] });
		const need = await detail.get(actor, a);
		const ids = [...need.wordings, ...need.merged[0]!.wordings].map(({ id }) => id);
		for (const wordingIds of [ids, [ids[0]!], [ids[1]!]])
			await expect(mergers.splitWordings(actor, { needId: a, wordingIds })).rejects.toMatchObject({
				code: 'need_last_wording',
			});
		await expect(mergers.splitWordings(actor, { needId: b, wordingIds: [ids[1]!] })).rejects.toMatchObject({
			code: 'not_found',
		});
	});
});

type Act = { kind: 'merge'; into: number; from: number[] } | { kind: 'split'; pick: number };

const COUNT = 7;
const place = fc.nat({ max: COUNT - 1 });
const act: fc.Arbitrary<Act> = fc.oneof(
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('merge' as const),
			into: place,
			from: fc.array(place, { minLength: 1, maxLength: 3 }),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('split' as const), pick: fc.nat({ max: 50 }) }) },
);

async function perform(by: Actor, ids: readonly string[], one: Act): Promise<void> {
	if (one.kind === 'merge')
		await mergers
			.merge(by, { into: ids[one.into]!, from: one.from.map((i) => ids[i]!) })
			.catch(expectRefusal);
	else {
		const live = await liveMergers(by);
		if (live.length > 0)
			await mergers.split(by, { mergerIds: [live[one.pick % live.length]!.id] }).catch(expectRefusal);
	}
}

function expectRefusal(error: unknown): void {
	expect(['merge_nothing', 'need_merged', 'need_cycle']).toContain((error as { code?: string }).code);
}

test('whatever is merged and split, no sentence changes or moves home, and undoing all restores all', async () => {
	const steps = fc.record({
		acts: fc.array(act, { minLength: 1, maxLength: 12 }),
		links: fc.array(fc.tuple(place, place), { maxLength: 6 }),
		order: fc.infiniteStream(fc.nat({ max: 1000 })),
	});
	await fc.assert(
		fc.asyncProperty(steps, async ({ acts, links, order }) => {
			const by = (await foundMunicipality()).actor;
			const ids = await say(
				by,
				await addUnits(by, ['A-kirjasto', 'B-kirjasto']),
				[...'abcdefg'].map((x) => `Toive ${x}`),
			);
			await by.change(async (db, record) => {
				// From a later to an earlier one: never a ring to begin with.
				const pairs = links
					.filter(([a, b]) => a > b)
					.map(([a, b]) => ({ needId: ids[a]!, dependsOnId: ids[b]! }));
				await needs.linkDependencies(db, pairs);
				record('need.linked', { type: 'need', id: ids[0]! });
			});
			const before = await picture(by);
			const said = (seen: typeof before) => seen.wordings.map((wording) => ({ ...wording, need_id: '' }));
			for (const one of acts) {
				await perform(by, ids, one);
				const now = await picture(by);
				expect(said(now)).toEqual(said(before));
				const merged = new Set(now.needs.filter(({ state }) => state === 'merged').map(({ id }) => id));
				expect(now.wordings.filter(({ need_id }) => merged.has(need_id))).toEqual([]);
				expect(
					now.dependencies.filter((row) => merged.has(row.need_id) || merged.has(row.depends_on_id)),
				).toEqual([]);
			}
			for (let live = await liveMergers(by); live.length > 0; live = await liveMergers(by)) {
				const mergerIds = live.map(({ id }) => id);
				const one = [mergerIds[order.next().value! % live.length]!];
				// One alone may leave a ring with those still merged; all together never do.
				const refused = await mergers.split(by, { mergerIds: one }).then(
					() => null,
					(error: Refusal) => error.code,
				);
				expect([null, 'need_cycle']).toContain(refused);
				if (refused) await mergers.split(by, { mergerIds });
			}
			expect(await picture(by)).toEqual(before);
		}),
		{ numRuns: 25 },
	);
}, 60_000);
