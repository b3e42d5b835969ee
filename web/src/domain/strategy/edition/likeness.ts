/** Runs of three letters tell Finnish words apart better than whole words: endings change, stems stay. */
export function runsOf(text: string): ReadonlySet<string> {
	const plain = ` ${text
		.toLocaleLowerCase('fi')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()} `;
	const runs = new Set<string>();
	for (let start = 0; start + 3 <= plain.length; start++) runs.add(plain.slice(start, start + 3));
	return runs;
}

/** Likeness 0–1 (Dice) of each text to every other that shares enough with it; the rest are not told. */
export function likenesses(
	texts: readonly string[],
	others: readonly string[],
	least: number,
): { one: number; other: number; likeness: number }[] {
	const otherRuns = others.map(runsOf);
	const having = new Map<string, number[]>();
	otherRuns.forEach((runs, at) => {
		for (const run of runs) {
			const list = having.get(run);
			if (list) list.push(at);
			else having.set(run, [at]);
		}
	});
	return texts.flatMap((text, one) => {
		const runs = runsOf(text);
		const shared = new Uint32Array(others.length);
		for (const run of runs) for (const at of having.get(run) ?? []) shared[at]! += 1;
		return Array.from(shared, (count, other) => ({
			...{ one, other },
			likeness: (2 * count) / (runs.size + otherRuns[other]!.size || 1),
		})).filter(({ likeness }) => likeness >= least);
	});
}
