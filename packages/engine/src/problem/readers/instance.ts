import type { Activity, Fund, Lag, Mode, Problem, Resource } from '../problem.ts';
import { withoutLeftOut } from './left-out.ts';

/** A job as the files have it; `duration` 0 for dummies. */
export interface Job {
	modes: JobMode[];
	/** Positions of the jobs that wait for its finish. */
	successors: number[];
}

/** One way to do a job: units by position of the resource. */
export interface JobMode {
	duration: number;
	renewable: number[];
	nonrenewable: number[];
}

/** What the formats with plain precedence have in common. */
export interface Instance {
	jobs: Job[];
	renewable: number[];
	nonrenewable: number[];
}

const NO_COST: Mode['cost'] = { investment: 0, one_off: 0, yearly: 0 };

/** A problem in which everything is to be done as early as possible; instances count periods from no particular day. */
export function makespanProblem(
	slots: number,
	rest: { resources: Resource[]; funds?: Fund[]; activities: Activity[]; lags?: Lag[] },
): Problem {
	return { start: '2024-01-01', slots, goal: 'makespan', budgets: [], ...rest };
}

/** Posts or machines with the same capacity in every slot, called R1, R2, … */
export function constantResources(capacities: readonly number[], slots: number): Resource[] {
	return capacities.map((units, index) => ({
		id: `R${index + 1}`,
		capacity: new Array<number>(slots).fill(units),
	}));
}

/** An activity worth nothing in particular, free to start at once. */
export function activityOf(id: string, modes: readonly Mode[], predecessors: string[]): Activity {
	const { id: _, worth: __, ...own } = modes[0]!;
	const alternatives = modes.length > 1 ? { alternatives: modes.slice(1) } : {};
	return { id, value: 0, ...own, ...alternatives, earliest: 0, deadline: null, predecessors };
}

/** A mode that takes the same units of each renewable resource in every slot. */
export function modeOf({ duration, renewable, nonrenewable }: JobMode, id: string): Mode {
	const effort = named('R', renewable, duration);
	const uses = named('N', nonrenewable, 1);
	return { id, duration, effort, cost: NO_COST, ...(nonrenewable.length > 0 && { uses }) };
}

function named(letter: string, units: readonly number[], times: number): Record<string, number> {
	return Object.fromEntries(
		units.flatMap((unit, index) => (unit > 0 ? [[`${letter}${index + 1}`, unit * times] as const] : [])),
	);
}

/** Job numbers are ids. Jobs of duration 0 are left out, those before them precede those after them. */
export function problemOf({ jobs, renewable, nonrenewable }: Instance): Problem {
	const slots = jobs.reduce((sum, job) => sum + Math.max(...job.modes.map((mode) => mode.duration)), 0);
	const direct: number[][] = jobs.map(() => []);
	jobs.forEach((job, index) => job.successors.forEach((after) => direct[after]!.push(index)));
	const before = withoutLeftOut(direct, jobs.map(isEmpty));
	const activities = jobs.flatMap((job, index) =>
		isEmpty(job)
			? []
			: activityOf(
					`${index + 1}`,
					job.modes.map((mode, way) => modeOf(mode, `${way + 1}`)),
					before[index]!.map((one) => `${one + 1}`),
				),
	);
	const funds = nonrenewable.map((amount, index) => ({ id: `N${index + 1}`, amount }));
	const horizon = Math.max(1, slots);
	return makespanProblem(horizon, {
		resources: constantResources(renewable, horizon),
		...(funds.length > 0 && { funds }),
		activities,
	});
}

function isEmpty(job: Job): boolean {
	return job.modes.every((mode) => mode.duration === 0);
}
