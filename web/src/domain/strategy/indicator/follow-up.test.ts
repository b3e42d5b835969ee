import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedOn, followUp, pathOf } from './follow-up.ts';

const at = (year: number, value: number) => ({ year, value, readOn: `${year}-12-31` });
const targets = [
	{ year: 2026, value: 100 },
	{ year: 2027, value: 120 },
];

describe('an indicator against its path', () => {
	it('is told by the target that lies next', () => {
		expect(followUp({ direction: 'up', targets }, [at(2025, 80), at(2026, 104.4)])).toMatchObject({
			outlook: 'reached',
			trend: 'rising',
			target: { year: 2026 },
			share: 1.044,
		});
		const behind = followUp({ direction: 'up', targets }, [
			at(2025, 80),
			{ ...at(2026, 87), readOn: '2026-12-30' },
		]);
		expect(behind).toMatchObject({ outlook: 'behind', share: 0.87, gone: 0.35 });
	});

	it('may be better low', () => {
		const down = [{ year: 2027, value: 10 }];
		const on = followUp({ direction: 'down', targets: down }, [at(2025, 30), at(2026, 18)]);
		expect(on).toMatchObject({ outlook: 'on_path', trend: 'falling', share: null, gone: 0.6 });
		expect(followUp({ direction: 'down', targets: down }, [at(2025, 30), at(2026, 25)]).outlook).toBe(
			'behind',
		);
	});

	it('says when nothing can be told', () => {
		expect(followUp({ direction: 'up', targets }, [])).toMatchObject({
			outlook: 'no_readings',
			target: targets[0],
		});
		expect(followUp({ direction: 'up', targets: [] }, [at(2026, 1)])).toMatchObject({ outlook: 'no_target' });
	});

	it('has a path that goes straight from target to target and is level beyond them', () => {
		const path = pathOf([at(2025, 80)], targets);
		expect(expectedOn(path, '2020-01-01')).toBe(80);
		expect(expectedOn(path, '2026-12-31')).toBe(100);
		expect(expectedOn(path, '2027-07-02')).toBeCloseTo(110, 0);
		expect(expectedOn(path, '2040-01-01')).toBe(120);
	});
});

const values = fc
	.uniqueArray(
		fc.record({ year: fc.integer({ min: 2015, max: 2030 }), value: fc.integer({ min: -500, max: 500 }) }),
		{
			selector: ({ year }) => year,
		},
	)
	.map((list) => list.toSorted((a, b) => a.year - b.year));

describe('whatever is read and aimed at', () => {
	it('the way gone lies within nought and one, and is whole just when the target is reached', () => {
		fc.assert(
			fc.property(values, values, fc.constantFrom('up', 'down'), (read, aims, direction) => {
				const told = followUp(
					{ direction, targets: aims },
					read.map(({ year, value }) => at(year, value)),
				);
				const { gone, outlook } = told;
				expect(gone === null).toBe(outlook === 'no_readings' || outlook === 'no_target');
				expect(gone ?? 0).toBeGreaterThanOrEqual(0);
				expect(gone ?? 0).toBeLessThanOrEqual(1);
				expect(outlook !== 'reached' || gone === 1).toBe(true);
			}),
		);
	});

	it('turned upside down it is the same told the other way', () => {
		fc.assert(
			fc.property(values, values, (read, aims) => {
				const mirror = (list: typeof read) => list.map(({ year, value }) => ({ year, value: 0 - value }));
				const points = (list: typeof read) => list.map(({ year, value }) => at(year, value));
				const up = followUp({ direction: 'up', targets: aims }, points(read));
				const down = followUp({ direction: 'down', targets: mirror(aims) }, points(mirror(read)));
				expect(down.outlook).toBe(up.outlook);
				expect(down.gone).toBe(up.gone);
			}),
		);
	});
});
