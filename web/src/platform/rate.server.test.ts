import { expect, test } from 'vitest';
import { perMinute } from './rate.server.ts';

test('each key passes so many times a minute, and again in the next', () => {
	let now = 0;
	const admit = perMinute(2, () => now);
	for (const key of ['a', 'a', 'b']) admit(key);
	expect(() => admit('a')).toThrow(expect.objectContaining({ code: 'too_many_attempts', status: 429 }));
	admit('b');
	now = 60_000;
	admit('a');
});
