import { ask } from './owner.ts';

// Checks an adopted plan from the rows alone. It shares no code with the engine or the product on purpose:
// a mistake in how the product reads its own data must not be made here too.

export interface Item {
	id: string;
	number: number;
	startsOn: string;
	endsOn: string;
	earliestOn: string | null;
	deadlineOn: string | null;
	cost: Record<string, number>;
	effort: Record<string, number>;
	before: string[];
}

export interface Adopted {
	firstYear: number;
	lastYear: number;
	items: Item[];
	/** Needs that were left out; nothing scheduled may wait for one. */
	left: string[];
	posts: { roleId: string; days: number; from: string; to: string | null }[];
	budgets: { year: number; kind: string; amount: number }[];
	closed: { from: string; to: string }[];
}

export async function readAdopted(planId: string): Promise<Adopted> {
	const one = async <T>(text: string) => (await ask(text, [planId])) as T[];
	const [portfolio] = await one<{ id: string; firstYear: number; lastYear: number }>(`
		select q.id, q.first_year as "firstYear", q.last_year as "lastYear"
		from plan p join portfolio q on q.id = p.portfolio_id where p.id = $1`);
	const items = await one<Item>(ITEMS);
	return {
		...portfolio!,
		items,
		left: (
			await one<{ id: string }>(
				`select need_id as id from plan_item where plan_id = $1 and outcome = 'not_scheduled'`,
			)
		).map(({ id }) => id),
		posts: await one(`
			select role_id as "roleId", days_per_month::float8 as days, valid_from::text as "from", valid_to::text as "to"
			from position where tenant_id = (select tenant_id from plan where id = $1)`),
		budgets: await one(`
			select year, kind, amount::float8 as amount from budget
			where portfolio_id = (select portfolio_id from plan where id = $1)`),
		closed: await one(`
			select starts_on::text as "from", ends_on::text as "to" from closed_period
			where role_id is null and portfolio_id = (select portfolio_id from plan where id = $1)`),
	};
}

const ITEMS = `
	select i.need_id as id, n.number, i.starts_on::text as "startsOn", i.ends_on::text as "endsOn",
		n.earliest_on::text as "earliestOn", n.deadline_on::text as "deadlineOn",
		json_build_object('investment', n.cost_investment, 'one_off', n.cost_one_off, 'yearly', n.cost_yearly) as cost,
		coalesce((select json_object_agg(role_id, days) from need_effort e where e.need_id = n.id), '{}') as effort,
		coalesce((select json_agg(depends_on_id) from need_dependency d where d.need_id = n.id), '[]') as before
	from plan_item i join need n on n.tenant_id = i.tenant_id and n.id = i.need_id
	where i.plan_id = $1 and i.outcome = 'scheduled'`;

const DAY = 86_400_000;
/** Holidays are not known here; they move a little of a month's time from one week to another. */
const SLACK = { share: 0.12, days: 0.1 };

/** Faults in words; none in a plan that holds. */
export function faultsIn(plan: Adopted): string[] {
	return [...dateFaults(plan), ...orderFaults(plan), ...moneyFaults(plan), ...timeFaults(plan)];
}

function dateFaults({ items }: Adopted): string[] {
	return items.flatMap(({ number, startsOn, endsOn, earliestOn, deadlineOn }) => [
		...(earliestOn && startsOn < earliestOn ? [`${number} begins ${startsOn}, may begin ${earliestOn}`] : []),
		...(deadlineOn && endsOn > deadlineOn ? [`${number} ends ${endsOn}, is due ${deadlineOn}`] : []),
		...(endsOn <= startsOn ? [`${number} ends before it begins`] : []),
	]);
}

function orderFaults({ items, left }: Adopted): string[] {
	const byId = new Map(items.map((item) => [item.id, item]));
	return items.flatMap(({ number, startsOn, before }) =>
		before.flatMap((id) => {
			const first = byId.get(id);
			if (first && first.endsOn >= startsOn) return [`${number} begins before ${first.number} is ready`];
			return left.includes(id) ? [`${number} waits for a need that is left out`] : [];
		}),
	);
}

/** What is bought once is paid in the year of the start; what goes on, in full from the year in which it is ready. */
function moneyFaults({ items, budgets, lastYear }: Adopted): string[] {
	const spent = new Map<string, number>();
	const pay = (year: number, kind: string, euros: number) =>
		spent.set(`${year} ${kind}`, (spent.get(`${year} ${kind}`) ?? 0) + Number(euros));
	for (const { startsOn, endsOn, cost } of items) {
		pay(yearOf(startsOn), 'investment', cost['investment']!);
		pay(yearOf(startsOn), 'one_off', cost['one_off']!);
		for (let year = yearOf(endsOn); year <= lastYear; year++) pay(year, 'yearly', cost['yearly']!);
	}
	return budgets.flatMap(({ year, kind, amount }) => {
		const used = spent.get(`${year} ${kind}`) ?? 0;
		return used > amount + 0.005 ? [`${kind} ${year}: ${used} of ${amount}`] : [];
	});
}

/** Work is spread evenly over the weeks in which it can be done; a week belongs to the month of its Thursday. */
function timeFaults(plan: Adopted): string[] {
	const used = new Map<string, number>();
	for (const { startsOn, endsOn, effort } of plan.items) {
		const open = weeks(startsOn, endsOn).filter((monday) => openDays(monday, plan).length >= 3);
		for (const [role, days] of Object.entries(effort))
			for (const monday of open) add(used, `${role} ${monthOf(monday)}`, Number(days) / open.length);
	}
	const had = new Map<string, number>();
	for (const monday of weeks(`${plan.firstYear - 1}-12-25`, `${plan.lastYear + 1}-01-07`))
		for (const day of openDays(monday, plan))
			for (const { roleId, days, from, to } of plan.posts)
				if (from <= day && (!to || day <= to))
					add(had, `${roleId} ${monthOf(monday)}`, days / weekdaysIn(day.slice(0, 7)));
	return [...used].flatMap(([key, days]) => {
		const capacity = had.get(key) ?? 0;
		return days > capacity * (1 + SLACK.share) + SLACK.days ? [`${key}: ${days} of ${capacity} days`] : [];
	});
}

function add(sums: Map<string, number>, key: string, amount: number): void {
	sums.set(key, (sums.get(key) ?? 0) + amount);
}

function shifted(day: string, by: number): string {
	return new Date(Date.parse(day) + by * DAY).toISOString().slice(0, 10);
}

function mondayOf(day: string): string {
	return shifted(day, -((new Date(day).getUTCDay() + 6) % 7));
}

function weeks(from: string, to: string): string[] {
	const mondays: string[] = [];
	for (let monday = mondayOf(from); monday <= to; monday = shifted(monday, 7)) mondays.push(monday);
	return mondays;
}

function openDays(monday: string, { closed }: Adopted): string[] {
	return [0, 1, 2, 3, 4]
		.map((by) => shifted(monday, by))
		.filter((day) => !closed.some(({ from, to }) => from <= day && day <= to));
}

function monthOf(monday: string): string {
	return shifted(monday, 3).slice(0, 7);
}

function yearOf(day: string): number {
	return Number(monthOf(mondayOf(day)).slice(0, 4));
}

function weekdaysIn(month: string): number {
	let count = 0;
	for (let day = `${month}-01`; day.startsWith(month); day = shifted(day, 1))
		if (![0, 6].includes(new Date(day).getUTCDay())) count++;
	return count;
}
