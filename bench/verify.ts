import type { Activity, Mode, Problem } from '../packages/engine/src/problem/problem.ts';

/** What is claimed: per activity a start in open slots and a mode, counted through all activities. */
export interface Claim {
	starts: ArrayLike<number>;
	modes: ArrayLike<number>;
	posts?: readonly (readonly number[])[];
	makespan: number;
}

interface Job {
	activity: Activity;
	mode: Omit<Mode, 'id'>;
	start: number;
	/** First open slot after it. */
	end: number;
	posts: readonly number[];
}

/** All that is wrong with a claimed schedule, in words; shares no code with the searches. Empty = it holds. */
export function verify(problem: Problem, claim: Claim): string[] {
	const open = openSlots(problem);
	const wrong: string[] = [];
	const jobs = jobsOf(problem, claim, wrong);
	if (wrong.length > 0) return wrong;
	const finish = Math.max(0, ...jobs.map((job) => job.end));
	if (finish !== claim.makespan) wrong.push(`makespan ${claim.makespan} but the last finish is ${finish}`);
	if (finish > open.length) return [...wrong, `ends in slot ${finish} of ${open.length}`];
	for (const job of jobs) wrong.push(...datesOf(job, open), ...skillsOf(problem, job));
	wrong.push(...distancesOf(problem, jobs), ...loadOf(problem, jobs, open), ...fundsOf(problem, jobs));
	return wrong;
}

function openSlots({ slots, closed }: Problem): number[] {
	return Array.from({ length: slots }, (_, slot) => slot).filter((slot) => !closed?.[slot]);
}

function jobsOf({ activities }: Problem, { starts, modes, posts }: Claim, wrong: string[]): Job[] {
	let row = 0;
	if (starts.length !== activities.length) wrong.push(`${starts.length} starts for ${activities.length}`);
	return activities.map((activity, index) => {
		const ways = [activity, ...(activity.alternatives ?? [])];
		const mode = ways[modes[index]! - row];
		const start = starts[index]!;
		if (!mode) wrong.push(`${activity.id} has no mode ${modes[index]! - row}`);
		if (!Number.isInteger(start) || start < 0) wrong.push(`${activity.id} starts at ${start}`);
		row += ways.length;
		const end = start + (mode?.duration ?? 0);
		return { activity, mode: mode ?? activity, start, end, posts: posts?.[index] ?? [] };
	});
}

function datesOf({ activity, start, end }: Job, open: readonly number[]): string[] {
	const wrong: string[] = [];
	if (open[start]! < activity.earliest) wrong.push(`${activity.id} starts before slot ${activity.earliest}`);
	if (activity.deadline !== null && open[end - 1]! > activity.deadline)
		wrong.push(`${activity.id} ends after slot ${activity.deadline}`);
	return wrong;
}

function skillsOf(problem: Problem, { activity, mode, posts }: Job): string[] {
	const places = mode.places ?? [];
	const skills = places.flatMap((place) => new Array<string>(place.posts).fill(place.skill));
	const wrong: string[] = [];
	if (posts.length !== skills.length)
		return [`${activity.id} has ${posts.length} posts for ${skills.length} places`];
	if (new Set(posts).size !== posts.length) wrong.push(`${activity.id} has a post in two places`);
	skills.forEach((skill, place) => {
		const post = problem.resources[posts[place]!];
		if (!post?.skills?.includes(skill)) wrong.push(`${activity.id} has a post without ${skill}`);
	});
	return wrong;
}

function distancesOf({ activities, lags = [] }: Problem, jobs: readonly Job[]): string[] {
	const at = new Map(activities.map(({ id }, index) => [id, jobs[index]!]));
	const early = activities.flatMap(({ id, predecessors }) =>
		predecessors
			.filter((before) => at.get(before)!.end > at.get(id)!.start)
			.map((before) => `${id} starts before ${before} is finished`),
	);
	const off = lags.flatMap(({ from, to, after, min, max }) => {
		const since = after === 'start' ? at.get(from)!.start : at.get(from)!.end;
		const distance = at.get(to)!.start - since;
		const holds = (min === null || distance >= min) && (max === null || distance <= max);
		return holds ? [] : [`${to} is ${distance} after ${from}, not ${min} to ${max}`];
	});
	return [...early, ...off];
}

function loadOf(problem: Problem, jobs: readonly Job[], open: readonly number[]): string[] {
	return problem.resources.flatMap(({ id, capacity }, resource) => {
		const used = new Array<number>(open.length).fill(0);
		for (const { mode, start, end, posts } of jobs)
			for (const effort of effortsOf(mode, id, resource, posts)) {
				const even = Math.floor(effort / mode.duration);
				for (let slot = start; slot < end; slot++)
					used[slot]! += slot < end - 1 ? even : effort - even * (mode.duration - 1);
			}
		const slot = used.findIndex((units, index) => units > capacity[open[index]!]!);
		return slot < 0 ? [] : [`${id} gives ${used[slot]} of ${capacity[open[slot]!]} in open slot ${slot}`];
	});
}

function effortsOf(mode: Omit<Mode, 'id'>, id: string, resource: number, posts: readonly number[]): number[] {
	const wanted = (mode.places ?? []).flatMap((place) => new Array<number>(place.posts).fill(place.effort));
	return [mode.effort[id] ?? 0, ...wanted.filter((_, place) => posts[place] === resource)];
}

function fundsOf({ funds = [] }: Problem, jobs: readonly Job[]): string[] {
	return funds.flatMap(({ id, amount }) => {
		const used = jobs.reduce((sum, { mode }) => sum + (mode.uses?.[id] ?? 0), 0);
		return used > amount ? [`${used} of ${amount} of ${id} used`] : [];
	});
}
