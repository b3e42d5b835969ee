import { pairKey, type Pair } from './suggested-group.ts';

/** Where each need stands by the mergers in force: itself, or the need at their end. */
export function follower(mergers: readonly Pair[]): (id: string) => string {
	const intoOf = new Map(mergers);
	return (id) => {
		let here = id;
		for (let into = intoOf.get(here); into !== undefined; into = intoOf.get(here)) here = into;
		return here;
	};
}

/** Pairs followed to where their needs stand; a pair that has become one need is gone. */
export function followed(pairs: readonly Pair[], standsAt: (id: string) => string): Pair[] {
	return pairs.map(([a, b]) => [standsAt(a), standsAt(b)] as const).filter(([a, b]) => a !== b);
}

/** Keys of the pairs that are not to be suggested as the same: told apart, part and whole, or one waiting for the other. */
export function judgedKeys(relations: {
	mergers: readonly Pair[];
	differences: readonly Pair[];
	parts: readonly Pair[];
	waits: readonly Pair[];
}): Set<string> {
	const standsAt = follower(relations.mergers);
	const said = [...relations.differences, ...relations.parts];
	return new Set([...followed(said, standsAt), ...relations.waits].map(([a, b]) => pairKey(a, b)));
}
