import { addDays, numberOf } from '#platform/day.ts';
import { weekdayOf } from '../../portfolio/schedule/calendar.ts';
import type { Post } from './responsibility.ts';

/** Days of work of each role in each month: role → month → days. */
export type Work = Map<string, Map<string, number>>;

export interface Weeks {
	/** Monday of the first week. */
	start: string;
	/** Hundredths of days in each week. */
	load: readonly { resource: string; used: readonly number[] }[];
}

const WORKING_DAYS = 5;

function daysOfWeek(start: string, slot: number, holidays: ReadonlySet<string>): string[] {
	const all = Array.from({ length: WORKING_DAYS }, (_, index) => addDays(start, slot * 7 + index));
	const open = all.filter((day) => !holidays.has(day));
	return open.length > 0 ? open : all;
}

/** A week across two months gives each its own days. */
export function workByMonth(plans: readonly Weeks[], holidays: ReadonlySet<string>): Work {
	const work: Work = new Map();
	for (const { start, load } of plans)
		for (const { resource, used } of load) {
			const months = work.get(resource) ?? new Map<string, number>();
			work.set(resource, months);
			for (const [slot, hundredths] of used.entries()) {
				if (hundredths === 0) continue;
				const days = daysOfWeek(start, slot, holidays);
				for (const day of days) {
					const month = day.slice(0, 7);
					months.set(month, (months.get(month) ?? 0) + hundredths / 100 / days.length);
				}
			}
		}
	return work;
}

export interface MonthOfPost {
	/** `2027-03` */
	month: string;
	work: number;
	/** What is left for the work of the plans. */
	capacity: number;
	/** Days taken for something else. */
	reserved: number;
}

export interface Shares {
	/** Months with work, by post. */
	byPost: Map<string, MonthOfPost[]>;
	/** Work of roles in months when nobody holds any of their posts. */
	nobodys: { roleId: string; month: string; work: number }[];
}

/** Days of posts in months that are taken for something else: post → month → days. */
export type Taken = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface Asked {
	/** Makes a post's days fewer. */
	taken: Taken;
	/** Work of measures beside the plans, each of one post. */
	own: Taken;
}

/** Working days of the month on which the post is in force, of all its working days. */
function shareInForce(post: Pick<Post, 'validFrom' | 'validTo'>, month: string): number {
	let all = 0;
	let own = 0;
	for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) {
		if (weekdayOf(numberOf(day)) >= WORKING_DAYS) continue;
		all += 1;
		if (post.validFrom <= day && (post.validTo === null || day <= post.validTo)) own += 1;
	}
	return all === 0 ? 0 : own / all;
}

/** Days of a month for development work; an empty post has none. */
const capacityOf = (post: Post, month: string) =>
	post.personId === null ? 0 : post.daysPerMonth * shareInForce(post, month);

/**
 * The work of a role falls to those of its posts that somebody holds, in proportion to their days; an empty post does
 * nothing. What is taken of a post’s days makes its days fewer, not its part; work
 * of measures beside the plans comes on top. From the given month on.
 */
export function sharesOf(
	work: Work,
	posts: readonly Post[],
	from: string,
	{ taken, own }: Asked = { taken: new Map(), own: new Map() },
): Shares {
	const shared = new Map<string, Map<string, number>>();
	const nobodys: Shares['nobodys'] = [];
	const byRole = Map.groupBy(posts, ({ roleId }) => roleId);
	for (const [roleId, months] of work)
		for (const [month, days] of [...months].sort(([a], [b]) => a.localeCompare(b))) {
			if (month < from) continue;
			const able = (byRole.get(roleId) ?? []).flatMap((post) => {
				const capacity = capacityOf(post, month);
				return capacity > 0 ? [{ post, capacity }] : [];
			});
			const whole = able.reduce((sum, { capacity }) => sum + capacity, 0);
			if (whole === 0) nobodys.push({ roleId, month, work: days });
			for (const { post, capacity } of able) {
				const months = shared.get(post.id) ?? new Map<string, number>();
				shared.set(post.id, months.set(month, (days * capacity) / whole));
			}
		}
	const byPost = new Map<string, MonthOfPost[]>();
	for (const post of posts) {
		const [plans, beside] = [shared.get(post.id), own.get(post.id)];
		const months = [...new Set([...(plans?.keys() ?? []), ...(beside?.keys() ?? [])])].sort();
		const rows = months.flatMap((month): MonthOfPost[] => {
			const capacity = capacityOf(post, month);
			if (month < from || capacity === 0) return [];
			const reserved = Math.min(capacity, taken.get(post.id)?.get(month) ?? 0);
			const days = (plans?.get(month) ?? 0) + (beside?.get(month) ?? 0);
			return [{ month, work: days, capacity: capacity - reserved, reserved }];
		});
		if (rows.length > 0) byPost.set(post.id, rows);
	}
	return { byPost, nobodys };
}

/** Less than a quarter of a day too much is rounding. */
const TOLERANCE = 0.25;

export const isTooMuch = ({ work, capacity }: MonthOfPost) => work > capacity + TOLERANCE;
