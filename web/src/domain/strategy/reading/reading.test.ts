import { describe, expect, it } from 'vitest';
import { denseOf, yearPlace, type Reading } from './reading.ts';

const read = (readOn: string, value: number, more: Partial<Reading> = {}): Reading => ({
	...{ id: `${readOn} ${value}`, indicatorId: 'i', unitId: null, unit: null, readOn, value },
	...{ source: 'hand', note: '', importId: null, saidBy: null, saidAt: new Date(`${readOn}T12:00:00Z`) },
	...{ withdrawnAt: null, withdrawnBy: null, withdrawnReason: '' },
	...more,
});

describe('readings of every month', () => {
	const months = Array.from({ length: 36 }, (_, i) =>
		read(`${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-15`, i),
	);

	it('stand each on its day, in order, without units and what was withdrawn', () => {
		const mended = read('2025-03-15', 99, { saidAt: new Date('2025-04-01') });
		const gone = read('2026-12-31', 7, { withdrawnAt: new Date() });
		const all = [...months, mended, gone, read('2025-03-20', 5, { unitId: 'u', unit: 'Koria' })];
		const dense = denseOf(all.toReversed());
		expect(dense).toHaveLength(36);
		expect(dense[14]?.value).toBe(99);
		expect(dense.map(({ readOn }) => readOn)).toEqual(months.map(({ readOn }) => readOn));
	});

	it('are none where each year has one', () => {
		expect(denseOf([read('2024-12-31', 1), read('2025-12-31', 2), read('2025-12-31', 3)])).toEqual([]);
	});

	it('have their place in the year, leap years too', () => {
		expect(Math.floor(yearPlace('2028-12-31'))).toBe(2028);
		expect(yearPlace('2028-07-02') - 2028).toBeCloseTo(0.5, 2);
		expect(yearPlace('2027-01-01')).toBeLessThan(2027.01);
	});
});
