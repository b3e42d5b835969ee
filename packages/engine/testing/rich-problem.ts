import fc from 'fast-check';
import type { Activity, Lag, Mode, Problem } from '../src/problem/problem.ts';
import { anyProblem } from './random-problem.ts';

const SKILLS = ['map', 'sign'];
const FUNDS = ['grant', 'licences'];
const GROUPS = ['north', 'south'];

/** As anyProblem, with every further field of a problem somewhere; it validates. */
export const richProblem: fc.Arbitrary<Problem> = anyProblem.chain((problem) =>
	fc
		.record({
			activities: fc.tuple(...problem.activities.map(richer)),
			lags: fc.array(lag(problem.activities), { maxLength: 4 }),
			exclusions: fc.array(fc.subarray(problem.activities.map(({ id }) => id)), { maxLength: 2 }),
			setup: mode('setup'),
		})
		.map(({ activities, lags, exclusions, setup }) => ({
			...problem,
			goal: 'value' as const,
			resources: problem.resources.map((resource, index) => ({
				...resource,
				skills: SKILLS.slice(0, index + 1),
			})),
			funds: FUNDS.map((id) => ({ id, amount: 9 })),
			groups: GROUPS.map((id, index) => (index === 0 ? { id, setup } : { id })),
			...{ activities, lags, exclusions },
		})),
);

function richer(activity: Activity): fc.Arbitrary<Activity> {
	return fc
		.record({
			alternatives: fc.tuple(mode('light'), mode('bought')),
			groups: fc.subarray(GROUPS),
			estimate: fc
				.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 3, maxLength: 3 })
				.map((list) => list.sort((a, b) => a - b).map((tenths) => tenths / 10))
				.map(([low, likely, high]) => ({ low: low!, likely: likely!, high: high! })),
		})
		.map((more) => ({ ...activity, uses: { grant: 1 }, ...more }));
}

function mode(id: string): fc.Arbitrary<Mode> {
	return fc.record({
		id: fc.constant(id),
		duration: fc.integer({ min: 1, max: 4 }),
		effort: fc.constant({ it: 100 }),
		cost: fc.constant({ investment: 1, one_off: 0, yearly: 2 }),
		uses: fc.dictionary(fc.constantFrom(...FUNDS), fc.nat({ max: 4 })),
		places: fc.array(
			fc.record({
				skill: fc.constantFrom(...SKILLS),
				posts: fc.integer({ min: 1, max: 4 }),
				effort: fc.nat({ max: 200 }),
			}),
			{ minLength: 1, maxLength: 2 },
		),
		worth: fc.constantFrom(0, 0.5, 1),
	});
}

/** From an earlier activity of the list to a later one, so far apart at most that nothing is contradicted. */
function lag(activities: readonly Activity[]): fc.Arbitrary<Lag> {
	return fc
		.record({
			pair: fc.tuple(fc.nat({ max: activities.length - 1 }), fc.nat({ max: activities.length - 1 })),
			after: fc.constantFrom('start' as const, 'finish' as const),
			min: fc.option(fc.integer({ min: -3, max: 3 })),
			max: fc.option(fc.integer({ min: 300, max: 400 })),
		})
		.map(({ pair: [a, b], after, min, max }) =>
			a === b
				? { from: activities[a]!.id, to: activities[a]!.id, after: 'start', min: null, max }
				: { from: activities[Math.min(a, b)]!.id, to: activities[Math.max(a, b)]!.id, after, min, max },
		);
}
