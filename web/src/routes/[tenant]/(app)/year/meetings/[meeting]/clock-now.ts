import { timeZone } from '#platform/locale/format.ts';

const clocks = new Intl.DateTimeFormat('fi-FI', { timeZone, hour: 'numeric', minute: '2-digit' });

/** What the clock on the wall says in Finland: `9.05`. */
export function clockNow(): string {
	return clocks.format(new Date());
}
