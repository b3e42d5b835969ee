import { UNSCHEDULED, type Placement } from './construct.ts';
import type { Model } from './model.ts';
import type { Random } from '../random.ts';

/** What a move looks at: the current list and the schedule it gave. */
export interface Current {
	list: readonly number[];
	placement: Placement;
}

/** Makes a neighbour of the list; null = not applicable now. */
export type Move = (model: Model, current: Current, random: Random) => number[] | null;

/** Two activities change places. */
export const swap: Move = (_, { list }, random) => {
	const next = [...list];
	const a = random.below(list.length);
	const b = random.below(list.length);
	next[a] = list[b]!;
	next[b] = list[a]!;
	return next;
};

/** One activity goes somewhere else, more often near than far. */
export const insert: Move = (_, { list }, random) => {
	const from = random.below(list.length);
	const reach = Math.ceil(random.unit() ** 2 * list.length);
	const to = clamp(from + (random.below(2) === 0 ? -reach : reach), list.length);
	return moved(list, from, to);
};

/** One that was left out is tried earlier. */
export const promote: Move = (_, { list, placement }, random) => {
	const out = list.flatMap((activity, place) => (placement.starts[activity] === UNSCHEDULED ? place : []));
	const from = out[random.below(Math.max(1, out.length))];
	if (from === undefined) return null;
	return moved(list, from, random.below(from + 1));
};

/** One that was left out goes forward together with all that wait for it, so that opening the way pays at once. */
export const promoteFamily: Move = (model, { list, placement }, random) => {
	const out = list.filter((activity) => placement.starts[activity] === UNSCHEDULED);
	const head = out[random.below(Math.max(1, out.length))];
	if (head === undefined) return null;
	const root = model.ancestors[head]!.find((before) => placement.starts[before] === UNSCHEDULED) ?? head;
	const isFamily = (activity: number) => activity === root || model.ancestors[activity]!.includes(root);
	const family = list.filter(isFamily);
	const others = list.filter((activity) => !isFamily(activity));
	others.splice(Math.floor(random.unit() ** 2 * others.length), 0, ...family);
	return others;
};

/** One that is in goes to the end together with all that wait for it, and leaves its room to others. */
export const demoteFamily: Move = (model, { list, placement }, random) => {
	const root = list[random.below(list.length)]!;
	if (placement.starts[root] === UNSCHEDULED) return null;
	const isFamily = (activity: number) => activity === root || model.ancestors[activity]!.includes(root);
	return [...list.filter((activity) => !isFamily(activity)), ...list.filter(isFamily)];
};

/** Some that compete for the same people are taken out and put back in another order at other places. */
export const ruin: Move = (model, { list, placement }, random) => {
	const centre = list[random.below(list.length)]!;
	const rivals = rivalsOf(model, list, placement, centre, random);
	if (rivals.length < 2) return null;
	const taken = new Set(rivals);
	const next = list.filter((activity) => !taken.has(activity));
	const first = list.findIndex((activity) => taken.has(activity));
	for (const activity of rivals) {
		const span = next.length - first + 1;
		next.splice(first + Math.floor(random.unit() ** 2 * span), 0, activity);
	}
	return next;
};

/** The list is put in the order of the starts it gave, those left out where they were most wanted: in front of their kind. */
export const byStart: Move = (_, { list, placement }, random) => {
	const place = new Map(list.map((activity, index) => [activity, index]));
	const weight = (activity: number) => {
		const start = placement.starts[activity]!;
		return start === UNSCHEDULED ? place.get(activity)! + random.unit() : start;
	};
	const weights = new Map(list.map((activity) => [activity, weight(activity)]));
	return [...list].sort((a, b) => weights.get(a)! - weights.get(b)! || place.get(a)! - place.get(b)!);
};

/** All moves, each with how often it is drawn. */
export const MOVES: readonly { move: Move; weight: number }[] = [
	{ move: insert, weight: 30 },
	{ move: swap, weight: 20 },
	{ move: promote, weight: 25 },
	{ move: promoteFamily, weight: 10 },
	{ move: demoteFamily, weight: 5 },
	{ move: ruin, weight: 24 },
	{ move: byStart, weight: 1 },
];

function rivalsOf(
	model: Model,
	list: readonly number[],
	{ starts }: Placement,
	centre: number,
	random: Random,
): number[] {
	const posts = new Set(model.demands[centre]!.map((demand) => demand.resource));
	const near = (activity: number) =>
		starts[activity] === UNSCHEDULED ||
		starts[centre] === UNSCHEDULED ||
		Math.abs(starts[activity]! - starts[centre]!) <= 16;
	const related = list.filter(
		(activity) => near(activity) && model.demands[activity]!.some((demand) => posts.has(demand.resource)),
	);
	const count = 2 + random.below(6);
	const chosen: number[] = [];
	while (chosen.length < count && related.length > 0)
		chosen.push(...related.splice(random.below(related.length), 1));
	return chosen;
}

function moved(list: readonly number[], from: number, to: number): number[] {
	const next = [...list];
	next.splice(to, 0, ...next.splice(from, 1));
	return next;
}

function clamp(place: number, length: number): number {
	return Math.max(0, Math.min(length - 1, place));
}
