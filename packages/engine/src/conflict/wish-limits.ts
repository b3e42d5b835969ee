import { cumulative, type Task } from '../cp/cumulative.ts';
import { linear } from '../cp/linear.ts';
import { atLeast, atMost, isFalse, isTrue, not, type Literal } from '../cp/literal.ts';
import { yearOf } from '../problem/calendar.ts';
import type { Budget } from '../problem/problem.ts';
import { waysOf, type Part, type Stated } from './stated.ts';

/** What the posts have time for, week by week; of uneven work only the even part is counted. */
export function addPosts(stated: Stated): void {
	const { problem, solver, calendar, parts, ask } = stated;
	for (const { id, capacity } of problem.resources) {
		const open = Array.from({ length: calendar.count }, (_, week) => capacity[calendar.slotOf(week)]!);
		const most = Math.max(0, ...open);
		const working = [...parts.values()].flatMap((part) => {
			const demand = Math.min(...waysOf(part.activity).map((way) => evenPart(way.effort[id], way.duration)));
			return demand > 0 ? [{ part, demand }] : [];
		});
		if (working.length === 0) continue;
		const holds = ask({ code: 'post', resource: id });
		const tasks: Task[] = working.map(({ part: { start, duration, isDone }, demand }) => {
			const present = solver.boolean();
			solver.clause([not(holds), isFalse(isDone), isTrue(present)]);
			return { start, duration, demand, present: isTrue(present) };
		});
		cumulative(solver, [...tasks, ...absences(stated, open, most, holds)], most);
	}
}

function evenPart(effort: number | undefined, duration: number): number {
	return Math.floor((effort ?? 0) / duration);
}

// Where there is less than the most, the rest is taken by tasks that cannot move.
function absences({ solver }: Stated, open: readonly number[], most: number, present: Literal): Task[] {
	const tasks: Task[] = [];
	for (let from = 0, to = 0; from < open.length; from = to) {
		while (to < open.length && open[to] === open[from]) to++;
		const missing = most - open[from]!;
		if (missing > 0)
			tasks.push({ start: solver.integer(from, from), duration: to - from, demand: missing, present });
	}
	return tasks;
}

/** What the sums of each year and kind pay for. */
export function addMoney(stated: Stated): void {
	for (const budget of stated.problem.budgets) {
		const weeks = weeksOf(stated, budget.year);
		const paying = [...stated.parts.values()].flatMap((part) => {
			const amount = Math.min(...waysOf(part.activity).map((way) => way.cost[budget.kind]));
			return amount > 0 && weeks ? [{ part, amount }] : [];
		});
		if (paying.length === 0 || !weeks) continue;
		const holds = stated.ask({ code: 'budget', year: budget.year, kind: budget.kind });
		const terms = paying.map(({ part, amount }) => ({
			factor: amount,
			variable: paid(stated, part, budget, weeks),
		}));
		linear(stated.solver, terms, budget.amount, holds);
	}
}

interface Weeks {
	first: number;
	last: number;
}

function weeksOf({ problem, calendar }: Stated, year: number): Weeks | null {
	const all = Array.from({ length: calendar.count }, (_, week) => week);
	const weeks = all.filter((week) => yearOf(problem.start, calendar.slotOf(week)) === year);
	return weeks.length > 0 ? { first: weeks[0]!, last: weeks.at(-1)! } : null;
}

// Whether the activity costs in that year: by its start, or for yearly costs by its finish in it or before.
function paid(
	{ solver }: Stated,
	{ isDone, start, duration }: Part,
	{ kind }: Budget,
	{ first, last }: Weeks,
) {
	const costs = solver.boolean();
	const isLater = kind === 'yearly' ? atLeast(start, last - duration + 2) : atLeast(start, last + 1);
	const isEarlier = kind === 'yearly' ? [] : [atMost(start, first - 1)];
	solver.clause([isFalse(isDone), isLater, ...isEarlier, isTrue(costs)]);
	return costs;
}
