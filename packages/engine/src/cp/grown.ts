/** Numbers in a buffer that is not shared. */
export type Integers = Int32Array<ArrayBuffer>;

/** The array itself when it has at least so many entries, else a copy with room for twice as many. */
export function grown(values: Integers, size: number): Integers {
	if (values.length >= size) return values;
	const copy = new Int32Array(Math.max(size, 2 * values.length));
	copy.set(values);
	return copy;
}

/** As `grown`, for floating-point numbers. */
export function grownFloats(values: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
	if (values.length >= size) return values;
	const copy = new Float64Array(Math.max(size, 2 * values.length));
	copy.set(values);
	return copy;
}
