import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { boundsIn, knownOf, type Known } from './schedule-bounds.ts';
import { instancesIn, problemIn } from './schedule-instances.ts';
import { judge } from './schedule-judge.ts';
import { summaryOf } from './schedule-summary.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'luotsi-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => {
	mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
	writeFileSync(path.join(folder, name), text);
	return path.join(folder, name);
};

/** One post; job 2 takes two slots, then job 3 one. */
const CHAIN = '4 1\n1\n0 0 1 2\n2 1 1 3\n1 1 1 4\n0 0 0';

describe('instancesIn', () => {
	for (const name of ['j1202_1.RCP', 'j1201_10.rcp', 'deep/j1201_2.rcp', 'j1201_1.rcp'])
		write(`set/${name}`, CHAIN);
	write('set/readme.txt', 'no instance');
	const names = (sample?: number) => instancesIn(path.join(folder, 'set'), sample).map(({ name }) => name);

	it('finds all in natural order, and a sample at even distances', () => {
		expect(names()).toEqual(['j1201_1', 'j1201_2', 'j1201_10', 'j1202_1']);
		expect(names(2)).toEqual(['j1201_1', 'j1201_10']);
		expect(names(9)).toHaveLength(4);
	});

	it('says what is missing', () => {
		expect(() => instancesIn(path.join(folder, 'nowhere'), undefined)).toThrow('There is no');
		expect(() => instancesIn(path.dirname(write('empty/x.txt', '')), undefined)).toThrow('no instance');
	});
});

describe('boundsIn', () => {
	const known = (text: string, name: string) => knownOf(boundsIn(write('bounds.csv', text)), name);

	it('reads bounds with references, with a status, optima and results by group', () => {
		const plain = 'instance,cpm,lb,lb_source,ub,ub_source,optalcp_4w\nj1201_1.sm,9,10,x,12,y,11\n';
		expect(known(plain, 'J1201_1')).toEqual({
			...{ lower: 10, upper: 12, isInfeasible: false, references: { optalcp_4w: 11 } },
		});
		const status =
			'instance,status,lb,ub\na.mm,infeasible,9,9\nb.mm,no_feasible_found,99,99\nc.mm,open,3,4\n';
		expect(known(status, 'a')).toMatchObject({ lower: 0, upper: null, isInfeasible: true });
		expect(known(status, 'b')).toMatchObject({ lower: 0, upper: null, isInfeasible: false });
		expect(known(status, 'c')).toMatchObject({ lower: 3, upper: 4 });
		const optima = 'problem,optimum\nPSP1.SCH,unsat\npsp2.sch,184..194\nPSP3.SCH,26';
		expect(known(optima, 'psp1')).toMatchObject({ upper: null, isInfeasible: true });
		expect(known(optima, 'PSP2')).toMatchObject({ lower: 184, upper: 194 });
		expect(known(optima, 'PSP3')).toMatchObject({ lower: 26, upper: 26 });
		const skilled =
			'set,group,instNum,optimal,lb,makespan,runtime_s\ns,s1a_sf1_m20_pris,3,1,48,61,1\ns,s1a_sf1_m20_pris,4,0,48,61,1\n';
		expect(known(skilled, 'inst_s1a_sf1_m20_03')).toMatchObject({ lower: 61, upper: 61 });
		expect(known(skilled, 'inst_s1a_sf1_m20_04')).toMatchObject({ lower: 48, upper: 61 });
		expect(known(skilled, 'inst_s1a_sf1_m20_05')).toBeUndefined();
	});

	it('refuses a table it does not know', () => {
		expect(() => boundsIn(write('other.csv', 'a,b\n1,2'))).toThrow('no columns that are known');
	});
});

describe('judge', () => {
	const file = instancesIn(path.dirname(write('one/a.rcp', CHAIN)), undefined)[0]!;
	const plan = { starts: Int32Array.of(0, 2), modes: Int32Array.of(0, 1), makespan: 3 };
	const limits = { seconds: 1, schedules: 10, clock: 'wall' as const, seed: 1 };
	const known = (change: Partial<Known>): Known => ({
		...{ lower: 3, upper: 3, isInfeasible: false, references: { cpo: 4 } },
		...change,
	});
	const judged = (bound: number, given: Known, starts = plan.starts) =>
		judge(
			file,
			problemIn(file),
			{ plan: { ...plan, starts }, bound, schedules: 5, seconds: 0.5 },
			given,
			limits,
		);

	it.each<[string, number, Partial<Known>]>([
		['a schedule of 3 where there is none', 0, { upper: null, lower: 0, isInfeasible: true }],
		['makespan 3 below the known bound 4', 0, { lower: 4, upper: 4 }],
		['bound 3 above the known makespan 2', 3, { lower: 2, upper: 2 }],
		['bound 4 above its own makespan 3', 4, { upper: null }],
		['bound Infinity above the known makespan 3', Infinity, {}],
	])('calls it wrong: %s', (what, bound, change) => {
		expect(judged(bound, known(change)).wrong).toContain(what);
	});

	it('counts only what the verifier lets pass', () => {
		const good = judged(3, known({}));
		const bad = judged(3, known({}), Int32Array.of(0, 1));
		expect(good).toMatchObject({ makespan: 3, isProved: true, criticalPath: 3, wrong: [] });
		expect(bad).toMatchObject({ makespan: null, isProved: false });
		const summary = summaryOf([good, bad]);
		expect(summary).toMatchObject({ instances: 2, solved: 2, verified: 1, provedOptimal: 1 });
		expect(summary).toMatchObject({ meanGapToBestKnown: 0, schedulesPerSecond: 10, equalToBestKnown: 1 });
		expect(summary.references['cpo']).toMatchObject({ instances: 2, meanDeviationFromCriticalPath: 33.3333 });
		expect(summary.wrong).toHaveLength(1);
	});

	it('counts a proof that there is no schedule', () => {
		const none = { plan: null, bound: Infinity, schedules: 0, seconds: 0 };
		const given = known({ upper: null, lower: 0, isInfeasible: true });
		const one = judge(file, problemIn(file), none, given, limits);
		expect(one.wrong).toEqual([]);
		expect(summaryOf([one])).toMatchObject({ solved: 0, provedInfeasible: 1, provedOptimal: 0 });
		expect(judge(file, problemIn(file), none, known({}), limits).wrong).toHaveLength(1);
	});
});
