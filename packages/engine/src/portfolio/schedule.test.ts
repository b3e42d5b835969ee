import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchedule, startsIn, violationsAt } from '../../testing/naive-check.ts';
import {
	isCauseTrue,
	isForcing,
	isObstacleAt,
	naiveConflicts,
	openStarts,
} from '../../testing/naive-reasons.ts';
import { anyProblem } from '../../testing/random-problem.ts';
import { explainStart } from './explain.ts';
import type { Problem } from '../problem/problem.ts';
import type { Obstacle } from '../result.ts';
import { schedule } from './schedule.ts';
import { maxIterations } from '../stop.ts';

const RUNS = { numRuns: 300 };
const solve = (problem: Problem, seed = 1, iterations = 20) =>
	schedule(problem, { seed, stop: maxIterations(iterations) });

describe('a schedule of any problem', { timeout: 60_000 }, () => {
	it('keeps every rule', () => {
		fc.assert(
			fc.property(anyProblem, (problem) => {
				expect(checkSchedule(problem, solve(problem))).toEqual([]);
			}),
			RUNS,
		);
	});

	it('names a true reason for every start that was not taken', () => {
		fc.assert(
			fc.property(anyProblem, (problem) => {
				const result = solve(problem);
				const starts = startsIn(result);
				for (const { id, start } of result.items) {
					const activity = problem.activities.find((one) => one.id === id)!;
					const spans = explainStart(problem, result, id);
					for (let slot = activity.earliest; slot < start; slot++) {
						const span = spans.find(({ from, to }) => from <= slot && slot <= to);
						expect(span, `${id} at ${slot}`).toBeDefined();
						expect(violationsAt(problem, starts, id, slot), `${id} at ${slot}`).not.toEqual([]);
						if (span!.reason.code === 'pinned') continue;
						expect(isObstacleAt(problem, starts, id, slot, span!.reason), `${id} at ${slot}`).toBe(true);
					}
				}
			}),
			RUNS,
		);
	});

	it('names only true causes for what is left out, and they rule out every start', () => {
		fc.assert(
			fc.property(anyProblem, (problem) => {
				const result = solve(problem);
				const starts = startsIn(result);
				for (const { id, causes } of result.unscheduled) {
					expect(causes, id).not.toEqual([]);
					for (const cause of causes)
						expect(isCauseTrue(problem, starts, id, cause), `${id} ${JSON.stringify(cause)}`).toBe(true);
					for (const slot of openStarts(problem, id))
						expect(violationsAt(problem, starts, id, slot), `${id} at ${slot}`).not.toEqual([]);
					const obstacles = causes.filter((cause) => isObstacle(cause.code)) as Obstacle[];
					if (obstacles.length !== causes.length) continue;
					for (const slot of openStarts(problem, id)) {
						const isWaiting = violationsAt(problem, starts, id, slot).some(
							({ rule }) => rule === 'precedence',
						);
						const isExplained = obstacles.some((one) => isObstacleAt(problem, starts, id, slot, one));
						expect(isWaiting || isExplained, `${id} at ${slot}`).toBe(true);
					}
				}
			}),
			RUNS,
		);
	});

	it('lists exactly the contradictions that a plain forward pass finds', () => {
		fc.assert(
			fc.property(anyProblem, (problem) => {
				const { conflicts } = solve(problem, 1, 0);
				const impossible = conflicts.filter((one) => one.code === 'deadline_before_predecessor');
				for (const conflict of impossible)
					expect(isForcing(problem, conflict), JSON.stringify(conflict)).toBe(true);
				const found = conflicts.flatMap((conflict) =>
					conflict.code === 'pin_conflict'
						? []
						: { code: conflict.code, activity: conflict.activity, predecessor: conflict.predecessor },
				);
				expect(found).toEqual(naiveConflicts(problem));
			}),
			RUNS,
		);
	});

	it('obeys a pin or reports it', () => {
		fc.assert(
			fc.property(anyProblem, (problem) => {
				const result = solve(problem);
				const starts = startsIn(result);
				for (const { id, pin } of problem.activities) {
					if (!pin || 'exclude' in pin) continue;
					const isKept = 'start' in pin ? starts.get(id) === pin.start : starts.has(id);
					const isReported = result.conflicts.some(
						(one) => one.code === 'pin_conflict' && one.activity === id,
					);
					expect(isKept).toBe(!isReported);
				}
			}),
			RUNS,
		);
	});

	it('is the same for the same seed and number of iterations, and plain data', () => {
		fc.assert(
			fc.property(anyProblem, fc.integer(), (problem, seed) => {
				const result = solve(problem, seed, 60);
				expect(solve(structuredClone(problem), seed, 60)).toEqual(result);
				expect(JSON.parse(JSON.stringify(result))).toEqual(result);
			}),
			{ numRuns: 60 },
		);
	});
});

function isObstacle(code: string): boolean {
	return /^(after_predecessor|closed|resource_absent|resource_full|budget_exceeded|budget_spent)$/.test(code);
}
