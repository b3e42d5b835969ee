import { seat } from '../problem/matching.ts';
import type { ModeRow, PlaceRow } from './modes.ts';

/** No places to fill. */
export const NO_POSTS: readonly number[] = [];

/** Why the places cannot all be filled: these places have only these posts between them, one too few. */
export interface Shortage {
	/** Positions in `ModeRow.places`. */
	places: number[];
	posts: number[];
}

/**
 * Fills each place with a post of its own that masters the skill and has the time in all weeks (augmenting paths). Posts
 * with fewer skills to offer come first only by their position; the same input gives the same posts.
 */
export function assignPosts(
	mode: ModeRow,
	start: number,
	free: Int32Array,
	weeks: number,
): { matched: number[]; shortage: Shortage | null } {
	const candidates = mode.places.map((place) =>
		place.masters.filter((post) => hasTime(mode, place, post, start, free, weeks)),
	);
	const placeOf = new Map<number, number>();
	for (let place = 0; place < candidates.length; place++) {
		const seen = new Set<number>();
		if (seat(place, candidates, placeOf, seen)) continue;
		const posts = [...seen];
		const places = [place, ...posts.map((post) => placeOf.get(post)!)];
		return { matched: [], shortage: { places: places.sort((a, b) => a - b), posts } };
	}
	const matched = new Array<number>(candidates.length).fill(-1);
	for (const [post, place] of placeOf) matched[place] = post;
	return { matched, shortage: null };
}

/** True when the post has the time for the place in all weeks, beside what the mode wants of it by name. */
export function hasTime(
	{ demands, duration }: ModeRow,
	place: PlaceRow,
	post: number,
	start: number,
	free: Int32Array,
	weeks: number,
): boolean {
	const own = demands.find(({ resource }) => resource === post);
	const rate = place.rate + (own?.rate ?? 0);
	const last = place.last + (own?.last ?? 0);
	const first = post * weeks + start;
	const end = first + duration - 1;
	for (let at = first; at < end; at++) if (free[at]! < rate) return false;
	return free[end]! >= last;
}
