import { openWeeks, yearOf, type Calendar } from '../problem/calendar.ts';
import {
	BUDGET_KINDS,
	type Activity,
	type BudgetKind,
	type Mode,
	type Problem,
	type Slot,
} from '../problem/problem.ts';
import type { Schedule, ScheduledItem, ScheduledSetup } from '../result.ts';

/** What a finished schedule leaves of time and money, read from the problem and the items alone. */
export class Ledger {
	readonly problem: Problem;
	readonly calendar: Calendar;
	readonly activities: ReadonlyMap<string, Activity>;
	/** Items by activity id. */
	readonly items = new Map<string, ScheduledItem>();
	/** Set-ups that are done, by group. */
	readonly setups = new Map<string, ScheduledSetup>();
	/** Cents by year and kind; a year and kind without a budget is not in it. */
	readonly limits: ReadonlyMap<string, number>;
	readonly #free: ReadonlyMap<string, Int32Array>;
	readonly #spent = new Map<string, number>();
	readonly #used = new Map<string, number>();

	constructor(problem: Problem, schedule: Pick<Schedule, 'items' | 'setups'>) {
		this.problem = problem;
		this.calendar = openWeeks(problem);
		this.activities = new Map(problem.activities.map((activity) => [activity.id, activity]));
		this.limits = new Map(problem.budgets.map(({ year, kind, amount }) => [`${year} ${kind}`, amount]));
		this.#free = new Map(problem.resources.map(({ id, capacity }) => [id, Int32Array.from(capacity)]));
		for (const item of schedule.items) this.put(item);
		for (const setup of schedule.setups ?? []) this.putSetup(setup);
	}

	put(item: ScheduledItem): void {
		this.items.set(item.id, item);
		this.#book(this.modeOf(item.id, item.mode), item, 1);
	}

	take(id: string): ScheduledItem {
		const item = this.items.get(id);
		if (!item) throw new RangeError(`not in the schedule: ${id}`);
		this.items.delete(id);
		this.#book(this.modeOf(id, item.mode), item, -1);
		return item;
	}

	/** The item or set-up so many working weeks later; null when it would leave the horizon. */
	moved<T extends { start: Slot; finish: Slot }>(item: T, weeks: number): T | null {
		const [start, finish] = [item.start, item.finish].map((slot) => this.calendar.indexFrom(slot) + weeks);
		if (start! < 0 || finish! >= this.calendar.count) return null;
		return { ...item, start: this.calendar.slotOf(start!), finish: this.calendar.slotOf(finish!) };
	}

	/** Groups whose set-up the activity waits for. */
	setupsOf(id: string): string[] {
		const own = this.activities.get(id)!.groups ?? [];
		const groups = (this.problem.groups ?? []).filter((group) => group.setup && own.includes(group.id));
		return groups.map((group) => group.id);
	}

	putSetup(setup: ScheduledSetup): void {
		this.setups.set(setup.group, setup);
		this.#book(this.setupModeOf(setup.group), setup, 1);
	}

	takeSetup(group: string): ScheduledSetup {
		const setup = this.setups.get(group)!;
		this.setups.delete(group);
		this.#book(this.setupModeOf(group), setup, -1);
		return setup;
	}

	setupModeOf(group: string): Mode {
		return this.problem.groups!.find(({ id }) => id === group)!.setup!;
	}

	/** Hundredths of days of the resource nobody uses in the slot. */
	free(resource: string, slot: Slot): number {
		return this.#free.get(resource)?.[slot] ?? 0;
	}

	/** Cents left of a budget; Infinity where none is set. */
	left(year: number, kind: BudgetKind): number {
		const key = `${year} ${kind}`;
		return (this.limits.get(key) ?? Infinity) - (this.#spent.get(key) ?? 0);
	}

	/** Units left of a fund. */
	leftOf(fund: string): number {
		const amount = this.problem.funds?.find(({ id }) => id === fund)?.amount ?? 0;
		return amount - (this.#used.get(fund) ?? 0);
	}

	/** How the item is done, or how the activity is done when nobody says otherwise. */
	modeOf(id: string, mode = this.items.get(id)?.mode): Omit<Mode, 'id'> {
		const activity = this.activities.get(id)!;
		return activity.alternatives?.find((one) => one.id === mode) ?? activity;
	}

	/** Open slots from the start on, as many as the duration; null when the horizon ends before. */
	workedSlots(start: Slot, duration: number): Slot[] | null {
		const first = this.calendar.indexFrom(start);
		if (first + duration > this.calendar.count) return null;
		return Array.from({ length: duration }, (_, index) => this.calendar.slotOf(first + index));
	}

	#book(mode: Omit<Mode, 'id'>, item: Pick<ScheduledItem, 'start' | 'finish' | 'posts'>, sign: 1 | -1): void {
		const slots = this.workedSlots(item.start, mode.duration) ?? [];
		for (const { resource, amounts } of takenBy(mode, item.posts)) {
			const free = this.#free.get(resource);
			slots.forEach((slot, nth) => (free![slot]! -= sign * amounts(nth)));
		}
		for (const { year, kind, amount } of this.charges(mode, slots)) {
			const key = `${year} ${kind}`;
			this.#spent.set(key, (this.#spent.get(key) ?? 0) + sign * amount);
		}
		for (const [fund, amount] of Object.entries(mode.uses ?? {}))
			this.#used.set(fund, (this.#used.get(fund) ?? 0) + sign * amount);
	}

	/** Cents by year and kind for work in these slots; yearly costs in every limited year from that of the finish. */
	charges({ cost }: Pick<Mode, 'cost'>, slots: readonly Slot[]) {
		const { start } = this.problem;
		const [first, last] = [yearOf(start, slots[0]!), yearOf(start, slots.at(-1)!)];
		const years = [...new Set(this.problem.budgets.map(({ year }) => year))].filter((year) => year >= last);
		return BUDGET_KINDS.flatMap((kind) => {
			const amount = cost[kind];
			if (amount === 0) return [];
			return (kind === 'yearly' ? years : [first]).map((year) => ({ year, kind, amount }));
		});
	}
}

/** Hundredths of days by the nth working week: the same in all but the last, which takes the rest. */
export function spread(total: number, duration: number): (nth: number) => number {
	const even = Math.floor(total / duration);
	return (nth) => (nth === duration - 1 ? total - even * (duration - 1) : even);
}

function takenBy({ effort, duration, places = [] }: Omit<Mode, 'id'>, posts: readonly string[] = []) {
	const named = Object.entries(effort).map(([resource, total]) => ({ resource, total }));
	const filled = places.flatMap(({ posts: count, effort: total }) => new Array<number>(count).fill(total));
	const skilled = posts.map((resource, index) => ({ resource, total: filled[index] ?? 0 }));
	return [...named, ...skilled].map(({ resource, total }) => ({
		resource,
		amounts: spread(total, duration),
	}));
}
