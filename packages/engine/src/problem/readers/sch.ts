import type { Problem } from '../problem.ts';
import { Reading } from './reading.ts';
import { problemWithLags, type TimedJob, type Distance } from './time-lags.ts';

/**
 * Reads the layout of ProGen/max (Kolisch, Schwindt and Sprecher 1999): one mode, minimum and maximum time lags from
 * start to start, job 0 the begin and job n + 1 the end of the project. Throws UnreadableInstance.
 */
export function readSch(text: string): Problem {
	const reading = new Reading(text);
	const last = reading.integer('the number of jobs', 0) + 1;
	const resources = reading.integer('the number of renewable resources', 0);
	reading.integer('0 nonrenewable resources', 0, 0);
	reading.integer('0 doubly constrained resources', 0, 0);
	const distances: Distance[] = [];
	for (let job = 0; job <= last; job++) distances.push(...lagsFrom(reading, job, last));
	const jobs: TimedJob[] = [];
	for (let job = 0; job <= last; job++)
		jobs.push(request(reading, job, resources, job === 0 || job === last));
	const capacities = reading.integers(resources, 'the capacity of a resource', 0);
	return problemWithLags(jobs, distances, capacities);
}

function lagsFrom(reading: Reading, job: number, last: number): Distance[] {
	reading.integer(`job number ${job}`, job, job);
	reading.integer(`1 mode of job ${job}`, 1, 1);
	const count = reading.integer(`the number of successors of job ${job}`, 0);
	const to = reading.integers(count, `a successor of job ${job}, 0 to ${last}`, 0, last);
	return to.map((after) => ({
		from: job,
		to: after,
		lag: reading.integer(`the time lag from job ${job} to job ${after}`),
	}));
}

function request(reading: Reading, job: number, resources: number, isEnd: boolean): TimedJob {
	reading.integer(`job number ${job}`, job, job);
	reading.integer(`mode 1 of job ${job}`, 1, 1);
	const duration = isEnd
		? reading.integer(`duration 0 of job ${job}, begin or end of the project`, 0, 0)
		: reading.integer(`the duration of job ${job}`, 0);
	return { duration, units: reading.integers(resources, `the units job ${job} takes of a resource`, 0) };
}
