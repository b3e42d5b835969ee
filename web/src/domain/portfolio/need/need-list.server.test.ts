import { describe, expect, test } from 'vitest';
import { addUnits, batchNeed, importNeeds } from '../../../testing/needs.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as needList from './need-list.server.ts';
import type { NeedQuery } from './need-list.ts';
import * as needs from './need.server.ts';

useDatabase();

const query = (filters: NeedQuery['filters'] = {}, more: Partial<NeedQuery> = {}): NeedQuery => ({
	filters,
	sort: { key: 'number', direction: 'desc' },
	offset: 0,
	size: 50,
	...more,
});

describe('the list', () => {
	test('filters, counts, sorts and pages', async () => {
		const { actor } = await foundMunicipality();
		const [koria] = await addUnits(actor, ['Koria']);
		const [museum] = await addUnits(actor, ['Museo'], 'Kulttuuri');
		const kinds = ['laitteet', 'osaaminen'];
		const made = await importNeeds(
			actor,
			Array.from({ length: 30 }, (_, i) =>
				batchNeed(i % 3 ? koria! : museum!, `Toive ${i}: 100 % parempi_verkko`, {
					kind: kinds[i % 2]!,
					costOneOff: i * 100,
					deadlineOn: i % 5 ? null : '2028-01-31',
				}),
			),
		);
		await needs.bulk(actor, {
			ids: made.slice(0, 4).map(({ id }) => id),
			state: 'accepted',
			reason: '',
		});
		const ask = (filters: NeedQuery['filters'], more: Partial<NeedQuery> = {}) =>
			needList.list(actor, query(filters, more));
		expect(await ask({})).toMatchObject({ total: 30, counts: { new: 26, accepted: 4, merged: 0 } });
		expect(await ask({ state: 'accepted', kind: 'laitteet' })).toMatchObject({
			total: 2,
			counts: { new: 13 },
		});
		expect((await ask({ unit: museum! })).total).toBe(10);
		expect((await ask({ deadline: 'yes' })).total).toBe(6);
		expect((await ask({ goal: 'none' })).total).toBe(30);
		expect((await ask({ q: '100 % parempi_verkko' })).total).toBe(30);
		expect((await ask({ q: '100_%' })).total).toBe(0);
		expect((await ask({ q: '#7' })).items.map(({ number }) => number)).toEqual([7]);
		expect((await ask({ unit: "x' or 1=1", state: 'nonsense' })).total).toBe(0);
		const page = await ask({}, { sort: { key: 'cost', direction: 'desc' }, offset: 10, size: 5 });
		expect(page.items.map(({ cost }) => cost)).toEqual([1900, 1800, 1700, 1600, 1500]);
		const byTitle = await ask({}, { sort: { key: 'title', direction: 'asc' }, size: 3 });
		expect(byTitle.items.map(({ title }) => title.slice(0, 8))).toEqual(['Toive 0:', 'Toive 1:', 'Toive 10']);
		const board = await needList.board(actor);
		expect(board.map(({ state, count, items }) => [state, count, items.length]).slice(0, 3)).toEqual([
			['new', 26, 25],
			['clarifying', 0, 0],
			['accepted', 4, 4],
		]);
	});
});
