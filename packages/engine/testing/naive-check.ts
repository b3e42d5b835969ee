import type { BudgetKind, Problem, Slot } from '../src/problem/problem.ts';
import type { Schedule } from '../src/result.ts';
import { settled, setupId, type Settled } from './settle.ts';

/**
 * A second, slow reading of the rules, made from `Problem` alone and sharing no code with the engine, so that a mistake
 * there is not repeated here.
 */
export interface Violation {
	rule:
		| 'capacity'
		| 'skill'
		| 'money'
		| 'fund'
		| 'precedence'
		| 'lag'
		| 'exclusion'
		| 'earliest'
		| 'deadline'
		| 'horizon'
		| 'closed'
		| 'excluded'
		| 'pin';
	/** Resource, budget kind, fund, or the other activity, when the rule is about one. */
	what?: string;
	/** Slots for capacity, the year for money. */
	at?: number[];
}

/** Start slot by id. */
export type Starts = ReadonlyMap<string, Slot>;

/** What a schedule says, as starts by id. */
export function startsIn(schedule: Schedule): Map<string, Slot> {
	return new Map([
		...schedule.items.map((item) => [item.id, item.start] as const),
		...(schedule.setups ?? []).map((setup) => [setupId(setup.group), setup.start] as const),
	]);
}

/**
 * All that is wrong with the activity at this start, beside the other starts. The problem is one way each: see `settled`.
 * Who fills the places of the activity itself is left open.
 */
export function violationsAt(given: Problem, starts: Starts, id: string, start: Slot): Violation[] {
	const problem = withoutPosts(given, id);
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
	found.push(
		...wrongLags(problem, others, id),
		...excludedBy(problem, starts, id),
		...overFunds(problem, others, id),
	);
	if (finish >= problem.slots) return found;
	if (!canFillPlaces(problem, starts, id, slots)) found.push({ rule: 'skill' });
	return [...found, ...overCapacity(problem, others, id, slots), ...overBudget(problem, others, id)];
}

/** All that is wrong with a whole schedule, as sentences; empty = feasible and consistent with itself. */
export function checkSchedule(given: Problem, schedule: Schedule): string[] {
	const problem = settled(given, schedule);
	const starts = startsIn(schedule);
	const wrong = wrongPosts(problem, schedule);
	for (const { id, start, finish } of schedule.items) {
		for (const violation of violationsAt(problem, starts, id, start))
			wrong.push(`${id} at ${start}: ${JSON.stringify(violation)}`);
		if (workedSlots(problem, id, start).at(-1) !== finish) wrong.push(`${id}: finish ${finish}`);
	}
	for (const { group, start, finish } of schedule.setups ?? []) {
		const id = setupId(group);
		for (const violation of violationsAt(problem, starts, id, start))
			wrong.push(`${id} at ${start}: ${JSON.stringify(violation)}`);
		if (workedSlots(problem, id, start).at(-1) !== finish) wrong.push(`${id}: finish ${finish}`);
		if (!schedule.items.some((item) => activityIn(given, item.id).groups?.includes(group)))
			wrong.push(`${id}: nothing needs it`);
	}
	const named = [...schedule.items, ...schedule.unscheduled].map((one) => one.id).sort();
	const all = given.activities.map((one) => one.id).sort();
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
	const { effort, duration, placed = [] } = activityIn(problem, id);
	const nth = workedSlots(problem, id, start).indexOf(slot);
	if (nth < 0) return 0;
	const parts = [
		effort[resource] ?? 0,
		...placed.flatMap((one) => (one.post === resource ? one.effort : [])),
	];
	return parts.reduce((sum, total) => sum + partAt(total, duration, nth), 0);
}

function partAt(total: number, duration: number, nth: number): number {
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

function activityIn(problem: Problem, id: string): Settled {
	return problem.activities.find((activity) => activity.id === id)!;
}

function withoutPosts(problem: Problem, id: string): Problem {
	const isPlaced = (activityIn(problem, id).placed ?? []).length > 0;
	if (!isPlaced) return problem;
	const activities = problem.activities.map((one) => (one.id === id ? { ...one, placed: [] } : one));
	return { ...problem, activities };
}

function wrongLags(problem: Problem, starts: Starts, id: string): Violation[] {
	const weekOf = (slot: Slot) => {
		let week = 0;
		for (let at = 0; at < slot; at++) if (!problem.closed?.[at]) week++;
		return week;
	};
	return (problem.lags ?? []).flatMap(({ from, to, after, min, max }) => {
		const [a, b] = [starts.get(from), starts.get(to)];
		if (a === undefined || b === undefined || from === to || (from !== id && to !== id)) return [];
		const apart = weekOf(b) - weekOf(a) - (after === 'finish' ? activityIn(problem, from).duration : 0);
		const isWrong = (min !== null && apart < min) || (max !== null && apart > max);
		return isWrong ? { rule: 'lag' as const, what: from === id ? to : from } : [];
	});
}

function excludedBy({ exclusions = [] }: Problem, starts: Starts, id: string): Violation[] {
	const others = new Set(exclusions.filter((list) => list.includes(id)).flat());
	others.delete(id);
	return [...others].filter((other) => starts.has(other)).map((what) => ({ rule: 'exclusion', what }));
}

function overFunds(problem: Problem, starts: Starts, id: string): Violation[] {
	return (problem.funds ?? []).flatMap((fund) => {
		const own = activityIn(problem, id).uses?.[fund.id] ?? 0;
		const used = [...starts.keys()].map((one) => activityIn(problem, one).uses?.[fund.id] ?? 0);
		const isOver = own > 0 && used.reduce((sum, amount) => sum + amount, 0) > fund.amount;
		return isOver ? { rule: 'fund' as const, what: fund.id } : [];
	});
}

/** True when some choice of different posts fills all places of the activity in these slots: every choice is tried. */
export function canFillPlaces(problem: Problem, starts: Starts, id: string, slots: readonly Slot[]): boolean {
	const { places = [], effort, duration } = activityIn(problem, id);
	const others = new Map([...starts].filter(([other]) => other !== id));
	const units = places.flatMap((place) => new Array<typeof place>(place.posts).fill(place));
	const fits = (post: string, total: number) =>
		slots.every((slot, nth) => {
			const capacity = problem.resources.find((one) => one.id === post)!.capacity[slot] ?? 0;
			const own = partAt(effort[post] ?? 0, duration, nth);
			const more = partAt(total, duration, nth);
			return more + own === 0 || loadAt(problem, others, post, slot) + own + more <= capacity;
		});
	const fill = (next: number, taken: readonly string[]): boolean =>
		next === units.length ||
		problem.resources.some(
			({ id: post, skills = [] }) =>
				skills.includes(units[next]!.skill) &&
				!taken.includes(post) &&
				fits(post, units[next]!.effort) &&
				fill(next + 1, [...taken, post]),
		);
	return fill(0, []);
}

function wrongPosts(problem: Problem, schedule: Schedule): string[] {
	const done = [
		...schedule.items,
		...(schedule.setups ?? []).map((setup) => ({ ...setup, id: setupId(setup.group) })),
	];
	const wrong = done.flatMap(({ id, posts = [] }) => {
		const units = (activityIn(problem, id).places ?? []).flatMap((one) =>
			new Array<string>(one.posts).fill(one.skill),
		);
		const able = posts.every((post, index) =>
			problem.resources.find((one) => one.id === post)?.skills?.includes(units[index]!),
		);
		const isSound = able && posts.length === units.length && new Set(posts).size === posts.length;
		return isSound ? [] : [`posts of ${id}`];
	});
	const starts = startsIn(schedule);
	for (const { id, capacity } of problem.resources)
		capacity.forEach((most, slot) => {
			if (loadAt(problem, starts, id, slot) > most) wrong.push(`${id} in ${slot}`);
		});
	return wrong;
}
