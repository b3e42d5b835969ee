/** An integer variable of a solver, by number. A boolean is an integer from 0 to 1. */
export type Variable = number;

/**
 * A statement about one bound: `x >= v` or `x <= v`. Packed as view * 2^32 + value + 2^31, where view 2x is x itself, view
 * 2x + 1 its negative, and the statement is view >= value.
 */
export type Literal = number;

const SHIFT = 0x1_0000_0000;
const OFFSET = 0x8000_0000;

/** The literal view >= value; value is a 32-bit integer. */
export function literalOf(view: number, value: number): Literal {
	return view * SHIFT + value + OFFSET;
}

/** View of a literal. */
export function viewOf(literal: Literal): number {
	return Math.floor(literal / SHIFT);
}

/** Value that the view of the literal must reach. */
export function valueOf(literal: Literal): number {
	return literal - viewOf(literal) * SHIFT - OFFSET;
}

/** x >= value. */
export function atLeast(variable: Variable, value: number): Literal {
	return literalOf(2 * variable, value);
}

/** x <= value. */
export function atMost(variable: Variable, value: number): Literal {
	return literalOf(2 * variable + 1, -value);
}

/** A boolean is 1. */
export function isTrue(variable: Variable): Literal {
	return atLeast(variable, 1);
}

/** A boolean is 0. */
export function isFalse(variable: Variable): Literal {
	return atMost(variable, 0);
}

/** The opposite statement. */
export function not(literal: Literal): Literal {
	return literalOf(viewOf(literal) ^ 1, 1 - valueOf(literal));
}
