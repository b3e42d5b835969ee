import { describe, expect, it } from 'vitest';
import { random } from './random.ts';

describe('random', () => {
	it('repeats itself for the same seed and differs for another', () => {
		const draw = (seed: number) => Array.from({ length: 20 }, random(seed).unit);
		expect(draw(7)).toEqual(draw(7));
		expect(draw(7)).not.toEqual(draw(8));
		expect(new Set(draw(0)).size).toBe(20);
	});

	it('stays below the limit and is spread evenly', () => {
		const { below } = random(3);
		const counts = new Array<number>(10).fill(0);
		for (let draw = 0; draw < 100_000; draw++) counts[below(10)]!++;
		for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
	});
});
