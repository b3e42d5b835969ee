import { BUDGET_KINDS, type Activity, type BudgetKind, type Problem, type Schedule } from '@luotsi/engine';
import { monthOf, yearOf } from './calendar.ts';
import type { Snapshot } from './problem.ts';

/** Working days of one role; wished = what would be asked if everything were done as early as it may. */
export interface MonthLoad {
	month: string;
	used: number;
	capacity: number;
	wished: number;
}

export interface RoleLoad {
	id: string;
	name: string;
	posts: number;
	used: number;
	capacity: number;
	wished: number;
	months: MonthLoad[];
}

export function roleLoads({ problem, roles, needs }: Snapshot, answer: Schedule): RoleLoad[] {
	const wishes = wishedWork(problem);
	const asked = (id: string) => needs.reduce((sum, { effort }) => sum + (effort[id] ?? 0), 0);
	return roles.map(({ id, name, posts }) => {
		const load = answer.load.find(({ resource }) => resource === id);
		const months = new Map<string, MonthLoad>();
		for (let slot = 0; slot < problem.slots; slot++) {
			const month = monthOf(problem, slot);
			const row = months.get(month) ?? { month, used: 0, capacity: 0, wished: 0 };
			months.set(month, row);
			row.used += (load?.used[slot] ?? 0) / 100;
			row.capacity += (load?.capacity[slot] ?? 0) / 100;
			row.wished += (wishes.get(id)?.[slot] ?? 0) / 100;
		}
		const rows = [...months.values()].map(rounded);
		const sum = (of: (row: MonthLoad) => number) => round(rows.reduce((total, row) => total + of(row), 0));
		return {
			id,
			name,
			posts,
			used: sum((row) => row.used),
			capacity: sum((row) => row.capacity),
			wished: round(asked(id)),
			months: rows,
		};
	});
}

/** Euros of one year and kind; null = not limited. */
export interface MoneyLine {
	year: number;
	kind: BudgetKind;
	used: number;
	available: number | null;
	wished: number;
}

export function moneyLines({ problem }: Snapshot, answer: Schedule): MoneyLine[] {
	const wishes = wishedMoney(problem);
	const lines = new Map<string, MoneyLine>();
	const first = yearOf(problem, 0);
	const last = yearOf(problem, problem.slots - 1);
	for (let year = first; year <= last; year++)
		for (const kind of BUDGET_KINDS) {
			const spend = answer.spend.find((row) => row.year === year && row.kind === kind);
			const limit = problem.budgets.find((row) => row.year === year && row.kind === kind);
			lines.set(`${year} ${kind}`, {
				year,
				kind,
				used: (spend?.spent ?? 0) / 100,
				available: limit ? limit.amount / 100 : null,
				wished: (wishes.get(`${year} ${kind}`) ?? 0) / 100,
			});
		}
	return [...lines.values()];
}

/** Open weeks of an activity begun as early as it may, whoever has time for it. */
function earliestWeeks({ closed = [], slots }: Problem, { earliest, duration }: Activity): number[] {
	const weeks: number[] = [];
	for (let slot = earliest; slot < slots && weeks.length < duration; slot++)
		if (!closed[slot]) weeks.push(slot);
	return weeks;
}

function wishedWork(problem: Problem): Map<string, number[]> {
	const wishes = new Map(problem.resources.map(({ id }) => [id, new Array<number>(problem.slots).fill(0)]));
	for (const activity of problem.activities) {
		const weeks = earliestWeeks(problem, activity);
		for (const [role, effort] of Object.entries(activity.effort))
			for (const slot of weeks) wishes.get(role)![slot]! += effort / activity.duration;
	}
	return wishes;
}

function wishedMoney(problem: Problem): Map<string, number> {
	const wishes = new Map<string, number>();
	const last = yearOf(problem, problem.slots - 1);
	const add = (year: number, kind: BudgetKind, amount: number) =>
		wishes.set(`${year} ${kind}`, (wishes.get(`${year} ${kind}`) ?? 0) + amount);
	for (const activity of problem.activities) {
		const weeks = earliestWeeks(problem, activity);
		if (weeks.length === 0) continue;
		const begins = yearOf(problem, weeks[0]!);
		add(begins, 'investment', activity.cost.investment);
		add(begins, 'one_off', activity.cost.one_off);
		for (let year = yearOf(problem, weeks.at(-1)!); year <= last; year++)
			add(year, 'yearly', activity.cost.yearly);
	}
	return wishes;
}

function rounded({ month, used, capacity, wished }: MonthLoad): MonthLoad {
	return { month, used: round(used), capacity: round(capacity), wished: round(wished) };
}

function round(days: number): number {
	return Math.round(days * 10) / 10;
}
