import { validateProblem } from '@luotsi/engine';
import { describe, expect, it } from 'vitest';
import { fridayOf, mondayOf, slotOf } from './calendar.ts';
import { facts, need } from '../../../testing/planning-facts.ts';
import { buildSnapshot, durationOf, type Facts } from './problem.ts';

const first = (more: Partial<Facts>) => buildSnapshot(facts(more)).problem.activities[0]!;
const horizon = buildSnapshot(facts()).problem;

describe('the problem', () => {
	it('is one that the engine takes', () => {
		const needs = [
			need('n1', { effort: { it: 4.25, museum: 1 }, cost: { investment: 1, one_off: 0.1, yearly: 3 } }),
			need('n2', { dependsOn: ['n1'] }),
		];
		const { problem, roles } = buildSnapshot(facts({ needs }));
		expect(validateProblem(problem)).toEqual([]);
		expect(problem.activities[0]).toMatchObject({
			effort: { it: 425, museum: 100 },
			cost: { investment: 100, one_off: 10, yearly: 300 },
		});
		expect(roles).toEqual([
			{ id: 'it', name: 'Tietohallinto', posts: 1 },
			{ id: 'museum', name: 'Museo', posts: 0 },
		]);
		expect(problem.resources[1]!.capacity.every((amount) => amount === 0)).toBe(true);
	});

	it('follows the assumptions: money, time, and a post left out', () => {
		const half = buildSnapshot(
			facts({ budgetPercent: 50, capacityPercent: 50, needs: [need('n1', { effort: { it: 1 } })] }),
		);
		expect(half.problem.budgets).toEqual([{ year: 2027, kind: 'one_off', amount: 50_025 }]);
		const whole = buildSnapshot(facts({ needs: [need('n1', { effort: { it: 1 } })] }));
		const sum = (snapshot: typeof half) =>
			snapshot.problem.resources[0]!.capacity.reduce((total, week) => total + week, 0);
		expect(sum(half) / sum(whole)).toBeCloseTo(0.5, 2);
		const without = buildSnapshot(
			facts({ withoutPositionId: 'p1', needs: [need('n1', { effort: { it: 1 } })] }),
		);
		expect(sum(without)).toBe(0);
		expect(without.roles[0]!.posts).toBe(0);
	});

	it('turns dates into weeks: not before up, deadlines down, nothing in the past', () => {
		const dated = first({ needs: [need('n1', { earliestOn: '2027-02-03', deadlineOn: '2027-12-29' })] });
		expect(mondayOf(horizon, dated.earliest)).toBe('2027-02-08');
		expect(fridayOf(horizon, dated.deadline!)).toBe('2027-12-24');
		expect(mondayOf(horizon, first({ today: '2028-05-31' }).earliest)).toBe('2028-06-05');
		expect(first({ today: '2026-01-01' }).earliest).toBe(0);
		expect(first({ needs: [need('n1', { deadlineOn: '2026-06-30' })] }).deadline).toBeLessThan(0);
	});
});

describe('what people have fixed', () => {
	const pin = (kind: 'start' | 'exclude' | 'include', startsOn: string | null = null) =>
		first({ pins: [{ needId: 'n1', kind, startsOn, reason: '' }] }).pin;

	it('becomes the engine’s pin', () => {
		expect(pin('start', '2027-03-10')).toEqual({ start: slotOf(horizon, '2027-03-10') });
		expect(pin('exclude')).toEqual({ exclude: true });
		expect(pin('include')).toEqual({ include: true });
		expect(pin('start', '2035-01-01')).toBeUndefined();
	});

	it('lets a pinned start be before today, not before the need’s own date', () => {
		const past = first({
			today: '2028-01-03',
			pins: [{ needId: 'n1', kind: 'start', startsOn: '2027-03-08', reason: '' }],
		});
		expect(past.earliest).toBe(0);
		const dated = {
			needs: [need('n1', { earliestOn: '2027-06-01' })],
			pins: [{ needId: 'n1', kind: 'start' as const, startsOn: '2027-03-08', reason: '' }],
		};
		expect(mondayOf(horizon, first(dated).earliest)).toBe('2027-06-07');
	});

	it('keeps work under way where it is, and work begun before these years out', () => {
		expect(first({ today: '2027-05-01', needs: [need('n1', { startedOn: '2027-04-05' })] })).toMatchObject({
			earliest: 0,
			pin: { start: 13 },
		});
		expect(first({ needs: [need('n1', { startedOn: '2026-11-02' })] }).pin).toEqual({ exclude: true });
	});

	it('leaves out what waits for a need that is not accepted', () => {
		expect(first({ needs: [need('n1', { waitsFor: [{ id: 'x', number: 9, title: 'Uusi' }] })] }).pin).toEqual(
			{ exclude: true },
		);
	});
});

describe('the duration', () => {
	const usual = new Map([['it', 230]]);
	const weeks = (days: number, room = 150) =>
		durationOf({ durationWeeks: null, effort: { it: days } }, usual, room);

	it('is what was told, or so long that no role gives too much of a week', () => {
		expect(durationOf({ durationWeeks: 7, effort: { it: 100 } }, usual, 150)).toBe(7);
		expect(weeks(0.5)).toBe(1);
		expect(weeks(9.2)).toBe(10);
		expect(durationOf({ durationWeeks: null, effort: {} }, usual, 150)).toBe(1);
		expect(durationOf({ durationWeeks: null, effort: { museum: 6 } }, usual, 150)).toBe(3);
	});

	it('is shorter where the need’s own dates leave less room, as far as the role’s time allows', () => {
		expect(weeks(9.2, 9)).toBe(7);
		expect(weeks(9.2, 6)).toBe(5);
		expect(weeks(9.2, 2)).toBe(10);
	});
});
