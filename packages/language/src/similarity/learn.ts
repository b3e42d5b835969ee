import { Associations } from './associations.ts';
import type { Unit } from './describe.ts';
import { namesOf } from './probe.ts';

/** Two texts that people judged to say the same, or not to. */
export interface TaughtPair {
	readonly a: string;
	readonly b: string;
	readonly isSame: boolean;
}

/** What is left of two long texts when the shared is taken away says little about single words. */
const MOST_NAMES = 8;

/**
 * What two texts of one need say in different words goes together; the less is left when the shared is taken away,
 * the surer. A refusal takes back what would have brought the two together.
 */
export function learnFrom(pairs: readonly TaughtPair[], describe: (text: string) => Unit[]): Associations {
	const associations = new Associations();
	for (const { a, b, isSame } of pairs) {
		const mine = describe(a);
		const theirs = describe(b);
		const [left, right] = [unshared(mine, theirs), unshared(theirs, mine)];
		if (left.length === 0 || right.length === 0 || left.length + right.length > 2 * MOST_NAMES) continue;
		const mass = (isSame ? 1 : -1) / (left.length * right.length);
		for (const one of left) for (const other of right) associations.add(one, other, mass);
	}
	return associations;
}

function unshared(units: readonly Unit[], others: readonly Unit[]): string[] {
	const known = new Set(others.flatMap(({ features }) => [...features.keys()]));
	const names = units
		.filter(({ features }) => ![...features].some(([key, strength]) => strength >= 0.5 && known.has(key)))
		.flatMap(({ features }) => namesOf(features));
	return [...new Set(names)].filter((name) => !name.startsWith('a:'));
}
