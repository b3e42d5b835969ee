import { describe, expect, it } from 'vitest';
import type { Problem } from '../packages/engine/src/problem/problem.ts';
import { readSm } from '../packages/engine/src/problem/readers/sm.ts';
import { activity, problem } from '../packages/engine/testing/small-problem.ts';
import { criticalPath } from './critical-path.ts';
import { verify, type Claim } from './verify.ts';
import { verifyRaw } from './verify-raw.ts';

const cost = { investment: 0, one_off: 0, yearly: 0 };
const sound: Problem = problem(
	[
		activity('a', { duration: 2, effort: { post: 700 }, uses: { pool: 3 } }),
		activity('b', {
			...{ duration: 3, earliest: 4, deadline: 8, predecessors: ['a'] },
			alternatives: [{ id: 'fast', duration: 1, effort: { post: 300 }, cost, uses: { pool: 6 } }],
		}),
		activity('c', { duration: 2, places: [{ skill: 'map', posts: 2, effort: 200 }] }),
	],
	{
		closed: [3].reduce<boolean[]>((list, slot) => list.with(slot, true), new Array(10).fill(false)),
		resources: [
			{ id: 'post', capacity: new Array(10).fill(400) },
			{ id: 'x', capacity: new Array(10).fill(100), skills: ['map'] },
			{ id: 'y', capacity: new Array(10).fill(100), skills: ['map'] },
		],
		funds: [{ id: 'pool', amount: 8 }],
		lags: [{ from: 'a', to: 'c', after: 'finish', min: -1, max: 1 }],
	},
);
// Slot 3 is closed: open slots 0, 1, 2, 3, 4 … are slots 0, 1, 2, 4, 5 …
const held: Claim = { starts: [0, 3, 1], modes: [0, 1, 3], posts: [[], [], [1, 2]], makespan: 6 };

describe('verify', () => {
	it('finds nothing wrong where all holds', () => {
		expect(verify(sound, held)).toEqual([]);
		expect(verify(sound, { ...held, starts: [0, 6, 3], makespan: 9 })).toContain('b ends after slot 8');
	});

	it.each<[string, Partial<Claim>]>([
		['makespan 5 but', { makespan: 5 }],
		['b starts at 0.5', { starts: [0, 0.5, 1] }],
		['has no mode', { modes: [0, 3, 3] }],
		['starts before slot 4', { starts: [0, 2, 1], makespan: 5 }],
		['b ends after slot 8', { starts: [0, 6, 1], makespan: 9 }],
		['starts before a is finished', { starts: [2, 3, 3] }],
		['c is 2 after a, not -1 to 1', { starts: [0, 3, 4] }],
		['c is -2 after a, not -1 to 1', { starts: [0, 3, 0] }],
		['9 of 8 of pool used', { modes: [0, 2, 3], makespan: 4 }],
		['c has 1 posts for 2 places', { posts: [[], [], [1]] }],
		['c has a post in two places', { posts: [[], [], [1, 1]] }],
		['c has a post without map', { posts: [[], [], [0, 1]] }],
		['ends in slot 10 of 9', { starts: [0, 7, 1], makespan: 10 }],
	])('says that %s', (expected, change) => {
		expect(verify(sound, { ...held, ...change }).join('\n')).toContain(expected);
	});

	it('says which post gives more than it has, the uneven rest in the last slot', () => {
		const uneven = { ...sound, activities: sound.activities.map((one) => ({ ...one })) };
		uneven.activities[0]!.effort = { post: 801 };
		expect(verify(uneven, held)).toEqual(['post gives 401 of 400 in open slot 1']);
		uneven.resources = sound.resources.map((one) => ({ ...one, capacity: one.capacity.with(2, 50) }));
		expect(verify(uneven, held).join('\n')).toContain('x gives 100 of 50 in open slot 2');
	});
});

const FILE = `jobs (incl. supersource/sink ):  4
  - renewable                 :  1   R
  - nonrenewable              :  1   N
  - doubly constrained        :  0   D
****
PRECEDENCE RELATIONS:
jobnr. #modes #successors successors
1 1 1 2
2 2 1 3
3 1 1 4
4 1 0
****
REQUESTS/DURATIONS:
jobnr. mode duration R 1 N 1
----
1 1 0 0 0
2 1 2 3 7
  2 4 1 0
3 1 3 2 1
4 1 0 0 0
****
RESOURCEAVAILABILITIES:
R 1 N 1
2 7
****`;

describe('verifyRaw', () => {
	const read = readSm(FILE);
	const plan = { starts: [0, 4], modes: [1, 2], makespan: 7 };

	it('agrees where all holds and says what does not', () => {
		expect(verifyRaw(FILE, 'mm', read, plan)).toEqual([]);
		expect(verifyRaw(FILE, 'mm', read, { ...plan, starts: [0, 3] }).join('\n')).toContain(
			'job 3 starts before',
		);
		expect(verifyRaw(FILE, 'mm', read, { ...plan, modes: [0, 2] })).toEqual([
			'resource 1 gives 3 of 2',
			'resource 2 gives 8 of 7',
		]);
		const short = { ...read, activities: read.activities.slice(0, 1) };
		expect(verifyRaw(FILE, 'mm', short, plan)).toContain('job 3 is not done');
	});

	it('reads the layout of Patterson too', () => {
		const text = '3 1\n2\n1 0 1 2\n0 0 1 3\n2 2 0';
		const job = (id: string) => activity(id);
		const two = problem([job('1'), job('3')]);
		expect(verifyRaw(text, 'rcp', two, { starts: [0, 1], modes: [0, 1], makespan: 3 })).toEqual([]);
		expect(verifyRaw(text, 'rcp', two, { starts: [0, 0], modes: [0, 1], makespan: 2 })).toEqual([
			'job 3 starts before job 2 is finished',
		]);
	});
});

describe('criticalPath', () => {
	it('takes the shortest modes, dates and lags', () => {
		expect(criticalPath({ ...sound, lags: [] })).toBe(5);
		const lags = [{ from: 'b', to: 'c', after: 'start' as const, min: 5, max: null }];
		expect(criticalPath({ ...sound, lags })).toBe(11);
	});

	it('is null when lags contradict each other', () => {
		const lags = [
			{ from: 'a', to: 'c', after: 'start' as const, min: 3, max: null },
			{ from: 'a', to: 'c', after: 'start' as const, min: null, max: 2 },
		];
		expect(criticalPath({ ...sound, lags })).toBeNull();
	});
});
