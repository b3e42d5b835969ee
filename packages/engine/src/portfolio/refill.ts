import type { Draft } from './draft.ts';
import type { Prices } from './prices.ts';
import type { Random } from '../random.ts';
import type { Scene } from './ruin.ts';

type Key = (activity: number) => number;

/** Puts back what was taken out, and what was out already where it fits, in an order drawn anew; false = nothing to do. */
export function refill(scene: Scene, taken: readonly number[], prices: Prices): boolean {
	const { draft, hopeful, random, keys } = scene;
	const { modes } = draft.model;
	draft.dropIdleSetups();
	const thrift = 2 * random.unit();
	draft.score = (row, start) =>
		modes[row]!.value - thrift * (prices.at(row, start) + prices.fixed(row)) - 1e-6 * start;
	const isTaken = scene.isTaken.fill(0);
	for (const activity of taken) isTaken[activity] = 1;
	const pool: number[] = [];
	for (const activity of hopeful)
		if (!draft.has(activity) && (isTaken[activity] || mayFit(draft, activity))) pool.push(activity);
	if (pool.length === 0) return false;
	const key = keyOf(scene);
	for (const activity of pool) keys[activity] = key(activity);
	pool.sort((a, b) => keys[b]! - keys[a]!);
	if (scene.wanted >= 0) draft.insert(scene.wanted);
	for (const activity of pool) if (!draft.has(activity)) draft.insert(activity);
	return true;
}

function mayFit({ model, profile }: Draft, activity: number): boolean {
	for (const row of model.modesOf[activity]!) if (profile.mayPay(model.modes[row]!)) return true;
	return false;
}

function keyOf(scene: Scene): Key {
	const { draft, random, worth, isTaken } = scene;
	const { model, limits } = draft;
	if (scene.keepsOrder) return asBefore(scene, 0);
	if (random.below(2) === 0) return asBefore(scene, 0.3 * random.unit());
	const noise = noisy(random);
	switch (random.below(5)) {
		case 0:
			return (activity) => model.problem.activities[activity]!.value * noise();
		case 1:
			return () => random.unit();
		case 2: {
			const slack = (activity: number) =>
				limits.latestFinish[activity]! - limits.earliest[activity]! - model.duration[activity]!;
			return (activity) => (worth[activity]! * noise()) / (8 + slack(activity));
		}
		case 3:
			return (activity) => worth[activity]! * noise() * (isTaken[activity] ? 0.7 : 1);
		default:
			return (activity) => worth[activity]! * noise();
	}
}

// In the order they were in, with a share of those left out somewhere between and the others after them.
function asBefore({ draft, random, before, worth, isTaken }: Scene, share: number): Key {
	const spread = random.below(2) === 0 ? 0 : 1 + random.below(10);
	const weeks = draft.model.calendar.count;
	const { earliest, latestFinish } = draft.limits;
	return (activity) => {
		if (isTaken[activity]) return -before[activity]! - spread * random.unit();
		if (random.unit() > share) return worth[activity]! / 1000 - 2 * weeks;
		const last = latestFinish[activity]! - draft.model.duration[activity]! + 1;
		return -(earliest[activity]! + random.unit() * (last - earliest[activity]!));
	};
}

function noisy(random: Random): () => number {
	const strength = random.unit();
	return () => 1 - strength * random.unit();
}
