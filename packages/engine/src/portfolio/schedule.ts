import { Causes } from './cause.ts';
import { deadlineConflicts } from './conflict.ts';
import { UNSCHEDULED, type Placement } from './construct.ts';
import { occupiedBy, whyHere } from './explain.ts';
import { Improver } from './improve.ts';
import { modelOf, type Model } from './model.ts';
import { idOf } from './obstacle.ts';
import { BUDGET_KINDS, type Problem } from '../problem/problem.ts';
import { chargesOf, type Profile } from './profile.ts';
import type {
	BudgetSpend,
	Conflict,
	Objective,
	ResourceLoad,
	Schedule,
	ScheduledItem,
	UnscheduledItem,
} from '../result.ts';
import type { Progress, Stop } from '../stop.ts';

/** A better schedule was found. */
export interface Improvement extends Progress {
	objective: Objective;
	/** Builds the schedule with its reasons; a few milliseconds, so only for those who look. */
	schedule(): Schedule;
}

/** How to search. */
export interface ScheduleOptions {
	/** Integer; the same problem, seed and number of iterations give the same schedule. */
	seed: number;
	stop: Stop;
	/** Called for the first schedule and each better one. */
	onImprovement?(improvement: Improvement): void;
}

/**
 * Chooses what fits under people and money and puts it in weeks: pins first, then the most value, then value early.
 * @throws {InvalidProblem}
 */
export function schedule(problem: Problem, { seed, stop, onImprovement }: ScheduleOptions): Schedule {
	const search = new Search(problem, seed);
	onImprovement?.(search.improvement());
	while (!search.isOptimal() && !stop.shouldStop(search)) {
		if (search.advance(1)) onImprovement?.(search.improvement());
	}
	return search.best();
}

/** A search that can be interrupted and gone on with, for callers with a clock or other work to do. */
export class Search implements Progress {
	readonly #model: Model;
	readonly #improver: Improver;

	/**
	 * Has its first schedule when it is made.
	 * @throws {InvalidProblem}
	 */
	constructor(problem: Problem, seed: number) {
		this.#model = modelOf(problem);
		this.#improver = new Improver(this.#model, seed);
	}

	/** Schedules built after the first. */
	get iterations(): number {
		return this.#improver.iterations;
	}

	/** Schedules built since the last improvement. */
	get sinceImprovement(): number {
		return this.#improver.sinceImprovement;
	}

	/** True when it is certain that no schedule is better. */
	isOptimal(): boolean {
		return this.#improver.isOptimal();
	}

	/** Builds that many schedules more; true when one of them is the best so far. */
	advance(iterations: number): boolean {
		let isBetter = false;
		for (let step = 0; step < iterations; step++) isBetter = this.#improver.step() || isBetter;
		return isBetter;
	}

	/** The best schedule so far, explained. */
	best(): Schedule {
		return explained(this.#model, this.#improver.best);
	}

	/** The best schedule so far, to be explained on demand. */
	improvement(): Improvement {
		const { best, iterations, sinceImprovement } = this.#improver;
		return {
			objective: best.objective,
			iterations,
			sinceImprovement,
			schedule: () => explained(this.#model, best),
		};
	}
}

function explained(model: Model, { starts, objective }: Placement): Schedule {
	const occupied = occupiedBy(model, starts);
	const causes = new Causes(occupied);
	const items: ScheduledItem[] = [];
	const unscheduled: UnscheduledItem[] = [];
	starts.forEach((week, activity) => {
		const id = idOf(model, activity);
		if (week === UNSCHEDULED) return unscheduled.push({ id, causes: causes.of(activity) });
		const start = model.slotAt[week]!;
		const finish = model.slotAt[week + model.duration[activity]! - 1]!;
		return items.push({ id, start, finish, reason: whyHere(occupied, activity) });
	});
	items.sort((a, b) => a.start - b.start);
	return {
		start: model.problem.start,
		objective,
		items,
		unscheduled,
		conflicts: [...deadlineConflicts(model), ...pinConflicts(model, unscheduled)],
		load: loadOf(model, occupied.profile),
		spend: spendOf(model, starts),
	};
}

function pinConflicts(model: Model, unscheduled: readonly UnscheduledItem[]): Conflict[] {
	return unscheduled.flatMap(({ id, causes }) => {
		const conflict = causes.find((cause) => cause.code === 'pin_conflict');
		if (conflict) return [conflict];
		if (!model.included[model.positionOf.get(id)!]) return [];
		return [{ code: 'pin_conflict', activity: id, start: null, because: causes }];
	});
}

function loadOf(model: Model, profile: Profile): ResourceLoad[] {
	const { problem, calendar, slotAt, capacity } = model;
	return problem.resources.map((resource, row) => {
		const used = new Array<number>(problem.slots).fill(0);
		slotAt.forEach((slot, week) => {
			const at = row * calendar.count + week;
			used[slot] = capacity[at]! - profile.free[at]!;
		});
		return { resource: resource.id, used, capacity: [...resource.capacity] };
	});
}

function spendOf(model: Model, starts: Int32Array): BudgetSpend[] {
	const { firstYear } = model.money;
	const rows = new Map<string, BudgetSpend>();
	for (const { year, kind, amount } of model.problem.budgets)
		rows.set(`${year} ${kind}`, { year, kind, spent: 0, limit: amount });
	starts.forEach((start, activity) => {
		if (start === UNSCHEDULED) return;
		for (const charge of chargesOf(model, activity, start)) {
			const [year, kind] = [firstYear + charge.year, BUDGET_KINDS[charge.kind]!];
			const row = rows.get(`${year} ${kind}`) ?? { year, kind, spent: 0, limit: null };
			row.spent += charge.amount;
			rows.set(`${year} ${kind}`, row);
		}
	});
	const rank = (row: BudgetSpend) => row.year * BUDGET_KINDS.length + BUDGET_KINDS.indexOf(row.kind);
	return [...rows.values()].sort((a, b) => rank(a) - rank(b));
}
