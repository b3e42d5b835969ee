import type { Activity, Problem } from '../src/problem/problem.ts';

/** An activity of one week that needs and costs nothing, with what the test is about put over it. */
export function activity(id: string, differences: Partial<Activity> = {}): Activity {
	return {
		...{ id, value: 1, duration: 1, effort: {}, earliest: 0, deadline: null, predecessors: [] },
		cost: { investment: 0, one_off: 0, yearly: 0 },
		...differences,
	};
}

/** Ten weeks from 1 November 2027 (weeks 0 to 8 are of 2027) and one post with five days a week. */
export function problem(activities: Activity[], differences: Partial<Problem> = {}): Problem {
	const slots = differences.slots ?? 10;
	return {
		start: '2027-11-01',
		slots,
		resources: [{ id: 'post', capacity: new Array<number>(slots).fill(500) }],
		budgets: [],
		activities,
		...differences,
	};
}
