import type { Mode, Problem } from '../problem/problem.ts';

/** The set-ups that something may need: of groups that have one and a member. */
export function setupsOf({ groups = [], activities }: Problem): { group: string; mode: Mode }[] {
	const wanted = new Set(activities.flatMap((activity) => activity.groups ?? []));
	return groups.flatMap(({ id, setup }) => (setup && wanted.has(id) ? { group: id, mode: setup } : []));
}
