import type { BudgetKind, Problem, Slot } from '../problem/problem.ts';

/** What happened to a problem after a plan was adopted. */
export type Change =
	/** Nobody does this post's change work from the slot on. */
	| { code: 'post_vacant'; resource: string; from: Slot }
	/** So many cents less. */
	| { code: 'money_cut'; year: number; kind: BudgetKind; amount: number }
	/** The work takes so many working weeks more, at the same pace. */
	| { code: 'takes_longer'; activity: string; weeks: number }
	/** It cannot begin before the slot. */
	| { code: 'slips'; activity: string; earliest: Slot };

/** The problem after the change; what the change names and the problem does not have is left as it is. */
export function changed(problem: Problem, change: Change): Problem {
	switch (change.code) {
		case 'post_vacant':
			return {
				...problem,
				resources: problem.resources.map((one) =>
					one.id === change.resource
						? { ...one, capacity: one.capacity.map((amount, slot) => (slot < change.from ? amount : 0)) }
						: one,
				),
			};
		case 'money_cut':
			return {
				...problem,
				budgets: problem.budgets.map((one) =>
					one.year === change.year && one.kind === change.kind
						? { ...one, amount: Math.max(0, one.amount - change.amount) }
						: one,
				),
			};
		default:
			return { ...problem, activities: problem.activities.map((one) => ofActivity(one, change)) };
	}
}

function ofActivity(
	one: Problem['activities'][number],
	change: Extract<Change, { code: 'takes_longer' | 'slips' }>,
): Problem['activities'][number] {
	if (one.id !== change.activity) return one;
	if (change.code === 'slips') return { ...one, earliest: Math.max(one.earliest, change.earliest) };
	const duration = one.duration + change.weeks;
	const stretched = Object.entries(one.effort).map(([id, total]) => {
		const rate = Math.floor(total / one.duration);
		return [id, total + rate * change.weeks] as const;
	});
	return { ...one, duration, effort: Object.fromEntries(stretched) };
}
