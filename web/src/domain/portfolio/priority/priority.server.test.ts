import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import * as criteria from '../criterion/criterion.server.ts';
import type { Criterion } from '../criterion/criterion.ts';
import * as needs from '../need/need.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { addUnits } from '../../../testing/needs.server.ts';
import { acceptNeeds, addCriteria, score } from '../../../testing/scored-needs.server.ts';
import * as priorities from './priority.server.ts';

useDatabase();

let town: TestMunicipality;
let anna: Actor;
let bo: Actor;
let inUse: Criterion[];
let printer: string;
let kiosk: string;
let silent: string;

beforeAll(async () => {
	town = await foundMunicipality();
	const [unit] = await addUnits(town.actor, ['Pääkirjasto']);
	inUse = await addCriteria(town.actor, { Hyöty: 50, Laajuus: 30, '-Riski': 20 });
	const ids = await acceptNeeds(town.actor, unit!, [
		'Uusi tulostin aulaan',
		'Lainausautomaatti',
		'Hiljainen tarve',
	]);
	[printer, kiosk, silent] = ids as [string, string, string];
	anna = await town.as('rater');
	bo = await town.as('rater');
	await score(anna, printer, inUse, [4, 2, 1]);
	await score(bo, printer, inUse, [2, 2, 1]);
	await score(bo, kiosk, inUse, [1, 4, 3]);
});

describe('the order', () => {
	it('is the one worked out by hand, with its reasons', async () => {
		const { rows, raters, blind } = await priorities.order(town.actor);
		expect(rows.map(({ title, rank, value }) => [title, rank, value])).toEqual([
			['Uusi tulostin aulaan', 1, 67.5],
			['Lainausautomaatti', 2, 47.5],
			['Hiljainen tarve', null, null],
		]);
		expect([raters, blind]).toEqual([2, []]);
		expect(rows[0]!.reason).toMatchObject({
			code: 'both',
			lifts: [
				{ criterionId: inUse[0]!.id, points: 12.5 },
				{ criterionId: inUse[2]!.id, points: 5 },
			],
			lowers: [{ criterionId: inUse[1]!.id, points: -7.5 }],
			dispute: { criterionId: inUse[0]!.id, lowest: 2, highest: 4 },
		});
		expect(rows[2]!.reason.missing).toHaveLength(3);
	});

	it('gives planning the values alone', async () => {
		const values = await town.actor.read((db) => priorities.valuesOf(db));
		expect([...values].sort()).toEqual(
			[
				[printer, 67.5],
				[kiosk, 47.5],
			].sort(),
		);
	});

	it('hides from a rater what the rater has not scored', async () => {
		const { rows, blind } = await priorities.order(anna);
		expect(rows.map(({ id }) => id)).toEqual([printer]);
		expect(blind.map(({ number }) => number)).toEqual([2, 3]);
		expect(JSON.stringify(blind)).not.toMatch(/rank|value|reason/);
		await expect(priorities.explain(anna, kiosk)).rejects.toMatchObject({
			code: 'score_first',
			data: { number: 2 },
		});
		const reader = await town.as('reader');
		expect((await priorities.order(reader)).rows).toHaveLength(3);
	});

	it('shows names of raters to those who lead the round, and values on scored criteria to raters', async () => {
		const { given } = await priorities.explain(town.actor, printer);
		expect(given[inUse[0]!.id]!.map(({ rater, value }) => [rater, value]).sort()).toEqual([
			['Testaaja rater', 2],
			['Testaaja rater', 4],
		]);
		const seen = (await priorities.explain(anna, printer)).given[inUse[0]!.id]!;
		expect(seen.find(({ isOwn }) => isOwn)).toMatchObject({ value: 4, rater: 'Testaaja rater' });
		expect(seen.find(({ isOwn }) => !isOwn)).toMatchObject({ value: 2, rater: null });
		await score(anna, kiosk, inUse, [2]);
		const half = await priorities.explain(anna, kiosk);
		expect(half.given[inUse[0]!.id]).toHaveLength(2);
		expect(half.given[inUse[1]!.id]).toBeNull();
		expect(half.row.rank).toBe(2);
	});

	it('tries other weights without keeping them', async () => {
		const weights = inUse.map(({ id, version }, i) => ({ id, version, weight: [0, 100, 0][i]! }));
		const effect = await priorities.tryWeights(town.actor, weights);
		expect(effect.top.map(({ id, before, after, valueAfter }) => [id, before, after, valueAfter])).toEqual([
			[kiosk, 2, 1, 100],
			[printer, 1, 2, 50],
		]);
		expect(effect).toMatchObject({ moved: 2, fallen: [] });
		expect((await priorities.order(town.actor)).rows[0]!.id).toBe(printer);
		await expect(priorities.tryWeights(anna, weights)).rejects.toMatchObject({ code: 'forbidden' });
	});

	it('leaves out a retired criterion, and needs that no longer compete', async () => {
		await criteria.retire(town.actor, inUse[0]!);
		const { rows } = await priorities.order(town.actor);
		// Reach 4 → 60, risk 3 → 10 of the remaining weights 60 and 40; printer 30 + 30.
		expect(rows.map(({ id, value }) => [id, value])).toEqual([
			[kiosk, 70],
			[printer, 60],
			[silent, null],
		]);
		await needs.bulk(town.actor, { ids: [kiosk], state: 'rejected', reason: 'Ei nyt' });
		await needs.bulk(town.actor, { ids: [printer], state: 'planned', reason: '' });
		expect((await priorities.order(town.actor)).rows.map(({ id, state, rank }) => [id, state, rank])).toEqual(
			[
				[printer, 'planned', 1],
				[silent, 'accepted', null],
			],
		);
	});

	it('is one municipality’s own, and not for visitors', async () => {
		const other = await foundMunicipality();
		expect(await priorities.order(other.actor)).toMatchObject({ rows: [], blind: [], raters: 0 });
		await expect(priorities.explain(other.actor, printer)).rejects.toMatchObject({ code: 'not_found' });
		expect(await other.actor.read((db) => priorities.valuesOf(db))).toEqual(new Map());
		await expect(priorities.order(town.visitor)).rejects.toMatchObject({ code: 'sign_in_first' });
	});
});
