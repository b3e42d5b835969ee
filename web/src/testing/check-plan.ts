import type pg from 'pg';

// Reads an adopted plan as a person with a calendar would, from the rows alone: it knows neither the engine nor the planner's code.

const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const on = (time: number) => new Date(time).toISOString().slice(0, 10);
const isWeekday = (time: number) => ![0, 6].includes(new Date(time).getUTCDay());

function easter(year: number): number {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const n = h + l - 7 * m + 114;
	return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

function holidaysOf(year: number): Set<string> {
	const sunday = easter(year);
	const midsummer = [19, 20, 21, 22, 23, 24, 25].find(
		(day) => new Date(Date.UTC(year, 5, day)).getUTCDay() === 5,
	)!;
	const fixed = ['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26', `06-${midsummer}`];
	const moving = [-2, 1, 39].map((days) => on(sunday + days * DAY));
	return new Set([...fixed.map((day) => `${year}-${day}`), ...moving]);
}

interface Item {
	need_id: string;
	number: number;
	starts_on: string;
	ends_on: string;
	cost_investment: string;
	cost_one_off: string;
	cost_yearly: string;
	earliest_on: string | null;
	deadline_on: string | null;
	duration_weeks: number | null;
	effort: Record<string, number>;
	before: string[];
}

interface Closure {
	starts_on: string;
	ends_on: string;
	role_id: string | null;
}

interface Post {
	role_id: string;
	days_per_month: number;
	valid_from: string;
	valid_to: string | null;
}

/** Everything in which the plan breaks a rule; empty when it obeys them all. */
export async function brokenRules(client: pg.Client, planId: string): Promise<string[]> {
	const ask = async <Row>(text: string): Promise<Row[]> => (await client.query(text, [planId])).rows as Row[];
	const items =
		await ask<Item>(`select i.need_id, i.number, i.starts_on::text, i.ends_on::text, i.cost_investment, i.cost_one_off,
		i.cost_yearly, n.earliest_on::text, n.deadline_on::text, n.duration_weeks,
		coalesce((select json_object_agg(role_id, days) from need_effort e where e.need_id = n.id), '{}') as effort,
		coalesce((select json_agg(depends_on_id) from need_dependency d where d.need_id = n.id), '[]') as before
		from plan_item i join need n on n.id = i.need_id where i.plan_id = $1 and i.outcome = 'scheduled'`);
	const closures =
		await ask<Closure>(`select c.starts_on::text, c.ends_on::text, c.role_id from closed_period c
		join plan p on p.portfolio_id = c.portfolio_id where p.id = $1`);
	const posts =
		await ask<Post>(`select role_id, days_per_month::float8, valid_from::text, valid_to::text from position o
		join plan p on p.tenant_id = o.tenant_id where p.id = $1`);
	const budgets = await ask<{
		year: number;
		kind: string;
		amount: string;
	}>(`select b.year, b.kind, b.amount from budget b
		join plan p on p.portfolio_id = b.portfolio_id where p.id = $1`);
	if (items.length === 0) return ['nothing is scheduled'];
	const diary = new Diary(closures, posts);
	return [...dates(items, diary), ...orders(items), ...money(items, budgets), ...work(items, diary)];
}

class Diary {
	readonly #closures: Closure[];
	readonly #posts: Post[];
	readonly #holidays = new Map<number, Set<string>>();

	constructor(closures: Closure[], posts: Post[]) {
		this.#closures = closures;
		this.#posts = posts;
	}

	isWorkday(time: number): boolean {
		const year = new Date(time).getUTCFullYear();
		let days = this.#holidays.get(year);
		if (!days) this.#holidays.set(year, (days = holidaysOf(year)));
		return isWeekday(time) && !days.has(on(time));
	}

	isOpen(time: number, role: string | null): boolean {
		const day = on(time);
		return (
			this.isWorkday(time) &&
			!this.#closures.some(
				(c) => (c.role_id === null || c.role_id === role) && c.starts_on <= day && day <= c.ends_on,
			)
		);
	}

	/** A week is worked in when three days of it are left. */
	isWeekOpen(monday: number): boolean {
		return weekdays(monday).filter((time) => this.isOpen(time, null)).length >= 3;
	}

	openWeeks({ starts_on, ends_on }: Pick<Item, 'starts_on' | 'ends_on'>): string[] {
		const weeks: string[] = [];
		for (let time = at(starts_on); time <= at(ends_on); time += 7 * DAY)
			if (this.isWeekOpen(time)) weeks.push(on(time));
		return weeks;
	}

	daysOf(role: string, monday: string): number {
		let sum = 0;
		for (const time of weekdays(at(monday))) {
			if (!this.isOpen(time, role)) continue;
			for (const post of this.#posts.filter(({ role_id }) => role_id === role))
				if (post.valid_from <= on(time) && (post.valid_to === null || on(time) <= post.valid_to))
					sum += post.days_per_month / this.#workdaysIn(on(time).slice(0, 7));
		}
		return sum;
	}

	#workdaysIn(month: string): number {
		let count = 0;
		for (let time = at(`${month}-01`); on(time).startsWith(month); time += DAY)
			if (this.isWorkday(time)) count++;
		return count;
	}
}

const weekdays = (monday: number) => [0, 1, 2, 3, 4].map((i) => monday + i * DAY);

function dates(items: Item[], diary: Diary): string[] {
	return items.flatMap((item) => {
		const wrong: string[] = [];
		if (new Date(at(item.starts_on)).getUTCDay() !== 1) wrong.push('does not begin on a Monday');
		if (new Date(at(item.ends_on)).getUTCDay() !== 5) wrong.push('does not end on a Friday');
		if (item.earliest_on && item.starts_on < item.earliest_on) wrong.push('begins before it may');
		if (item.deadline_on && item.ends_on > item.deadline_on) wrong.push('ends after its deadline');
		const weeks = diary.openWeeks(item).length;
		if (item.duration_weeks !== null && weeks !== item.duration_weeks)
			wrong.push(`takes ${weeks} weeks, not ${item.duration_weeks}`);
		if (!diary.isWeekOpen(at(item.starts_on))) wrong.push('begins in a closed week');
		return wrong.map((what) => `${item.number} ${what}`);
	});
}

function orders(items: Item[]): string[] {
	const byId = new Map(items.map((item) => [item.need_id, item]));
	return items.flatMap((item) =>
		item.before.flatMap((id) => {
			const before = byId.get(id);
			if (!before) return [`${item.number} is in without what it waits for`];
			return before.ends_on < item.starts_on ? [] : [`${item.number} begins before ${before.number} is done`];
		}),
	);
}

/** The year of a week is that of its Thursday. */
const yearOf = (day: string) => {
	const time = at(day);
	return new Date(time + (3 - ((new Date(time).getUTCDay() + 6) % 7)) * DAY).getUTCFullYear();
};

function money(items: Item[], budgets: { year: number; kind: string; amount: string }[]): string[] {
	return budgets.flatMap(({ year, kind, amount }) => {
		const spent = items.reduce((sum, item) => {
			if (kind === 'yearly') return sum + (yearOf(item.ends_on) <= year ? Number(item.cost_yearly) : 0);
			const cost = kind === 'one_off' ? item.cost_one_off : item.cost_investment;
			return sum + (yearOf(item.starts_on) === year ? Number(cost) : 0);
		}, 0);
		return spent > Number(amount) + 0.001 ? [`${year} ${kind}: ${spent} of ${amount}`] : [];
	});
}

function work(items: Item[], diary: Diary): string[] {
	const asked = new Map<string, { role: string; week: string; days: number; slack: number }>();
	for (const item of items) {
		const weeks = diary.openWeeks(item);
		for (const [role, days] of Object.entries(item.effort))
			for (const week of weeks) {
				const key = `${role} ${week}`;
				const cell = asked.get(key) ?? { role, week, days: 0, slack: 0 };
				cell.days += days / weeks.length;
				// A hundredth of a day is the smallest piece of work.
				cell.slack += 0.01;
				asked.set(key, cell);
			}
	}
	return [...asked.values()].flatMap(({ role, week, days, slack }) => {
		const available = diary.daysOf(role, week);
		return days > available + slack
			? [`${role} ${week}: ${days.toFixed(2)} of ${available.toFixed(2)} days`]
			: [];
	});
}
