import type { Draft } from './draft.ts';
import type { Random } from '../random.ts';

/** What a ruin may look at. */
export interface Scene {
	draft: Draft;
	random: Random;
	/** Activities that stay where they are. */
	fixed: readonly boolean[];
	/** Activities that may be put in. */
	hopeful: readonly number[];
	/** What each could gain over its price, by activity; more = rather keep. */
	worth: Float64Array;
	/** Starts before anything was taken out. */
	before: Int32Array;
	/** To be put in before all others; -1 = none. */
	wanted: number;
	/** True = what is taken out goes back in the order it was in. */
	keepsOrder: boolean;
	/** Room for numbers by activity. */
	keys: Float64Array;
	isTaken: Uint8Array;
}

/** Chooses activities to take out; those that wait for them go too. */
export type Ruin = (scene: Scene, count: number) => number[];

/** Any. */
export const anywhere: Ruin = ({ draft, random, hopeful }, count) =>
	some(
		hopeful.filter((activity) => draft.has(activity)),
		count,
		random,
	);

/** Those at work about the same time, most of them with a post in common. */
export const together: Ruin = (scene, count) => {
	const { draft, random, hopeful } = scene;
	const placed = hopeful.filter((activity) => draft.has(activity));
	const centre = placed[random.below(placed.length)];
	if (centre === undefined) return [];
	const middle = (draft.starts[centre]! + draft.finish(centre)) / 2;
	const posts = postsOf(draft, centre);
	const distance = (activity: number) => {
		const apart = Math.abs((draft.starts[activity]! + draft.finish(activity)) / 2 - middle);
		const shares = postsOf(draft, activity).some((post) => posts.includes(post));
		return (shares ? 0 : 12) + apart + random.unit() * 12;
	};
	return least(placed, distance, count);
};

/** Those that bring least beyond what they take. */
export const poorest: Ruin = ({ draft, random, hopeful, worth }, count) => {
	const placed = hopeful.filter((activity) => draft.has(activity));
	return least(placed, (activity) => worth[activity]! * (0.5 + random.unit()), count);
};

/** Those of one post, wherever. */
export const ofOnePost: Ruin = ({ draft, random, hopeful }, count) => {
	const post = random.below(draft.model.problem.resources.length);
	const placed = hopeful.filter((activity) => draft.has(activity) && postsOf(draft, activity).includes(post));
	return some(placed, count, random);
};

/** Those in the way of one that is out, at a start drawn from those it could have. */
export const inTheWay: Ruin = (scene) => {
	const { draft, random, hopeful, worth } = scene;
	const out = hopeful.filter((activity) => !draft.has(activity));
	if (out.length === 0) return [];
	const wanted = [0, 1].map(() => out[random.below(out.length)]!).sort((a, b) => worth[b]! - worth[a]!)[0]!;
	scene.wanted = wanted;
	const rows = draft.model.modesOf[wanted]!;
	const row = rows[random.below(rows.length)]!;
	draft.window(row);
	if (draft.from > draft.to) return draft.model.excludes[wanted]!.filter((other) => draft.has(other));
	const start = draft.from + random.below(draft.to - draft.from + 1);
	return [
		...draft.model.excludes[wanted]!.filter((other) => draft.has(other)),
		...blockers(scene, row, start),
	];
};

/** All of one post that begin within some weeks, so that others can come between them. */
export const stretch: Ruin = ({ draft, random, hopeful }, count) => {
	const { model } = draft;
	const post = random.below(model.problem.resources.length);
	const from = random.below(model.calendar.count);
	const to = from + 4 + random.below(8 * count);
	return hopeful.filter(
		(activity) =>
			draft.starts[activity]! >= from &&
			draft.starts[activity]! < to &&
			postsOf(draft, activity).includes(post),
	);
};

/** All that begin within some weeks. */
export const period: Ruin = ({ draft, random, hopeful }, count) => {
	const from = random.below(draft.model.calendar.count);
	const to = from + 2 + random.below(3 * count);
	return hopeful.filter((activity) => draft.starts[activity]! >= from && draft.starts[activity]! < to);
};

/** Makes one that is out push those after a start drawn for it. */
export const push: Ruin = (scene, count) => {
	const { draft, random, hopeful, worth } = scene;
	const { model } = draft;
	const out = hopeful.filter((activity) => !draft.has(activity));
	if (out.length === 0) return [];
	let wanted = [0, 1].map(() => out[random.below(out.length)]!).sort((a, b) => worth[b]! - worth[a]!)[0]!;
	wanted =
		model.ancestors[wanted]!.find((before) => hopeful.includes(before) && !draft.has(before)) ?? wanted;
	scene.wanted = wanted;
	scene.keepsOrder = true;
	const rows = model.modesOf[wanted]!;
	const row = rows[random.below(rows.length)]!;
	draft.window(row);
	if (draft.from > draft.to) return [];
	const mode = model.modes[row]!;
	const posts = [
		...mode.demands.map(({ resource }) => resource),
		...mode.places.flatMap((one) => one.masters),
	];
	const start = draft.from + random.below(draft.to - draft.from + 1);
	const end = start + mode.duration + random.below(6 * count);
	return hopeful.filter(
		(other) =>
			draft.has(other) &&
			draft.finish(other) >= start &&
			draft.starts[other]! <= end &&
			postsOf(draft, other).some((post) => posts.includes(post)),
	);
};

/** All ruins, each with how often it is drawn. */
export const RUINS: readonly { ruin: Ruin; weight: number }[] = [
	{ ruin: anywhere, weight: 10 },
	{ ruin: together, weight: 40 },
	{ ruin: poorest, weight: 10 },
	{ ruin: ofOnePost, weight: 10 },
	{ ruin: inTheWay, weight: 40 },
	{ ruin: stretch, weight: 60 },
	{ ruin: push, weight: 100 },
	{ ruin: period, weight: 20 },
];

// Takes rivals for time and money in the order of their worth until the mode would fit.
function blockers({ draft, random, hopeful, worth, fixed }: Scene, row: number, start: number): number[] {
	const mode = draft.model.modes[row]!;
	const end = start + mode.duration - 1;
	const posts = [
		...mode.demands.map(({ resource }) => resource),
		...mode.places.flatMap((one) => one.masters),
	];
	const rivals = hopeful.filter(
		(other) =>
			draft.has(other) &&
			!fixed[other] &&
			((draft.starts[other]! <= end &&
				draft.finish(other) >= start &&
				postsOf(draft, other).some((post) => posts.includes(post))) ||
				(mode.hasCost && draft.model.modes[draft.rows[other]!]!.hasCost && random.below(4) === 0)),
	);
	const ordered = least(rivals, (other) => worth[other]! * (0.3 + random.unit()), rivals.length);
	const taken: { activity: number; row: number; start: number; posts: readonly number[] }[] = [];
	for (const activity of ordered) {
		if (draft.profile.fits(row, start)) break;
		taken.push({
			activity,
			row: draft.rows[activity]!,
			start: draft.starts[activity]!,
			posts: draft.posts[activity]!,
		});
		draft.take(activity);
	}
	for (const one of taken) draft.put(one.row, one.start, one.posts);
	return taken.map(({ activity }) => activity);
}

function postsOf({ model, rows, posts }: Draft, activity: number): number[] {
	const { demands } = model.modes[rows[activity]!]!;
	return [...demands.map(({ resource }) => resource), ...posts[activity]!];
}

function some(list: number[], count: number, random: Random): number[] {
	for (let index = 0; index < Math.min(count, list.length); index++) {
		const other = index + random.below(list.length - index);
		[list[index], list[other]] = [list[other]!, list[index]!];
	}
	return list.slice(0, count);
}

function least(list: readonly number[], weight: (activity: number) => number, count: number): number[] {
	const weights = new Map(list.map((activity) => [activity, weight(activity)]));
	return [...list].sort((a, b) => weights.get(a)! - weights.get(b)!).slice(0, count);
}
