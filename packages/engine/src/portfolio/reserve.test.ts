import { describe, expect, it } from 'vitest';
import { activity, problem } from '../../testing/small-problem.ts';
import { aloneOf } from './alone.ts';
import { modelOf } from './model.ts';
import { reservePins, withoutPins } from './reserve.ts';

const whole = { effort: { post: 500 } };

describe('reservePins', () => {
	it('keeps the more valuable of two pins that exclude each other', () => {
		const model = modelOf(
			problem([
				activity('a', { ...whole, value: 1, pin: { start: 4 } }),
				activity('b', { ...whole, value: 2, pin: { start: 4 } }),
			]),
		);
		expect([...reservePins(model, aloneOf(model)).reserved]).toEqual([-1, 1]);
	});

	it('keeps none that a predecessor cannot be finished for', () => {
		const late = activity('late', { earliest: 5 });
		const model = modelOf(problem([late, activity('a', { predecessors: ['late'], pin: { start: 4 } })]));
		expect([...reservePins(model, aloneOf(model)).reserved]).toEqual([-1, -1]);
	});

	it('tells everything before a pin when it must be finished, also through others', () => {
		const model = modelOf(
			problem([
				activity('first'),
				activity('second', { duration: 2, predecessors: ['first'] }),
				activity('pinned', { predecessors: ['second'], pin: { start: 6 } }),
			]),
		);
		const reservation = reservePins(model, aloneOf(model));
		expect(reservation.latestFinish).toEqual([3, 5, 9]);
		expect(withoutPins(model, reservation, [2]).latestFinish).toEqual([9, 9, 9]);
	});
});
