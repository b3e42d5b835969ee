import { yearOf } from '../src/problem/calendar.ts';
import type { Activity, Budget, Problem } from '../src/problem/problem.ts';
import { random, type Random } from '../src/random.ts';

/** How large. */
export interface LargeSize {
	needs: number;
	posts: number;
	years: number;
}

const START = '2027-01-04';

/**
 * A made-up portfolio as a city has it: about twice as much wanted as fits, July and Christmas closed, weeks with less
 * time here and there, money by year, one need in four after others, one in three with a deadline. The same seed gives
 * the same problem.
 */
export function largeProblem({ needs, posts, years }: LargeSize, seed: number): Problem {
	const draw = random(seed);
	const slots = years * 52;
	const closed = Array.from({ length: slots }, (_, slot) => [26, 27, 28, 29, 51].includes(slot % 52));
	const resources = Array.from({ length: posts }, (_, index) => {
		const level = 150 + 50 * draw.below(5);
		const capacity = Array.from({ length: slots }, () => (draw.below(12) === 0 ? level - 50 : level));
		return { id: `post-${index}`, capacity };
	});
	const activities = Array.from({ length: needs }, (_, index) => need(draw, index, { needs, posts, years }));
	return { start: START, slots, closed, resources, budgets: budgetsOf(activities, years), activities };
}

function need(draw: Random, index: number, { posts, years }: LargeSize): Activity {
	const slots = years * 52;
	const duration = 1 + draw.below(6) + (draw.below(8) === 0 ? draw.below(20) : 0);
	const count = 1 + draw.below(3);
	const effort: Record<string, number> = {};
	for (let one = 0; one < count; one++)
		effort[`post-${Math.floor(draw.unit() ** 2 * posts)}`] = duration * (20 + draw.below(120));
	const earliest = draw.below(2) === 0 ? 0 : draw.below(slots - 60);
	const isDue = draw.below(3) === 0;
	const after = draw.below(4) === 0 ? 1 + draw.below(2) : 0;
	const isBought = draw.below(3) > 0;
	return {
		...{ id: `need-${index}`, value: 1 + draw.below(100), duration, effort, earliest },
		deadline: isDue ? Math.min(slots - 1, earliest + duration + 20 + draw.below(100)) : null,
		cost: {
			investment: draw.below(6) === 0 ? (20 + draw.below(300)) * 1000_00 : 0,
			one_off: isBought ? (1 + draw.below(40)) * 1000_00 : 0,
			yearly: draw.below(3) === 0 ? (1 + draw.below(15)) * 1000_00 : 0,
		},
		predecessors: Array.from({ length: Math.min(after, index) }, () => `need-${draw.below(index)}`).filter(
			(id, place, all) => all.indexOf(id) === place,
		),
	};
}

function budgetsOf(activities: readonly Activity[], years: number): Budget[] {
	const total = (kind: 'investment' | 'one_off' | 'yearly') =>
		activities.reduce((sum, { cost }) => sum + cost[kind], 0);
	return Array.from({ length: years }, (_, index) => yearOf(START, index * 52 + 20)).flatMap(
		(year, index) => [
			{ year, kind: 'investment' as const, amount: Math.round((0.5 * total('investment')) / years) },
			{ year, kind: 'one_off' as const, amount: Math.round((0.5 * total('one_off')) / years) },
			{ year, kind: 'yearly' as const, amount: Math.round((0.6 * total('yearly') * (index + 1)) / years) },
		],
	);
}
