import { describe, expect, it } from 'vitest';
import { projectOf } from '../project.ts';
import { validateProblem } from '../validate.ts';
import { INSTANCE_READERS } from './readers.ts';
import { UnreadableInstance } from './reading.ts';

const MULTI_MODE = `************
projects                      :  1
jobs (incl. supersource/sink ):  5
horizon                       :  9
RESOURCES
  - renewable                 :  2   R
  - nonrenewable              :  1   N
  - doubly constrained        :  0   D
************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        2          1           4
   3        1          1           4
   4        1          1           5
   5        1          0
************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2  N 1
-----------------
  1      1     0       0    0    0
  2      1     2       3    0    7
         2     4       0    2    0
  3      1     3       1    1    1
  4      1     1       0    4    0
  5      1     0       0    0    0
************
RESOURCEAVAILABILITIES:
  R 1  R 2  N 1
    3    4    8
************`;
const MMLIB = MULTI_MODE.replace('jobs (incl. supersource/sink ):', 'jobs  (incl. supersource/sink ):\t')
	.replace('RESOURCEAVAILABILITIES:', '\n RESOURCE AVAILABILITIES ')
	.replace('REQUESTS/DURATIONS:', 'REQUESTS/DURATIONS');
const PATTERSON = `
5 2
3 4

0 0 0 2 2 3
2 3 0 1 4
0 0 0 1
4
1 0 4 1 5
0 0 0 0`;
const LAGS = `3\t1\t0\t0
0\t1\t3\t1\t2\t3\t[0]\t[2]\t[0]
1\t1\t2\t2\t4\t[3]\t[2]
2\t1\t2\t1\t4\t[-5]\t[3]
3\t1\t2\t4\t0\t[1]\t[-6]
4\t1\t0
0\t1\t0\t0
1\t1\t2\t1
2\t1\t3\t2
3\t1\t1\t0
4\t1\t0\t0
2`;
const SKILLS = `% seed = 1
mint = 2;
nActs = 4;
dur = [0,2,3,0];
nSkills = 2;
sreq = [| 0,0,
	| 1,2,
	| 0,1,
	| 0,0, |];
nResources = 3;
mastery = [| true,false,
	| true,true,
	| false,true, |];
nPrecs = 3;
pred = [1,2,3];
succ = [2,3,4];
USEFUL_RES = [{}, {1,2,3}];`;

const read = (kind: string, text: string) => INSTANCE_READERS[kind]!(text);

describe('readers of instances', () => {
	it.each([
		['sm', MULTI_MODE],
		['mm', MULTI_MODE],
		['mm', MMLIB],
		['rcp', PATTERSON],
		['sch', LAGS],
		['dzn', SKILLS],
	])('give a valid problem from .%s', (kind, text) => {
		const problem = read(kind, text);
		expect(validateProblem(problem)).toEqual([]);
		expect(problem.goal).toBe('makespan');
	});

	it('keep modes, units and money of a multi-mode instance', () => {
		const project = projectOf(read('mm', MMLIB));
		expect([...project.modesFrom]).toEqual([0, 2, 3, 4]);
		expect([...project.duration]).toEqual([2, 4, 3, 1]);
		expect([...project.demand]).toEqual([3, 0, 0, 2, 1, 1, 0, 4]);
		expect([...project.uses]).toEqual([7, 0, 1, 0]);
		expect([...project.fundAmount]).toEqual([8]);
		expect([...project.constant]).toEqual([3, 4]);
		expect(project.horizon).toBe(8);
		expect(project.arcs).toEqual([
			{ from: 0, to: 2, lag: 0, duration: 1 },
			{ from: 1, to: 2, lag: 0, duration: 1 },
		]);
	});

	it('hand the order of a job of duration 0 on to its neighbours', () => {
		const between = PATTERSON.replace('0 0 0 2 2 3', '0 0 0 1 2').replace('2 3 0 1 4', '2 3 0 1 3');
		const { activities } = read('rcp', between);
		expect(activities.map(({ id, predecessors }) => [id, predecessors])).toEqual([
			['2', []],
			['4', ['2']],
		]);
	});

	it('turn lags from and to the begin into dates and keep the others', () => {
		const { activities, lags } = read('sch', LAGS);
		expect(activities.map(({ id, earliest, deadline }) => [id, earliest, deadline])).toEqual([
			['1', 0, null],
			['2', 2, null],
			['3', 0, 6],
		]);
		expect(lags).toEqual([
			{ from: '1', to: '2', after: 'start', min: 3, max: null },
			{ from: '2', to: '1', after: 'start', min: -5, max: null },
		]);
	});

	it('keep the end of the project when it is later than the last finish', () => {
		const { activities, lags } = read('sch', LAGS.replace('[-5]\t[3]', '[-5]\t[9]'));
		expect(activities.at(-1)).toMatchObject({ id: '4', duration: 1 });
		expect(lags).toContainEqual({ from: '2', to: '4', after: 'start', min: 8, max: null });
	});

	it('eliminate a job of duration 0 between time lags', () => {
		const { activities, lags } = read(
			'sch',
			LAGS.replace('1\t1\t2\t1\n', '1\t1\t0\t0\n').replace('[3]\t[2]', '[3]\t[0]'),
		);
		expect(activities.map(({ id, earliest }) => [id, earliest])).toEqual([
			['2', 3],
			['3', 0],
		]);
		expect(activities[0]!.deadline).toBeNull();
		expect(lags).toEqual([]);
	});

	it('give no date to a job that would have to start after itself', () => {
		const { activities } = read('sch', LAGS.replace('3\t1\t2\t4\t0\t[1]\t[-6]', '3\t1\t1\t3\t[1]'));
		expect(activities.map(({ deadline }) => deadline)).toEqual([null, null, -1]);
	});

	it('want posts by skill', () => {
		const problem = read('dzn', SKILLS);
		expect(problem.resources.map(({ skills }) => skills)).toEqual([['S1'], ['S1', 'S2'], ['S2']]);
		expect(problem.activities[0]!.places).toEqual([
			{ skill: 'S1', posts: 1, effort: 2 },
			{ skill: 'S2', posts: 2, effort: 2 },
		]);
		expect(projectOf(problem).places[0]!.map(({ demand }) => demand)).toEqual([1, 1]);
		expect(problem.activities[1]!.predecessors).toEqual(['2']);
	});
});

describe('what is no instance', () => {
	const complaint = (kind: string, text: string) => {
		try {
			read(kind, text);
		} catch (error) {
			if (error instanceof UnreadableInstance) return [error.line, error.expected];
		}
		return null;
	};

	it.each([
		['sm', MULTI_MODE.replace('     4       0    2    0', '     4       x    2    0'), 23, 'the units job 2'],
		['mm', MULTI_MODE.replace(/RESOURCEAVAIL[^]*/, ''), 28, '"RESOURCEAVAILABILITIES"'],
		['mm', MULTI_MODE.replace('2           2   3', '2           2   9'), 12, 'a successor of job 1'],
		['mm', MULTI_MODE.replace('  2      1     2   ', '  2      1     0   '), 23, 'durations of at least 1'],
		[
			'sm',
			MULTI_MODE.replace('constrained        :  0', 'constrained        :  1'),
			9,
			'no doubly constrained',
		],
		['rcp', PATTERSON.slice(0, -3), 10, 'the units job 5'],
		['rcp', '', 1, 'the number of jobs'],
		['sch', LAGS.replace('[-6]', '[?]'), 5, 'the time lag from job 3 to job 0'],
		['sch', LAGS.replace('1\t1\t2\t2\t4', '1\t2\t2\t2\t4'), 3, '1 mode of job 1'],
		['dzn', SKILLS.replace('nPrecs = 3;', ''), 17, '"nPrecs'],
		['dzn', SKILLS.replace('true,false', 'true'), 11, '6 values of mastery'],
		['dzn', SKILLS.replace('succ = [2,3,4]', 'succ = [2,3,5]'), 16, 'whole numbers 1 to 4 in succ'],
	])('is refused with line and expectation (.%s, case %#)', (kind, text, line, expected) => {
		const found = complaint(kind, text);
		expect(found?.[1]).toContain(expected);
		expect(found?.[0]).toBe(line);
	});
});
