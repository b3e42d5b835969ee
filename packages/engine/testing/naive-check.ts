import type { BudgetKind, Problem, Slot } from '../src/problem/problem.ts';
import type { Schedule } from '../src/result.ts';

/**
 * A second, slow reading of the rules, made from `Problem` alone and sharing no code with the engine, so that a mistake
 * there is not repeated here.
 */
export interface Violation {
	rule:
		'capacity' | 'money' | 'precedence' | 'earliest' | 'deadline' | 'horizon' | 'closed' | 'excluded' | 'pin';
	/** Resource, budget kind or predecessor, when the rule is about one. */
	what?: string;
	/** Slots for capacity, the year for money. */
	at?: number[];
}

/** Start slot by id. */
export type Starts = ReadonlyMap<string, Slot>;

/** What a schedule says, as starts by id. */
export function startsIn(schedule: Schedule): Map<string, Slot> {
	return new Map(schedule.items.map((item) => [item.id, item.start]));
}

/** All that is wrong with the activity at this start, beside the other starts. */
export function violationsAt(problem: Problem, starts: Starts, id: string, start: Slot): Violation[] {
	const own = activityIn(problem, id);
	const others = new Map(starts);
	others.set(id, start);
	const slots = workedSlots(problem, id, start);
	const finish = slots.at(-1)!;
	const found: Violation[] = [];
	if (start < own.earliest) found.push({ rule: 'earliest' });
	if (own.deadline !== null && finish > own.deadline) found.push({ rule: 'deadline' });
	if (finish >= problem.slots) found.push({ rule: 'horizon' });
	if (problem.closed?.[start]) found.push({ rule: 'closed' });
	if (own.pin && 'exclude' in own.pin) found.push({ rule: 'excluded' });
	if (own.pin && 'start' in own.pin && own.pin.start !== start) found.push({ rule: 'pin' });
	for (const before of own.predecessors) {
		const other = starts.get(before);
		if (other === undefined || workedSlots(problem, before, other).at(-1)! >= start)
			found.push({ rule: 'precedence', what: before });
	}
	if (finish >= problem.slots) return found;
	return [...found, ...overCapacity(problem, others, id, slots), ...overBudget(problem, others, id)];
}

/** All that is wrong with a whole schedule, as sentences; empty = feasible and consistent with itself. */
export function checkSchedule(problem: Problem, schedule: Schedule): string[] {
	const starts = startsIn(schedule);
	const wrong: string[] = [];
	for (const { id, start, finish } of schedule.items) {
		for (const violation of violationsAt(problem, starts, id, start))
			wrong.push(`${id} at ${start}: ${JSON.stringify(violation)}`);
		if (workedSlots(problem, id, start).at(-1) !== finish) wrong.push(`${id}: finish ${finish}`);
	}
	const named = [...schedule.items, ...schedule.unscheduled].map((one) => one.id).sort();
	const all = problem.activities.map((one) => one.id).sort();
	if (JSON.stringify(named) !== JSON.stringify(all)) wrong.push('not every activity is named once');
	for (const { resource, used } of schedule.load)
		used.forEach((amount, slot) => {
			if (amount !== loadAt(problem, starts, resource, slot)) wrong.push(`load of ${resource} in ${slot}`);
		});
	for (const { year, kind, spent } of schedule.spend)
		if (spent !== spentIn(problem, starts, year, kind)) wrong.push(`spend ${year} ${kind}`);
	return wrong;
}

/** The slots an activity works in when it starts here; beyond the horizon all are open. */
export function workedSlots(problem: Problem, id: string, start: Slot): Slot[] {
	const { duration } = activityIn(problem, id);
	const slots: Slot[] = [];
	for (let slot = start; slots.length < duration; slot++) if (!problem.closed?.[slot]) slots.push(slot);
	return slots;
}

/** Hundredths of days an activity needs of a resource in a slot, if it starts here. */
export function needAt(problem: Problem, id: string, start: Slot, resource: string, slot: Slot): number {
	const { effort, duration } = activityIn(problem, id);
	const total = effort[resource] ?? 0;
	const nth = workedSlots(problem, id, start).indexOf(slot);
	if (nth < 0) return 0;
	const even = Math.floor(total / duration);
	return nth === duration - 1 ? total - even * (duration - 1) : even;
}

/** Cents an activity costs of a kind in a year, if it starts here. */
export function costIn(problem: Problem, id: string, start: Slot, year: number, kind: BudgetKind): number {
	const amount = activityIn(problem, id).cost[kind];
	if (kind !== 'yearly') return yearOfSlot(problem, start) === year ? amount : 0;
	return yearOfSlot(problem, workedSlots(problem, id, start).at(-1)!) <= year ? amount : 0;
}

/** Calendar year of the Thursday of the slot. */
export function yearOfSlot(problem: Problem, slot: Slot): number {
	const day = new Date(`${problem.start}T12:00:00Z`);
	day.setUTCDate(day.getUTCDate() + 7 * slot + 3);
	return day.getUTCFullYear();
}

function overCapacity(problem: Problem, starts: Starts, id: string, slots: Slot[]): Violation[] {
	return problem.resources.flatMap((resource) => {
		const at = slots.filter(
			(slot) =>
				needAt(problem, id, starts.get(id)!, resource.id, slot) > 0 &&
				loadAt(problem, starts, resource.id, slot) > resource.capacity[slot]!,
		);
		return at.length > 0 ? { rule: 'capacity' as const, what: resource.id, at } : [];
	});
}

function overBudget(problem: Problem, starts: Starts, id: string): Violation[] {
	return problem.budgets.flatMap(({ year, kind, amount }) =>
		costIn(problem, id, starts.get(id)!, year, kind) > 0 && spentIn(problem, starts, year, kind) > amount
			? { rule: 'money' as const, what: kind, at: [year] }
			: [],
	);
}

function loadAt(problem: Problem, starts: Starts, resource: string, slot: Slot): number {
	let load = 0;
	for (const [id, start] of starts) if (start <= slot) load += needAt(problem, id, start, resource, slot);
	return load;
}

function spentIn(problem: Problem, starts: Starts, year: number, kind: BudgetKind): number {
	let spent = 0;
	for (const [id, start] of starts) spent += costIn(problem, id, start, year, kind);
	return spent;
}

function activityIn(problem: Problem, id: string) {
	return problem.activities.find((activity) => activity.id === id)!;
}
