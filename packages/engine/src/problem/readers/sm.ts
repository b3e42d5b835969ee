import type { Problem } from '../problem.ts';
import { problemOf, type Job, type JobMode } from './instance.ts';
import { Reading } from './reading.ts';

/**
 * Reads the PSPLIB layout (Kolisch and Sprecher 1997), single mode `.sm` and multi-mode `.mm`, also as written by
 * MMLIB. Throws UnreadableInstance.
 */
export function readSm(text: string): Problem {
	const reading = new Reading(text);
	const count = field(reading, /^\s*jobs.*:\s*(\d+)/i, '"jobs (incl. supersource/sink ): n"');
	const renewable = field(reading, /renewable\s*:\s*(\d+)/i, '"- renewable : n R"');
	const nonrenewable = field(reading, /nonrenewable\s*:\s*(\d+)/i, '"- nonrenewable : n N"');
	const doubly = field(reading, /doubly constrained\s*:\s*(\d+)/i, '"- doubly constrained : 0 D"');
	if (doubly > 0) reading.refuse('no doubly constrained resources');
	const jobs = precedence(reading, count);
	requests(reading, jobs, renewable, nonrenewable);
	reading.after(/^\s*RESOURCE\s*AVAILABILITIES/i, '"RESOURCEAVAILABILITIES"');
	reading.skipLines(/^\s*$|^\s*[RN]\s*\d/);
	return problemOf({
		jobs: jobs.map(({ modes, successors }) => ({ modes, successors })),
		renewable: reading.integers(renewable, 'the capacity of a renewable resource', 0),
		nonrenewable: reading.integers(nonrenewable, 'the amount of a nonrenewable resource', 0),
	});
}

interface JobWithModes extends Job {
	ways: number;
}

function field(reading: Reading, pattern: RegExp, expected: string): number {
	return Number(reading.after(pattern, expected)[1]);
}

function precedence(reading: Reading, count: number): JobWithModes[] {
	reading.after(/^\s*PRECEDENCE RELATIONS/i, '"PRECEDENCE RELATIONS:"');
	reading.skipLines(/^\s*$|jobnr/i);
	return Array.from({ length: count }, (_, index) => {
		reading.integer(`job number ${index + 1}`, index + 1, index + 1);
		const ways = reading.integer(`the number of modes of job ${index + 1}, at least 1`, 1);
		const successors = reading.integer(`the number of successors of job ${index + 1}`, 0, count);
		const list = reading.integers(successors, `a successor of job ${index + 1}, 1 to ${count}`, 1, count);
		return { ways, modes: [], successors: list.map((number) => number - 1) };
	});
}

function requests(reading: Reading, jobs: JobWithModes[], renewable: number, nonrenewable: number) {
	reading.after(/^\s*REQUESTS\s*\/\s*DURATIONS/i, '"REQUESTS/DURATIONS:"');
	reading.skipLines(/^\s*$|jobnr|^\s*-/i);
	jobs.forEach((job, index) => {
		reading.integer(`job number ${index + 1}`, index + 1, index + 1);
		for (let way = 1; way <= job.ways; way++) {
			reading.integer(`mode ${way} of job ${index + 1}`, way, way);
			job.modes.push(mode(reading, index + 1, renewable, nonrenewable));
		}
		refuseMixed(reading, job, index + 1);
	});
}

function mode(reading: Reading, job: number, renewable: number, nonrenewable: number): JobMode {
	return {
		duration: reading.integer(`the duration of job ${job}`, 0),
		renewable: reading.integers(renewable, `the units job ${job} takes of a renewable resource`, 0),
		nonrenewable: reading.integers(nonrenewable, `the units job ${job} uses of a nonrenewable resource`, 0),
	};
}

// A job left out would take its choice of modes and its nonrenewable units with it.
function refuseMixed(reading: Reading, { modes }: Job, job: number) {
	if (modes.every(({ duration }) => duration > 0)) return;
	if (modes.length > 1) reading.refuse(`durations of at least 1 in all modes of job ${job}`);
	if (modes[0]!.nonrenewable.some((units) => units > 0))
		reading.refuse(`no nonrenewable units for job ${job} of duration 0`);
}
