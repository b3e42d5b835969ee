import { seat } from '../problem/matching.ts';
import type { Mode, Slot } from '../problem/problem.ts';
import { spread, type Ledger } from './ledger.ts';

/** Posts in the places of a mode, place after place; skills of the places that no post is left for. */
export interface Filling {
	posts: string[];
	empty: string[];
}

/**
 * Fills as many places as can be filled in these slots, each by a post of its own (Kuhn's augmenting paths). Time that
 * the mode wants of a post by name comes first, even where it is missing.
 */
export function fillPlaces(
	ledger: Ledger,
	{ places = [], effort, duration }: Omit<Mode, 'id'>,
	slots: readonly Slot[],
): Filling {
	const units = places.flatMap((place) => Array.from({ length: place.posts }, () => place));
	const hasTime = (post: string, total: number) => {
		const [named, more] = [spread(effort[post] ?? 0, duration), spread(total, duration)];
		return slots.every((slot, nth) => Math.max(0, ledger.free(post, slot) - named(nth)) >= more(nth));
	};
	const candidates = units.map(({ skill, effort: total }) =>
		ledger.problem.resources.flatMap(({ id, skills }) =>
			skills?.includes(skill) && hasTime(id, total) ? id : [],
		),
	);
	const unitOf = new Map<string, number>();
	const empty = units.flatMap(({ skill }, unit) => (seat(unit, candidates, unitOf, new Set()) ? [] : skill));
	const postOf = new Map([...unitOf].map(([post, unit]) => [unit, post]));
	return { posts: units.flatMap((_, unit) => postOf.get(unit) ?? []), empty };
}
