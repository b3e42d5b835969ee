import { takenByMonth, type Reservation } from '../../organisation/reservation/reservation.ts';
import { addDays, dayOf, numberOf, type Day } from '#platform/day.ts';
import { weekdayOf, type Horizon } from './calendar.ts';

/** A post and the working days a month that it gives to development work. */
export interface Post {
	id: string;
	roleId: string;
	title: string;
	daysPerMonth: number;
	validFrom: Day;
	validTo: Day | null;
	/** Nobody holds it now; its time is counted on all the same, and told about. */
	isVacant: boolean;
}

/** Days without change work, for everybody or for one role. */
export interface Closure {
	name: string;
	startsOn: Day;
	endsOn: Day;
	roleId: string | null;
}

const WORKING_DAYS = 5;
/** A week with fewer days than this left for work is closed for all. */
const FEWEST_OPEN_DAYS = 3;

/** True for weeks in which nobody does change work. */
export function closedWeeks(
	{ start, slots }: Horizon,
	holidays: ReadonlySet<Day>,
	closures: readonly Closure[],
): boolean[] {
	const common = closures.filter(({ roleId }) => roleId === null);
	return Array.from({ length: slots }, (_, slot) => {
		const open = workingDays(start, slot).filter((day) => !holidays.has(day) && !isWithin(common, day));
		return open.length < FEWEST_OPEN_DAYS;
	});
}

/** Hundredths of working days in each week for each role that has a post; `percent` stretches or shrinks all. */
export function weeklyCapacity(
	horizon: Horizon,
	when: { holidays: ReadonlySet<Day>; closures: readonly Closure[]; closed: readonly boolean[] },
	posts: readonly Post[],
	percent: number,
	reservations: readonly Reservation[] = [],
): Map<string, number[]> {
	const share = monthShare(when.holidays);
	const weekDays = Array.from({ length: horizon.slots }, (_, slot) => workingDays(horizon.start, slot));
	const days = new Map<string, number[]>();
	for (const post of posts) {
		const weeks = days.get(post.roleId) ?? new Array<number>(horizon.slots).fill(0);
		days.set(post.roleId, weeks);
		const left = daysLeft(post, reservations, when.holidays);
		const closures = when.closures.filter(({ roleId }) => roleId === null || roleId === post.roleId);
		for (let slot = 0; slot < horizon.slots; slot++) {
			if (when.closed[slot]) continue;
			for (const day of weekDays[slot]!) {
				if (when.holidays.has(day) || !isInForce(post, day) || isWithin(closures, day)) continue;
				weeks[slot]! += (left(day.slice(0, 7)) * share(day) * percent) / 100;
			}
		}
	}
	// Rounded down: what is promised must be there.
	return new Map([...days].map(([role, weeks]) => [role, weeks.map((sum) => Math.floor(sum * 100 + 1e-6))]));
}

/** Days of a month that a post has for the work: what is reserved of them is not there, and never less than nothing. */
function daysLeft(
	{ id, daysPerMonth }: Post,
	reservations: readonly Reservation[],
	holidays: ReadonlySet<Day>,
): (month: string) => number {
	const own = reservations.filter(({ positionId }) => positionId === id);
	const taken = takenByMonth(own, holidays);
	return (month) => Math.max(0, daysPerMonth - (taken.get(month) ?? 0));
}

/** What a role has in an ordinary week: the middle one of the weeks in which it has anything. */
export function usualWeek(capacity: readonly number[]): number {
	const weeks = capacity.filter((amount) => amount > 0).sort((a, b) => a - b);
	return weeks[Math.floor(weeks.length / 2)] ?? 0;
}

function workingDays(start: Day, slot: number): Day[] {
	return Array.from({ length: WORKING_DAYS }, (_, index) => addDays(start, slot * 7 + index));
}

function isWithin(closures: readonly Closure[], day: Day): boolean {
	return closures.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
}

function isInForce({ validFrom, validTo }: Post, day: Day): boolean {
	return validFrom <= day && (validTo === null || day <= validTo);
}

// A month's days are spread evenly over its working days, so a week across two months gets its part of both.
function monthShare(holidays: ReadonlySet<Day>): (day: Day) => number {
	const known = new Map<string, number>();
	return (day) => {
		const month = day.slice(0, 7);
		let share = known.get(month);
		if (share === undefined) {
			share = 1 / countWorkingDays(month, holidays);
			known.set(month, share);
		}
		return share;
	};
}

function countWorkingDays(month: string, holidays: ReadonlySet<Day>): number {
	let count = 0;
	for (let number = numberOf(`${month}-01`); dayOf(number).startsWith(month); number++)
		if (weekdayOf(number) < WORKING_DAYS && !holidays.has(dayOf(number))) count++;
	return count;
}
