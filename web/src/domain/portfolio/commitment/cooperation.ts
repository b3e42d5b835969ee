import type { Answer } from './commitment.ts';

export interface Partnership {
	/** Two units, in the order given. */
	units: [string, string];
	/** Needs in which both take part. */
	needIds: string[];
}

/** Who works with whom on what: every pair of units that take part in the same need, most in common first. */
export function partnerships(
	answers: readonly Pick<Answer, 'needId' | 'unitId' | 'stances'>[],
	unitOrder: readonly string[],
): Partnership[] {
	const place = new Map(unitOrder.map((id, index) => [id, index]));
	const byPair = new Map<string, Partnership>();
	for (const [needId, units] of participants(answers)) {
		const ordered = units.filter((id) => place.has(id)).toSorted((a, b) => place.get(a)! - place.get(b)!);
		for (const [index, first] of ordered.entries())
			for (const second of ordered.slice(index + 1)) {
				const pair = `${first} ${second}`;
				if (!byPair.has(pair)) byPair.set(pair, { units: [first, second], needIds: [] });
				byPair.get(pair)!.needIds.push(needId);
			}
	}
	return [...byPair.values()].toSorted((a, b) => b.needIds.length - a.needIds.length);
}

/** Units that take part, by need. */
export function participants(
	answers: readonly Pick<Answer, 'needId' | 'unitId' | 'stances'>[],
): Map<string, string[]> {
	const taking = answers.filter(({ stances }) => stances.includes('takes_part'));
	return new Map(
		[...Map.groupBy(taking, ({ needId }) => needId)].map(([needId, rows]) => [
			needId,
			rows.map(({ unitId }) => unitId),
		]),
	);
}
