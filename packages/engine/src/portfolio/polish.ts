import type { Draft } from './draft.ts';

/**
 * Moves everything as early as it can, in the mode and beside the others as they are, and puts in what still fits, until
 * nothing more can: afterwards every earlier start has something in its way.
 */
export function polish(draft: Draft, hopeful: readonly number[]): void {
	for (let isDone = false; !isDone;) {
		isDone = true;
		const placed = [...draft.rows.keys()].filter((activity) => draft.has(activity));
		placed.sort((a, b) => draft.starts[a]! - draft.starts[b]! || a - b);
		for (const activity of placed) if (advance(draft, activity)) isDone = false;
		for (const activity of hopeful) if (!draft.has(activity) && draft.insert(activity)) isDone = false;
	}
}

function advance(draft: Draft, activity: number): boolean {
	const [start, row, posts] = [draft.starts[activity]!, draft.rows[activity]!, draft.posts[activity]!];
	draft.window(row);
	if (draft.from >= start) return false;
	draft.take(activity);
	draft.window(row);
	const first = draft.profile.earliestFit(row, draft.from, start - 1);
	if (first < 0) {
		draft.put(row, start, posts);
		return false;
	}
	draft.put(row, first, draft.profile.posts);
	return true;
}
