import type { HealthSample } from './incident.ts';

/** The window looked at, and how long a sample may speak for the time after it; all in milliseconds. */
export interface UptimeWindow {
	from: number;
	to: number;
	holdsFor: number;
}

/**
 * How the time of a window was spent, in milliseconds; the four add up to the window.
 * Method: what a probe said holds until the next probe, but no longer than `holdsFor`; all other time is unknown, never up.
 */
export interface Uptime {
	up: number;
	/** Answering, but refusing loans. */
	refusing: number;
	down: number;
	unknown: number;
	/** `up` of the known time; null when nothing is known. */
	share: number | null;
	/** Known time of the window, to be told beside the share. */
	knownShare: number;
}

/** Weighs a series by time; samples may come in any order, and one from before the window may reach into it. */
export function uptimeOf(samples: readonly HealthSample[], { from, to, holdsFor }: UptimeWindow): Uptime {
	const inOrder = samples.toSorted((a, b) => a.at - b.at);
	const spent = { up: 0, refusing: 0, down: 0 };
	for (const [index, { at, state }] of inOrder.entries()) {
		const next = inOrder[index + 1]?.at ?? Infinity;
		const length = Math.min(to, next, at + holdsFor) - Math.max(from, at);
		if (length <= 0 || state === 'unknown') continue;
		spent[state === 'working' ? 'up' : state === 'refusing_loans' ? 'refusing' : 'down'] += length;
	}
	const known = spent.up + spent.refusing + spent.down;
	const whole = Math.max(0, to - from);
	return {
		...spent,
		unknown: whole - known,
		share: known > 0 ? spent.up / known : null,
		knownShare: whole > 0 ? known / whole : 0,
	};
}
