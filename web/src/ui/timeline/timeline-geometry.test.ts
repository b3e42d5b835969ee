import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	extentOf,
	percentOf,
	placeBars,
	placeLinks,
	placeRows,
	ticks,
	timelineSpan,
} from './timeline-geometry.ts';

const span = timelineSpan('2027-01-01', '2029-12-31');

describe('timelineSpan', () => {
	it('begins on a Monday and covers the last day', () => {
		expect(span).toEqual({ start: '2026-12-28', weeks: 158 });
		expect(timelineSpan('2027-01-04', '2027-01-10')).toEqual({ start: '2027-01-04', weeks: 1 });
		expect(timelineSpan('2027-01-04', '2027-01-11').weeks).toBe(2);
		expect(timelineSpan('2027-02-01', '2026-01-01').weeks).toBe(1);
		expect(timelineSpan('1969-07-20', '1969-07-21').start).toBe('1969-07-14');
	});
});

describe('extentOf', () => {
	const week = timelineSpan('2027-01-04', '2027-01-17');

	it('includes the last day', () => {
		expect(extentOf(week, '2027-01-04', '2027-01-10')).toMatchObject({ x: 0, width: 50 });
		expect(percentOf(week, '2027-01-11')).toBe(50);
	});

	it('is cut at the edges and says so', () => {
		expect(extentOf(week, '2026-12-01', '2027-03-01')).toEqual({
			x: 0,
			width: 100,
			startsBefore: true,
			endsAfter: true,
		});
		expect(extentOf(week, '2027-01-18', '2027-03-01')).toBeNull();
		expect(extentOf(week, '2027-01-12', '2027-01-05')).toBeNull();
		expect(extentOf(week, 'never', '2027-01-05')).toBeNull();
	});
});

describe('ticks', () => {
	it('gives each year and quarter once, side by side', () => {
		const years = ticks(span, 12);
		expect(years.map(({ day }) => day.slice(0, 4))).toEqual(['2026', '2027', '2028', '2029', '2030']);
		const quarters = ticks(span, 3);
		expect(quarters.slice(0, 3).map(({ day }) => day)).toEqual(['2026-10-01', '2027-01-01', '2027-04-01']);
		for (const [i, tick] of quarters.entries()) {
			const before = quarters[i - 1] ?? { x: 0, width: 0 };
			expect(tick.x).toBeCloseTo(before.x + before.width, 8);
		}
	});
});

const bar = (id: string, start: string, end: string, text = '') => ({ id, label: id, start, end, text });

describe('placeBars', () => {
	it('puts overlapping bars on lanes of their own and reuses a free lane', () => {
		const placed = placeBars(span, [
			bar('c', '2028-01-01', '2028-06-30'),
			bar('a', '2027-01-01', '2027-06-30'),
			bar('b', '2027-05-01', '2027-12-31'),
		]);
		expect(placed.map((p) => [p.bar.id, p.lane])).toEqual([
			['a', 0],
			['b', 1],
			['c', 0],
		]);
	});

	it('puts long words beside a short bar, and before it at the end of the span', () => {
		const placed = placeBars(span, [
			bar('x', '2027-02-01', '2027-02-14', 'Lainausautomaatit'),
			bar('y', '2027-02-01', '2028-12-31', 'Lainausautomaatit'),
			bar('z', '2029-12-01', '2029-12-31', 'Lainausautomaatit'),
		]);
		expect(placed.map(({ place }) => place)).toEqual(['after', 'inside', 'before']);
	});

	it('never lets two bars of a lane overlap', () => {
		const day = fc
			.integer({ min: 0, max: 1080 })
			.map((n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10));
		const bars = fc.array(fc.tuple(day, day, fc.string({ maxLength: 30 })), { maxLength: 25 });
		fc.assert(
			fc.property(bars, (raw) => {
				const placed = placeBars(
					span,
					raw.map(([a, b, text], i) => bar(`b${i}`, a < b ? a : b, a < b ? b : a, text)),
				);
				expect(placed).toHaveLength(raw.length);
				for (const one of placed) {
					for (const other of placed) {
						if (one === other || one.lane !== other.lane) continue;
						const isApart =
							one.extent.x + one.extent.width <= other.extent.x + 1e-9 ||
							other.extent.x + other.extent.width <= one.extent.x + 1e-9;
						expect(isApart).toBe(true);
					}
				}
			}),
		);
	});
});

describe('rows and links', () => {
	it('stacks rows by their lanes and leads links from end to start', () => {
		const rows = placeRows(span, [
			{
				id: '1',
				label: 'One',
				bars: [bar('a', '2027-01-01', '2027-06-30'), bar('b', '2027-02-01', '2027-12-31')],
			},
			{ id: '2', label: 'Two', bars: [{ ...bar('c', '2028-01-01', '2028-06-30'), waitsFor: ['b', 'gone'] }] },
		]);
		expect(rows.map(({ top, height }) => [top, height])).toEqual([
			[0, 4.8],
			[4.8, 2.8],
		]);
		const [link, ...more] = placeLinks(rows);
		expect(more).toEqual([]);
		expect(link?.from.y).toBeCloseTo(0.4 + 3, 8);
		expect(link?.to.y).toBeCloseTo(4.8 + 0.4 + 1, 8);
		expect(link?.from.x).toBeLessThanOrEqual(link?.to.x ?? 0);
	});
});
