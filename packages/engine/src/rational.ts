/** An exact fraction in lowest terms, denominator > 0. Numbers of floating point never enter a fair rule. */
export interface Rational {
	readonly numerator: bigint;
	readonly denominator: bigint;
}

/** Nothing. */
export const ZERO: Rational = { numerator: 0n, denominator: 1n };

/**
 * The fraction in lowest terms.
 * @throws {RangeError} when the denominator is zero or a number is not an integer
 */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
	const [over, under] = [BigInt(numerator), BigInt(denominator)];
	if (under === 0n) throw new RangeError('a fraction needs a denominator other than zero');
	const common = greatestCommonDivisor(over, under);
	const divisor = under < 0n ? -common : common;
	return { numerator: over / divisor, denominator: under / divisor };
}

/** The sum. */
export function add(a: Rational, b: Rational): Rational {
	if (a.numerator === 0n) return b;
	if (b.numerator === 0n) return a;
	if (a.denominator === b.denominator) return rational(a.numerator + b.numerator, a.denominator);
	return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** What `a` is more than `b`. */
export function subtract(a: Rational, b: Rational): Rational {
	return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** The product. */
export function multiply(a: Rational, b: Rational): Rational {
	return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/**
 * The quotient.
 * @throws {RangeError} when `b` is zero
 */
export function divide(a: Rational, b: Rational): Rational {
	return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function compare(a: Rational, b: Rational): number {
	const [left, right] = [a.numerator * b.denominator, b.numerator * a.denominator];
	return left < right ? -1 : left > right ? 1 : 0;
}

/** The lesser of the two. */
export function smaller(a: Rational, b: Rational): Rational {
	return compare(a, b) <= 0 ? a : b;
}

/** Nearest double to within two units in the last place, however long the fraction is. */
export function toNumber({ numerator, denominator }: Rational): number {
	const size = numerator < 0n ? -numerator : numerator;
	const shift = Math.max(bits(size), bits(denominator)) - 1000;
	if (shift <= 0) return Number(numerator) / Number(denominator);
	// Only the quotient must keep its digits, so scale it to 64 bits first.
	const scale = 64 - (bits(size) - bits(denominator));
	const quotient =
		scale >= 0 ? (size << BigInt(scale)) / denominator : size / (denominator << BigInt(-scale));
	return (numerator < 0n ? -1 : 1) * Number(quotient) * 2 ** -scale;
}

/**
 * Reads "12", "-3.50", "1,5" or "2/7".
 * @throws {SyntaxError} for anything else
 */
export function rationalFrom(text: string): Rational {
	const match = /^\s*([+-]?)(\d*)(?:[.,](\d*))?(?:\/(\d+))?\s*$/.exec(text);
	const digits = `${match?.[2] ?? ''}${match?.[3] ?? ''}`;
	if (!match || digits === '') throw new SyntaxError(`not a number: ${JSON.stringify(text)}`);
	const under = 10n ** BigInt(match[3]?.length ?? 0) * BigInt(match[4] ?? 1);
	return rational(BigInt(digits) * (match[1] === '-' ? -1n : 1n), under);
}

/** "3" or "22/7". */
export function fractionText({ numerator, denominator }: Rational): string {
	return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

/** The largest integer that divides both, >= 0. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
	let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
	while (y !== 0n) [x, y] = [y, x % y];
	return x;
}

function bits(value: bigint): number {
	return value.toString(16).length * 4;
}
