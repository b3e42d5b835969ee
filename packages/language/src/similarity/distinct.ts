import type { Describer, Unit } from './describe.ts';

const SURE = 0.7;

/** Whether one text names a thing and the other a thing easily taken for it, and neither names both. */
export function distinctOf(
	units: readonly Unit[],
	theirs: ReadonlyMap<string, number>,
	describer: Describer,
): boolean {
	const mine = new Set<string>();
	for (const { features } of units)
		for (const [key, strength] of features)
			if (strength >= SURE && !key.startsWith('w:')) mine.add(key.slice(2));
	const others = new Set<string>();
	for (const [key, strength] of theirs)
		if (strength >= SURE && !key.startsWith('w:')) others.add(key.slice(2));
	for (const id of mine)
		if (!others.has(id))
			for (const other of describer.conceptOf(id)?.distinct ?? [])
				if (others.has(other) && !mine.has(other)) return true;
	return false;
}
