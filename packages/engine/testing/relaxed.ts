import type { Shortage } from '../src/explain/shortage.ts';
import type { Activity, Problem, Slot } from '../src/problem/problem.ts';
import type { Starts } from './naive-check.ts';
import { setupId } from './settle.ts';

/** A problem with one way each, see `settled`, and where the others are. */
export interface World {
	problem: Problem;
	starts: Starts;
}

const UNLIMITED = 1e9;

/** The world as it would be if the activity were given what is missing, less so much of it. */
export function relaxed(world: World, id: string, shortage: Shortage, less: number): World {
	const { problem, starts } = world;
	const amount = shortage.amount - less;
	switch (shortage.code) {
		case 'time':
			return { starts, problem: moreTime(problem, shortage, less) };
		case 'money':
			return { starts, problem: moreMoney(problem, shortage, less) };
		case 'fund':
			return { starts, problem: moreFunds(problem, shortage.fund, amount) };
		case 'skill':
			return { starts, problem: morePosts(problem, shortage.skill, amount) };
		case 'earliest':
			return changed(world, id, (one) => ({ earliest: later(problem, one.earliest, -amount) }));
		case 'deadline':
			return changed(world, id, (one) => ({ deadline: later(problem, one.deadline!, amount) }));
		case 'predecessor':
			return moved(world, shortage.id, -amount);
		case 'successor':
			return moved(world, shortage.id, amount);
		case 'setup':
			return moved(world, setupId(shortage.group), -amount);
		default:
			return less > 0 ? world : waived(world, id, shortage);
	}
}

function waived(
	world: World,
	id: string,
	shortage: Extract<Shortage, { code: 'pin' | 'exclusive' | 'predecessor_missing' | 'setup_missing' }>,
): World {
	const { problem, starts } = world;
	if (shortage.code === 'pin') return changed(world, id, () => ({ pin: { include: true } }));
	if (shortage.code === 'exclusive')
		return { problem, starts: new Map([...starts].filter(([other]) => other !== shortage.id)) };
	const missing = shortage.code === 'setup_missing' ? setupId(shortage.group) : shortage.id;
	return changed(world, id, ({ predecessors }) => ({
		predecessors: predecessors.filter((one) => one !== missing),
	}));
}

function changed(
	{ problem, starts }: World,
	id: string,
	change: (one: Activity) => Partial<Activity>,
): World {
	const activities = problem.activities.map((one) => (one.id === id ? { ...one, ...change(one) } : one));
	return { starts, problem: { ...problem, activities } };
}

/** So many open weeks later; negative = earlier. */
function later({ closed }: Problem, slot: Slot, weeks: number): Slot {
	let at = slot;
	for (let left = Math.abs(weeks); left > 0;) {
		at += Math.sign(weeks);
		if (!closed?.[at]) left--;
	}
	return at;
}

function moved({ problem, starts }: World, id: string, weeks: number): World {
	return { problem, starts: new Map(starts).set(id, later(problem, starts.get(id)!, weeks)) };
}

function moreTime(problem: Problem, shortage: Extract<Shortage, { code: 'time' }>, less: number): Problem {
	const missing = new Map(shortage.weeks.map(({ slot, amount }) => [slot, amount]));
	const first = shortage.weeks[0]!.slot;
	missing.set(first, missing.get(first)! - less);
	const resources = problem.resources.map((one) =>
		one.id === shortage.resource
			? { ...one, capacity: one.capacity.map((amount, slot) => amount + (missing.get(slot) ?? 0)) }
			: one,
	);
	return { ...problem, resources };
}

function moreMoney(problem: Problem, shortage: Extract<Shortage, { code: 'money' }>, less: number): Problem {
	const missing = new Map(shortage.years.map(({ year, amount }) => [year, amount - less]));
	return {
		...problem,
		budgets: problem.budgets.map((row) =>
			row.kind === shortage.kind ? { ...row, amount: row.amount + (missing.get(row.year) ?? 0) } : row,
		),
	};
}

function moreFunds(problem: Problem, fund: string, more: number): Problem {
	const funds = problem.funds!.map((one) => (one.id === fund ? { ...one, amount: one.amount + more } : one));
	return { ...problem, funds };
}

function morePosts(problem: Problem, skill: string, posts: number): Problem {
	const capacity = new Array<number>(problem.slots).fill(UNLIMITED);
	const added = Array.from({ length: posts }, (_, nth) => ({
		...{ id: `further ${skill} ${nth}`, capacity, skills: [skill] },
	}));
	return { ...problem, resources: [...problem.resources, ...added] };
}
