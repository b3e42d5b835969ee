import type { Problem } from '../problem.ts';
import { problemOf, type Job } from './instance.ts';
import { Reading } from './reading.ts';

/**
 * Reads the Patterson layout: jobs and resources, capacities, then for each job its duration, units, number of
 * successors and their numbers. Throws UnreadableInstance.
 */
export function readRcp(text: string): Problem {
	const reading = new Reading(text);
	const count = reading.integer('the number of jobs', 1);
	const resources = reading.integer('the number of resources', 0);
	const renewable = reading.integers(resources, 'the capacity of a resource', 0);
	const jobs = Array.from({ length: count }, (_, index): Job => {
		const name = `job ${index + 1}`;
		const duration = reading.integer(`the duration of ${name}`, 0);
		const units = reading.integers(resources, `the units ${name} takes of a resource`, 0);
		const successors = reading.integer(`the number of successors of ${name}`, 0, count);
		const list = reading.integers(successors, `a successor of ${name}, 1 to ${count}`, 1, count);
		return {
			modes: [{ duration, renewable: units, nonrenewable: [] }],
			successors: list.map((number) => number - 1),
		};
	});
	return problemOf({ jobs, renewable, nonrenewable: [] });
}
