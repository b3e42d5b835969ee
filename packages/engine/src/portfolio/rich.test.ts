import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchedule, startsIn, violationsAt, workedSlots } from '../../testing/naive-check.ts';
import { isCauseTrue, isObstacleAt, openStarts } from '../../testing/naive-reasons.ts';
import { anyRichProblem } from '../../testing/random-problem.ts';
import { modesOf, settled, withMode } from '../../testing/settle.ts';
import { maxIterations } from '../stop.ts';
import { explainStart } from './explain.ts';
import type { Problem } from '../problem/problem.ts';
import type { Obstacle, Schedule, UnscheduledItem } from '../result.ts';
import { schedule } from './schedule.ts';

const RUNS = { numRuns: 60 };
const solve = (problem: Problem) => schedule(problem, { seed: 1, stop: maxIterations(20) });
const OBSTACLE =
	/^(after_(predecessor|setup|lag)|before_lag|closed|resource_(absent|full)|skill_(missing|full)|(budget|fund)_(exceeded|spent))$/;

describe('a schedule with modes, skills, funds, lags, exclusions and set-ups', { timeout: 60_000 }, () => {
	it('keeps every rule', () => {
		fc.assert(
			fc.property(anyRichProblem, (problem) => {
				expect(checkSchedule(problem, solve(problem))).toEqual([]);
			}),
			RUNS,
		);
	});

	it('names a true reason for every start that was not taken', () => {
		fc.assert(
			fc.property(anyRichProblem, (problem) => {
				const result = solve(problem);
				const single = settled(problem, result);
				const starts = startsIn(result);
				for (const { id, start } of result.items) {
					const { earliest } = problem.activities.find((one) => one.id === id)!;
					const spans = explainStart(problem, result, id);
					for (let slot = earliest; slot < start; slot++) {
						const span = spans.find(({ from, to }) => from <= slot && slot <= to);
						expect(span, `${id} at ${slot}`).toBeDefined();
						expect(violationsAt(single, starts, id, slot), `${id} at ${slot}`).not.toEqual([]);
						if (span!.reason.code === 'pinned') continue;
						const isTrue = isObstacleAt(single, starts, id, slot, span!.reason);
						expect(isTrue, `${id} at ${slot} ${JSON.stringify(span)}`).toBe(true);
					}
				}
			}),
			RUNS,
		);
	});

	it('names only true causes for what is left out, and they rule out every start in every mode', () => {
		fc.assert(
			fc.property(anyRichProblem, (problem) => {
				const result = solve(problem);
				for (const item of result.unscheduled) checkCauses(problem, result, item);
			}),
			RUNS,
		);
	});
});

function checkCauses(problem: Problem, result: Schedule, { id, causes }: UnscheduledItem) {
	expect(causes, id).not.toEqual([]);
	for (const mode of modesOf(problem, id)) {
		const single = withMode(settled(problem, result), id, mode);
		const starts = withSetups(single, startsIn(result), id);
		const own = causes.filter((cause) => cause.mode === undefined || cause.mode === mode);
		// A cause without a mode is of the own way where there are several, unless it is about the activity as such.
		const told = own.filter((cause) => mode === undefined || cause.mode === mode);
		for (const cause of told) {
			const about = `${id} ${mode} ${JSON.stringify(cause)}`;
			expect(isCauseTrue(single, starts, id, cause), about).toBe(true);
		}
		const obstacles = own.filter((cause) => OBSTACLE.test(cause.code)) as Obstacle[];
		for (const slot of openStarts(single, id)) {
			const found = violationsAt(single, starts, id, slot);
			expect(found, `${id} at ${slot}`).not.toEqual([]);
			if (obstacles.length !== own.length || found.some(({ rule }) => rule === 'precedence')) continue;
			const isExplained = obstacles.some((one) => isObstacleAt(single, starts, id, slot, one));
			expect(isExplained, `${id} at ${slot}`).toBe(true);
		}
	}
}

// Set-ups that are not in the schedule, as early as they can be.
function withSetups(problem: Problem, starts: Map<string, number>, id: string) {
	const { predecessors } = problem.activities.find((one) => one.id === id)!;
	for (const setup of predecessors) {
		if (!setup.startsWith('set-up of') || starts.has(setup)) continue;
		const free = openStarts(problem, setup).find(
			(slot) => violationsAt(problem, starts, setup, slot).length === 0,
		);
		if (free !== undefined && workedSlots(problem, setup, free).at(-1)! < problem.slots)
			starts.set(setup, free);
	}
	return starts;
}
