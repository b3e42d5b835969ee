import { compare, divide, multiply, rational, subtract, ZERO, type Rational } from '../rational.ts';

/**
 * Maximises objective · x over x >= 0 with rows · x <= limits, all limits >= 0, exactly: the simplex method with the
 * rule of Bland 1977, which never cycles. Null when there is no greatest value.
 */
export function maximise(
	objective: readonly Rational[],
	rows: readonly (readonly Rational[])[],
	limits: readonly Rational[],
): Rational[] | null {
	const count = objective.length;
	const table = rows.map((row, at) => [
		...row,
		...rows.map((_, one) => rational(one === at ? 1 : 0)),
		limits[at]!,
	]);
	let gains = [...objective, ...rows.map(() => ZERO), ZERO];
	const basis = rows.map((_, at) => count + at);
	for (;;) {
		const entering = gains.findIndex((gain, one) => one < gains.length - 1 && gain.numerator > 0n);
		if (entering < 0) break;
		const leaving = tightest(table, entering, basis);
		if (leaving < 0) return null;
		const pivot = table[leaving]!.map((value) => divide(value, table[leaving]![entering]!));
		table.forEach((row, at) => (table[at] = at === leaving ? pivot : reduced(row, pivot, entering)));
		gains = reduced(gains, pivot, entering);
		basis[leaving] = entering;
	}
	return objective.map((_, one) => (basis.includes(one) ? table[basis.indexOf(one)]!.at(-1)! : ZERO));
}

function tightest(table: Rational[][], entering: number, basis: number[]): number {
	let best = -1;
	let least = ZERO;
	table.forEach((row, at) => {
		if (row[entering]!.numerator <= 0n) return;
		const ratio = divide(row.at(-1)!, row[entering]!);
		const difference = best < 0 ? -1 : compare(ratio, least);
		if (difference < 0 || (difference === 0 && basis[at]! < basis[best]!)) [best, least] = [at, ratio];
	});
	return best;
}

function reduced(row: Rational[], pivot: Rational[], entering: number): Rational[] {
	const factor = row[entering]!;
	if (factor.numerator === 0n) return row;
	return row.map((value, one) => subtract(value, multiply(factor, pivot[one]!)));
}
