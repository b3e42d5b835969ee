import { addDays, daysBetween } from '#platform/day.ts';
/** Working days of a post taken for something else than the work of the plan, between two days. */
export interface Reservation {
	positionId: string;
	roleId: string;
	title: string;
	startsOn: string;
	endsOn: string;
	days: number;
}

function daysOf({ startsOn, endsOn }: Pick<Reservation, 'startsOn' | 'endsOn'>): string[] {
	const count = Math.max(0, daysBetween(startsOn, endsOn) + 1);
	return Array.from({ length: count }, (_, index) => addDays(startsOn, index));
}

const isWeekday = (day: string) => ![0, 6].includes(new Date(day).getUTCDay());

/** Days taken of each month, `2027-03` → 1.5: spread evenly over the working days, or all days where there are none. */
export function takenByMonth(
	reservations: readonly Omit<Reservation, 'title' | 'roleId'>[],
	holidays: ReadonlySet<string>,
): Map<string, number> {
	const taken = new Map<string, number>();
	for (const reservation of reservations) {
		const all = daysOf(reservation);
		const working = all.filter((day) => isWeekday(day) && !holidays.has(day));
		const days = working.length > 0 ? working : all;
		for (const day of days) {
			const month = day.slice(0, 7);
			taken.set(month, (taken.get(month) ?? 0) + reservation.days / days.length);
		}
	}
	return taken;
}

/** The same title once: a training takes days of many posts. */
export function totals(reservations: readonly Reservation[]): { title: string; days: number }[] {
	const days = new Map<string, number>();
	for (const { title, days: taken } of reservations) days.set(title, (days.get(title) ?? 0) + taken);
	return [...days].map(([title, sum]) => ({ title, days: Math.round(sum * 100) / 100 }));
}
