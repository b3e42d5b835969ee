/** Repeatable random numbers: the same seed gives the same sequence everywhere. Not for secrets. */
export interface Random {
	/** Integer 0 … below - 1. */
	below(limit: number): number;
	/** Number 0 <= x < 1. */
	unit(): number;
}

/** A generator with 128 bits of state (xoshiro128**), filled from the lower 32 bits of the seed. */
export function random(seed: number): Random {
	const state = new Uint32Array(4);
	let mix = seed >>> 0;
	for (let i = 0; i < 4; i++) {
		mix = (mix + 0x9e3779b9) >>> 0;
		let word = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
		word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
		state[i] = word ^ (word >>> 16);
	}
	const unit = () => next(state) / 0x1_0000_0000;
	return { unit, below: (limit) => Math.floor(unit() * limit) };
}

function next(state: Uint32Array): number {
	const result = Math.imul(rotate(Math.imul(state[1]!, 5), 7), 9) >>> 0;
	const shifted = state[1]! << 9;
	state[2]! ^= state[0]!;
	state[3]! ^= state[1]!;
	state[1]! ^= state[2]!;
	state[0]! ^= state[3]!;
	state[2]! ^= shifted;
	state[3] = rotate(state[3]!, 11);
	return result;
}

function rotate(word: number, bits: number): number {
	return (word << bits) | (word >>> (32 - bits));
}
