import type { Describer, Unit } from './describe.ts';

const SURE = 0.8;

/** The concepts that a text surely names itself. */
export function sureConcepts(units: readonly Unit[]): Set<string> {
	const concepts = new Set<string>();
	for (const { features } of units)
		for (const [key, strength] of features)
			if (strength >= SURE && !key.startsWith('w:')) concepts.add(key.slice(2));
	return concepts;
}

/** Whether one text names a thing and the other a thing easily taken for it, and neither names both. */
export function isDistinct(
	mine: ReadonlySet<string>,
	theirs: ReadonlySet<string>,
	describer: Describer,
): boolean {
	for (const id of mine)
		if (!theirs.has(id))
			for (const other of describer.conceptOf(id)?.distinct ?? [])
				if (theirs.has(other) && !mine.has(other)) return true;
	return false;
}
