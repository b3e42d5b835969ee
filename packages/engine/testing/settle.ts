import type { Activity, Mode, Problem } from '../src/problem/problem.ts';
import type { Schedule } from '../src/result.ts';

/** An activity with one way of doing it, and the posts in its places when it is in a schedule. */
export interface Settled extends Activity {
	placed?: { post: string; effort: number }[];
}

/** Id of the set-up of a group, as an activity of a settled problem. */
export function setupId(group: string): string {
	return `set-up of ${group}`;
}

/**
 * The problem with every scheduled activity in the mode it is done in, and the set-ups of groups as activities before
 * their members: what is left are starts.
 */
export function settled(problem: Problem, schedule: Pick<Schedule, 'items' | 'setups'>): Problem {
	const setups = (problem.groups ?? []).flatMap(({ id, setup }) => (setup ? [{ id, setup }] : []));
	const activities = problem.activities.map((activity): Settled => {
		const item = schedule.items.find((one) => one.id === activity.id);
		const needed = setups.filter(({ id }) => activity.groups?.includes(id)).map(({ id }) => setupId(id));
		const own = { ...activity, predecessors: [...activity.predecessors, ...needed] };
		return item ? withPosts(inMode(own, item.mode), item.posts) : own;
	});
	const first = setups.map(({ id, setup }): Settled => {
		const done = schedule.setups?.find((one) => one.group === id);
		const none = { value: 0, earliest: 0, deadline: null, predecessors: [] };
		const activity = { ...setup, ...none, id: setupId(id) };
		return done ? withPosts(activity, done.posts) : activity;
	});
	return { ...problem, activities: [...activities, ...first] };
}

/** The problem with one activity in this alternative; undefined = its own way. */
export function withMode(problem: Problem, id: string, mode: string | undefined): Problem {
	const activities = problem.activities.map((one) => (one.id === id ? inMode(one, mode) : one));
	return { ...problem, activities };
}

/** All ways of an activity. */
export function modesOf({ activities }: Problem, id: string): (string | undefined)[] {
	const { alternatives = [] } = activities.find((one) => one.id === id)!;
	return [undefined, ...alternatives.map((mode) => mode.id)];
}

function inMode(activity: Activity, id: string | undefined): Settled {
	if (id === undefined) return activity;
	const { id: _, worth = 1, ...mode } = activity.alternatives!.find((one: Mode) => one.id === id)!;
	const { uses: _uses, places: _places, ...rest } = activity;
	const { duration, effort, cost } = activity;
	const alternatives = [...activity.alternatives!, { id: '', duration, effort, cost }];
	return { ...rest, ...mode, alternatives, value: Math.round(activity.value * worth * 1e6) / 1e6 };
}

function withPosts(activity: Activity, posts: readonly string[] = []): Settled {
	const efforts = (activity.places ?? []).flatMap((place) =>
		new Array<number>(place.posts).fill(place.effort),
	);
	return { ...activity, placed: posts.map((post, index) => ({ post, effort: efforts[index]! })) };
}
