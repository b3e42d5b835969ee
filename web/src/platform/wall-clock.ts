import { timeZone } from './locale/format.ts';

const parts = new Intl.DateTimeFormat('en-GB', {
	timeZone,
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23',
});

const HALF_DAY_MS = 12 * 3_600_000;

/** How far Finland's clocks are ahead of UTC at a moment, in milliseconds. */
function aheadAt(moment: number): number {
	const told = Object.fromEntries(
		parts.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
	);
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = told;
	return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(moment / 60_000) * 60_000;
}

/**
 * The moment at which clocks on the walls of Finland show this on the day. An hour that is skipped in spring is the one
 * after it; of the hour that comes twice in autumn the first.
 */
export function momentAt(day: string, clock: string): Date {
	const asUtc = Date.parse(`${day}T${clock}:00Z`);
	const [before, after] = [aheadAt(asUtc - HALF_DAY_MS), aheadAt(asUtc + HALF_DAY_MS)];
	const fits = [before, after].find((ahead) => aheadAt(asUtc - ahead) === ahead);
	return new Date(asUtc - (fits ?? before));
}
