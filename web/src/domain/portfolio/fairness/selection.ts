import type {
	Activity,
	MinimumShare,
	Resource,
	SelectionMode,
	SelectionNeed,
	SelectionProblem,
} from '@luotsi/engine';
import { yearOf } from '../schedule/calendar.ts';
import type { Snapshot } from '../schedule/problem.ts';

/** The choice behind a schedule, by year: what fits in each year's money and working time, week by week left aside. */
export function selectionOf({ problem, needs }: Pick<Snapshot, 'problem' | 'needs'>): SelectionProblem {
	const first = yearOf(problem, 0);
	const years = yearOf(problem, problem.slots - 1) - first + 1;
	const yearAt = (slot: number) => yearOf(problem, Math.min(Math.max(slot, 0), problem.slots - 1)) - first;
	const units = new Map(needs.map((need) => [need.id, need.units]));
	const ofRole = ({ id, capacity }: Resource) =>
		Array.from({ length: years }, (_, year) => ({
			year,
			role: id,
			amount: capacity.reduce((sum, amount, slot) => (yearAt(slot) === year ? sum + amount : sum), 0),
		}));
	return {
		years,
		money: problem.budgets
			.map(({ year, kind, amount }) => ({ year: year - first, kind, amount: Math.round(amount) }))
			.filter(({ year }) => year >= 0 && year < years),
		capacity: problem.resources.flatMap(ofRole),
		needs: problem.activities.map((activity): SelectionNeed => {
			const { id, value, earliest, deadline, predecessors, pin } = activity;
			return {
				...{ id, value, predecessors, modes: [modeOf(activity, years)] },
				earliest: yearAt(earliest),
				...(deadline !== null && { deadline: yearAt(deadline) }),
				groups: units.get(id) ?? [],
				...(pin && { pin: 'start' in pin ? { year: yearAt(pin.start) } : pin }),
			};
		}),
	};
}

// All work falls on the year of the start, yearly costs on every year from it.
function modeOf({ cost, effort }: Activity, years: number): SelectionMode {
	const once = (['investment', 'one_off'] as const).filter((kind) => cost[kind] > 0);
	const yearly = cost.yearly > 0 ? Array.from({ length: years }, (_, offset) => offset) : [];
	return {
		id: '',
		costs: [
			...once.map((kind) => ({ kind, offset: 0, amount: cost[kind] })),
			...yearly.map((offset) => ({ kind: 'yearly', offset, amount: cost.yearly })),
		],
		efforts: Object.entries(effort).map(([role, amount]) => ({ role, offset: 0, amount })),
	};
}

/** In full, each unit gets the same part of what is done as its wishes are of all wishes, both by value. */
export function fairShares({ needs }: Pick<SelectionProblem, 'needs'>): MinimumShare[] {
	const total = needs.reduce((sum, { value }) => sum + value, 0);
	const wished = new Map<string, number>();
	for (const { groups = [], value } of needs)
		for (const group of groups) wished.set(group, (wished.get(group) ?? 0) + value);
	return [...wished]
		.filter(() => total > 0)
		.map(([group, value]) => ({ group, measure: 'value', least: value / total, relative: true }));
}
