import { Refused, refusalFrom } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { networkFault } from './network-fault.ts';

/** Does `work` within a time; what it opened must end with `signal`. Refusals are told, programming errors thrown. */
export async function withinTime<T>(
	milliseconds: number,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T | Refusal> {
	const stop = new AbortController();
	const late = new Refused('timeout', { seconds: milliseconds / 1000 });
	const clock = setTimeout(() => stop.abort(late), milliseconds);
	try {
		return await work(stop.signal);
	} catch (error) {
		return refusalFrom(stop.signal.aborted ? stop.signal.reason : networkFault(error));
	} finally {
		clearTimeout(clock);
		stop.abort(late);
	}
}

/** The result of work that cannot be stopped, unless the signal comes first. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	return Promise.race([
		work,
		new Promise<never>((_, reject) =>
			signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
		),
	]);
}
