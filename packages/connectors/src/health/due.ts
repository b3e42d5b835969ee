import type { HealthState } from './state.ts';

/** A time of day in which nothing is probed; `from` after `to` goes over midnight. */
export interface QuietHours {
	/** `HH:MM`. */
	from: string;
	to: string;
	/** For example `Europe/Helsinki`. */
	timeZone: string;
}

/** How often a connection is probed, in seconds. */
export interface ProbeRhythm {
	interval: number;
	/** The connector's own lower limit. */
	shortestInterval: number;
	/** However long a system stays away, it is asked at least this often. */
	longestInterval: number;
	/** So many bad answers in a row are asked after at the usual pace, so that an incident is soon sure. */
	patience: number;
	quiet?: QuietHours;
}

/** The last probe: when it ended (milliseconds since 1970) and how many bad ones in a row it was the last of. */
export interface LastProbe {
	endedAt: number;
	state: HealthState;
	badInRow: number;
}

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

/** When to probe next, in milliseconds since 1970; `now` when it never was, never within quiet hours. */
export function nextDue(now: number, last: LastProbe | null, rhythm: ProbeRhythm): number {
	const due = last ? last.endedAt + waitAfter(last, rhythm) * 1000 : now;
	return rhythm.quiet ? afterQuiet(due, rhythm.quiet) : due;
}

/** Seconds to wait: doubled with each bad answer; after a refused sign-in at once, since accounts get locked. */
export function waitAfter({ state, badInRow }: Omit<LastProbe, 'endedAt'>, rhythm: ProbeRhythm): number {
	const usual = Math.max(rhythm.interval, rhythm.shortestInterval);
	const patience = state === 'wrong_credentials' ? 0 : rhythm.patience;
	const doublings = state === 'working' ? 0 : Math.min(20, Math.max(0, badInRow - patience));
	return Math.max(usual, Math.min(usual * 2 ** doublings, rhythm.longestInterval));
}

/** Whether an instant lies in quiet hours: from `from`, up to but not at `to`. */
export function isQuiet(at: number, quiet: QuietHours): boolean {
	return minutesLeft(at, quiet) > 0;
}

/** An instant of its own: by the wall clock, as the nights when the clock is moved have 23 or 25 hours. */
function afterQuiet(at: number, quiet: QuietHours): number {
	let instant = at;
	let left = minutesLeft(instant, quiet);
	while (left > 0) {
		const minutes = left > 120 ? left - 120 : 1;
		instant = Math.floor(instant / MINUTE + minutes) * MINUTE;
		left = minutesLeft(instant, quiet);
	}
	return instant;
}

function minutesLeft(at: number, { from, to, timeZone }: QuietHours): number {
	const start = minutesOf(from);
	const length = (minutesOf(to) - start + DAY_MINUTES) % DAY_MINUTES;
	const passed = (minutesOf(wallClock(timeZone).format(at)) - start + DAY_MINUTES) % DAY_MINUTES;
	return Math.max(0, length - passed);
}

function minutesOf(time: string): number {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return hours * 60 + minutes;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(timeZone: string): Intl.DateTimeFormat {
	const known = clocks.get(timeZone);
	if (known) return known;
	const clock = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	});
	clocks.set(timeZone, clock);
	return clock;
}
