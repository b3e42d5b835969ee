/**
 * Who holds every published figure and knows where everybody works, but not what anybody said. It shares no code with
 * what publishes: it solves the published sums as equations.
 */
export interface Sum {
	/** What is counted: people, levels said of a competence, … Sums of one kind add up with each other. */
	kind: string;
	/** Whom the sum is over: places in the list of everybody. */
	of: readonly number[];
}

const PRIME = 2_147_483_647n;

const power = (base: bigint, exponent: bigint): bigint => {
	let result = 1n;
	let square = base % PRIME;
	for (let left = exponent; left > 0n; left >>= 1n) {
		if (left & 1n) result = (result * square) % PRIME;
		square = (square * square) % PRIME;
	}
	return result;
};

/** Gaussian elimination; what is left are independent rows. */
function reduced(rows: readonly (readonly bigint[])[]): bigint[][] {
	const left = rows.map((row) => [...row]);
	const width = rows[0]?.length ?? 0;
	let rank = 0;
	for (let column = 0; column < width && rank < left.length; column++) {
		const found = left.findIndex((row, index) => index >= rank && row[column] !== 0n);
		if (found < 0) continue;
		[left[rank], left[found]] = [left[found]!, left[rank]!];
		const pivot = left[rank]!;
		const inverse = power(pivot[column]!, PRIME - 2n);
		left[rank] = pivot.map((value) => (value * inverse) % PRIME);
		for (const [index, row] of left.entries()) {
			const factor = row[column]!;
			if (index === rank || factor === 0n) continue;
			left[index] = row.map((value, at) => (value + (PRIME - factor) * left[rank]![at]!) % PRIME);
		}
		rank++;
	}
	return left.slice(0, rank);
}

const rankOf = (rows: readonly (readonly bigint[])[]) => reduced(rows).length;

function subsets<T>(items: readonly T[]): T[][] {
	return items.reduce<T[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [[]]);
}

/** People whom exactly the same sums count: no combination of sums can tell them apart. */
function alike(sums: readonly Sum[]): number[][] {
	const everybody = new Set(sums.flatMap(({ of }) => of));
	const signature = (one: number) => sums.map(({ of }) => (of.includes(one) ? '1' : '0')).join('');
	return [...Map.groupBy(everybody, signature).values()];
}

/**
 * Sets of people of whom some sum of sums times numbers speaks and of nobody else; fewer than `fewest` of them.
 * `weight` tells how many of a set count.
 */
export function singledOut(
	sums: readonly Sum[],
	fewest: number,
	weight: (of: readonly number[], kind: string) => number = (of) => of.length,
): { kind: string; of: number[] }[] {
	return [...Map.groupBy(sums, ({ kind }) => kind)].flatMap(([kind, own]) => {
		const classes = alike(own);
		const rows = own.map(({ of }) => classes.map((one) => (of.includes(one[0]!) ? 1n : 0n)));
		const rank = rankOf(rows);
		const small = classes.flatMap((one, index) => {
			const size = weight(one, kind);
			return size > 0 && size < fewest ? [{ index, size, one }] : [];
		});
		const nobody = classes.flatMap((one, index) => (weight(one, kind) === 0 ? index : []));
		return subsets(small.slice(0, 12)).flatMap((some) => {
			const size = some.reduce((total, one) => total + one.size, 0);
			if (some.length === 0 || size >= fewest) return [];
			// A combination that is nothing elsewhere is one that is lost when these columns are taken away.
			const gone = new Set([...nobody, ...some.map(({ index }) => index)]);
			const without = (out: ReadonlySet<number>) =>
				rankOf(rows.map((row) => row.filter((_, column) => !out.has(column))));
			const alone = without(new Set(nobody)) - without(gone);
			return rank > 0 && alone > 0 ? [{ kind, of: some.flatMap(({ one }) => one) }] : [];
		});
	});
}
