import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { neighbours, ScoreSheet, type SheetNeed } from './score.ts';

const [a, b] = ['0190b6f0-0000-7000-8000-00000000000a', '0190b6f0-0000-7000-8000-00000000000b'];

describe('the sheet as sent', () => {
	it('keeps each cell with the version it was read at; an empty one takes the score away', () => {
		const parsed = v.parse(ScoreSheet, {
			score: { [a]: { [b]: '3' } },
			seen: { [a]: { [a]: '2', [b]: '0' } },
			comment: { [a]: { [b]: ' Syy ' } },
		});
		expect(parsed.cells).toEqual([
			{ needId: a, criterionId: a, value: null, comment: null, seen: 2 },
			{ needId: a, criterionId: b, value: 3, comment: 'Syy', seen: 0 },
		]);
	});

	it('is nothing when nothing came, and refused when a value is no whole number', () => {
		expect(v.parse(ScoreSheet, {})).toEqual({ cells: [] });
		for (const value of ['2.5', 'paljon', '1e999'])
			expect(
				v.safeParse(ScoreSheet, { score: { [a]: { [b]: value } }, seen: { [a]: { [b]: '0' } } }).success,
			).toBe(false);
		expect(v.safeParse(ScoreSheet, { seen: { 'not-an-id': { [b]: '0' } } }).success).toBe(false);
	});
});

describe('the neighbours of a need', () => {
	const list = [3, 0, 3, 1].map((scored, i): SheetNeed => ({
		id: `n${i}`,
		number: i,
		title: '',
		unit: '',
		scored,
	}));

	it('are the ones beside, and the next that lacks a score, round the end', () => {
		expect(neighbours(list, 'n1', 3)).toMatchObject({
			place: 2,
			previous: { id: 'n0' },
			next: { id: 'n2' },
			nextOpen: { id: 'n3' },
		});
		expect(neighbours(list, 'n3', 3)).toMatchObject({ place: 4, next: undefined, nextOpen: { id: 'n1' } });
		expect(neighbours([list[0]!], 'n0', 3)).toMatchObject({
			previous: undefined,
			next: undefined,
			nextOpen: undefined,
		});
	});
});
