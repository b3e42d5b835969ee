import { expect, test } from 'vitest';
import { drill, victims } from './kill.ts';

test.each(victims)(
	'kill -9 of %s during writes loses and doubles nothing',
	async (victim) => {
		const tally = await drill(victim, 2);
		expect(tally).toMatchObject({ lost: 0, doubled: 0 });
		expect(tally.acknowledged).toBeGreaterThan(20);
	},
	240_000,
);
