import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	keptFields,
	nextSort,
	pageCount,
	pageNumbers,
	tableHref,
	tableState,
	type TableSpec,
} from './table-state.ts';

const spec: TableSpec = {
	sorts: ['title', 'cost'],
	defaultSort: { key: 'title', direction: 'asc' },
	filters: ['unit', 'q'],
};
const at = (query: string, own: TableSpec = spec) => tableState(new URL(`https://x.test/needs${query}`), own);

describe('tableState', () => {
	it('reads page, size, sort and filters', () => {
		expect(at('?page=3&size=50&sort=-cost&unit=koria&q=%20wifi%20&tab=a')).toMatchObject({
			page: 3,
			size: 50,
			offset: 100,
			sort: { key: 'cost', direction: 'desc' },
			filters: { unit: 'koria', q: 'wifi' },
			others: [['tab', 'a']],
		});
	});

	it('takes the usual where the address is odd', () => {
		expect(at('?page=-2&size=1e9&sort=password&unit=')).toMatchObject({
			page: 1,
			size: 25,
			sort: { key: 'title', direction: 'asc' },
			filters: {},
		});
		expect(at('?size=5000').size).toBe(100);
		expect(at('?page=0').page).toBe(1);
		expect(at(`?q=${'x'.repeat(900)}`).filters.q).toHaveLength(200);
	});

	it('never leaves its bounds, whatever the address', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.string(), (page, size, sort) => {
				const state = at(`?${new URLSearchParams({ page, size, sort })}`);
				expect(state.size).toBeGreaterThanOrEqual(1);
				expect(state.size).toBeLessThanOrEqual(100);
				expect(Number.isSafeInteger(state.offset) && state.offset >= 0).toBe(true);
				expect(['title', 'cost']).toContain(state.sort?.key);
			}),
		);
	});

	it('keeps two tables apart by a prefix', () => {
		const state = at('?page=4&n-page=2', { ...spec, prefix: 'n-' });
		expect(state.page).toBe(2);
		expect(tableHref(state, { page: 3 })).toBe('?page=4&n-page=3');
	});
});

describe('links', () => {
	it('say only what differs from the usual', () => {
		expect(tableHref(at(''), {})).toBe('?');
		expect(tableHref(at('?page=3'), { page: 2 })).toBe('?page=2');
		expect(tableHref(at('?page=3'), { sort: { key: 'cost', direction: 'desc' } })).toBe('?sort=-cost');
	});

	it('begin from page one when anything else changes, and keep the rest', () => {
		const state = at('?tab=a&unit=koria&sort=cost&size=50&page=4&/propose');
		expect(tableHref(state, { filters: { unit: '' } })).toBe('?tab=a&sort=cost&size=50');
		expect(tableHref(state, { page: 5 })).toBe('?tab=a&unit=koria&sort=cost&size=50&page=5');
		expect(keptFields(state)).toEqual([
			['tab', 'a'],
			['sort', 'cost'],
			['size', '50'],
		]);
	});

	it('come back to the same state', () => {
		const word = fc
			.string({ minLength: 1, maxLength: 20 })
			.map((text) => text.trim())
			.filter(Boolean);
		fc.assert(
			fc.property(
				word,
				fc.integer({ min: 1, max: 900 }),
				fc.integer({ min: 1, max: 100 }),
				(unit, page, size) => {
					const href = tableHref(at(''), { page, size, filters: { unit } });
					expect(at(href)).toMatchObject({ page, size, filters: { unit } });
				},
			),
		);
	});

	it('turn a sorted column round', () => {
		expect(nextSort(at('?sort=cost'), 'cost')).toEqual({ key: 'cost', direction: 'desc' });
		expect(nextSort(at('?sort=-cost'), 'cost')).toEqual({ key: 'cost', direction: 'asc' });
		expect(nextSort(at('?sort=-cost'), 'title')).toEqual({ key: 'title', direction: 'asc' });
	});
});

describe('pages', () => {
	it('leaves out the middle but never a single page', () => {
		expect(pageNumbers(1, 1)).toEqual([1]);
		expect(pageNumbers(5, 10)).toEqual([1, null, 4, 5, 6, null, 10]);
		expect(pageNumbers(3, 5)).toEqual([1, 2, 3, 4, 5]);
		expect(pageCount(0, 25)).toBe(1);
		expect(pageCount(51, 25)).toBe(3);
	});
});
