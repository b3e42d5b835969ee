import { timeZone } from '#platform/locale/format.ts';
import { today } from '#platform/today.ts';

const hours = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23' });

/** The day whose summary is due by now, in Finland; null until the hour has come. */
export function digestDay(now: Date, hour: number): string | null {
	return Number(hours.format(now)) >= hour ? today(now) : null;
}
