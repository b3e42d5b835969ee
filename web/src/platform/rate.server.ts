import { refuse } from './refusal.ts';

const MOST_KEYS = 10_000;

/**
 * Lets each key through so many times a minute, in this process and from memory: for cheap questions asked often.
 * What changes anything is limited in the database.
 */
export function perMinute(most: number, now: () => number = Date.now): (key: string) => void {
	let minute = 0;
	let counts = new Map<string, number>();
	return (key) => {
		const current = Math.floor(now() / 60_000);
		if (current !== minute || counts.size >= MOST_KEYS) counts = new Map();
		minute = current;
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		if (count > most) refuse('too_many_attempts', { minutes: 1 });
	};
}
