import { timeZone } from './locale/format.ts';

/** The calendar day in Finland, `2027-03-15`: Swedish writes dates the ISO way. */
const days = new Intl.DateTimeFormat('sv-SE', { timeZone });

export function today(now = new Date()): string {
	return days.format(now);
}
