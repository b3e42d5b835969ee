import { mondayOf } from '../packages/engine/src/problem/calendar.ts';
import type { Activity, Budget, Problem } from '../packages/engine/src/problem/problem.ts';
import { random, type Random } from '../packages/engine/src/random.ts';

const START = '2027-01-04';
const YEARS = 5;
const SLOTS = 52 * YEARS;
const NO_COST = { investment: 0, one_off: 0, yearly: 0 };

/**
 * A made-up portfolio by week: five years, twelve posts with two to three days a week for change work, July and
 * Christmas closed, a quarter of the activities after another one, each with an uncertain effort.
 */
export function randomPortfolio(count: number, seed: number, posts = 12): Problem {
	const draw = random(seed);
	const budgets = Array.from({ length: YEARS }, (_, year): Budget => {
		return { year: 2027 + year, kind: 'one_off', amount: count * 400_000 };
	});
	return {
		...{ start: START, slots: SLOTS, budgets },
		resources: Array.from({ length: posts }, (_, post) => ({
			id: `post-${post}`,
			capacity: new Array<number>(SLOTS).fill(200 + 50 * draw.below(3)),
		})),
		closed: Array.from({ length: SLOTS }, (_, slot) => /-07-|-12-2[0-9]/.test(mondayOf(START, slot))),
		activities: Array.from({ length: count }, (_, index) => activity(draw, index, posts)),
	};
}

function activity(draw: Random, index: number, posts: number): Activity {
	const duration = 2 + draw.below(10);
	const efforts = Array.from({ length: 1 + draw.below(3) }, () => [
		`post-${draw.below(posts)}`,
		duration * 25 * (1 + draw.below(4)),
	]);
	const isAfter = index > 0 && draw.below(4) === 0;
	return {
		...{ id: `need-${index}`, value: 1 + draw.below(100), duration },
		effort: Object.fromEntries(efforts) as Record<string, number>,
		cost: { ...NO_COST, one_off: draw.below(1_500_000) },
		earliest: draw.below(SLOTS / 2),
		deadline: draw.below(3) === 0 ? SLOTS / 2 + draw.below(SLOTS / 2) : null,
		predecessors: isAfter ? [`need-${draw.below(index)}`] : [],
		estimate: { low: 0.8, likely: 1, high: 1.2 + draw.below(9) / 10 },
	};
}
