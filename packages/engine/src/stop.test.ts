import { describe, expect, it } from 'vitest';
import { activity, problem } from '../testing/small-problem.ts';
import { schedule } from './portfolio/schedule.ts';
import { firstOf, maxIterations, noImprovement, type Progress } from './stop.ts';

// Two that compete, so that no schedule can be proved best.
const rivals = problem([activity('a', { effort: { post: 500 } }), activity('b', { effort: { post: 500 } })]);

describe('a stop', () => {
	it('ends the search after the number of schedules', () => {
		const seen: Progress[] = [];
		const stop = maxIterations(12);
		const shouldStop = (progress: Progress) => {
			seen.push({ iterations: progress.iterations, sinceImprovement: progress.sinceImprovement });
			return stop.shouldStop(progress);
		};
		schedule(rivals, { seed: 1, stop: { shouldStop } });
		expect(seen.map((one) => one.iterations)).toEqual(Array.from({ length: 13 }, (_, index) => index));
	});

	it('ends it when nothing gets better', () => {
		expect(noImprovement(5).shouldStop({ iterations: 9, sinceImprovement: 4 })).toBe(false);
		expect(noImprovement(5).shouldStop({ iterations: 9, sinceImprovement: 5 })).toBe(true);
	});

	it('can be the first of several', () => {
		const stop = firstOf(maxIterations(9), noImprovement(5));
		expect(stop.shouldStop({ iterations: 8, sinceImprovement: 4 })).toBe(false);
		expect(stop.shouldStop({ iterations: 9, sinceImprovement: 0 })).toBe(true);
		expect(stop.shouldStop({ iterations: 6, sinceImprovement: 5 })).toBe(true);
	});
});
