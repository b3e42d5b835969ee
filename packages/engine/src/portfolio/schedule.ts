import { Causes } from './cause.ts';
import { deadlineConflicts } from './conflict.ts';
import { UNSCHEDULED, type Placement } from './construct.ts';
import { Draft } from './draft.ts';
import { whyHere } from './explain.ts';
import { Improver } from './improve.ts';
import { modelOf, type Model } from './model.ts';
import { BUDGET_KINDS, type Problem } from '../problem/problem.ts';
import { chargesOf } from './money.ts';
import type { Profile } from './profile.ts';
import type {
	BudgetSpend,
	Conflict,
	Objective,
	ResourceLoad,
	Schedule,
	ScheduledItem,
	ScheduledSetup,
	UnscheduledItem,
	ValueBound,
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

	/** What is proved about the best schedule so far. */
	bound(): ValueBound {
		return this.#improver.proved();
	}

	/** The best schedule so far, explained. */
	best(): Schedule {
		return explained(this.#model, this.#improver.best, this.bound());
	}

	/** The best schedule so far, to be explained on demand. */
	improvement(): Improvement {
		const { best, iterations, sinceImprovement } = this.#improver;
		const bound = this.bound();
		return {
			objective: best.objective,
			iterations,
			sinceImprovement,
			schedule: () => explained(this.#model, best, bound),
		};
	}
}

/** The schedule of a placement with all its reasons. */
export function explained(model: Model, placement: Placement, bound?: ValueBound): Schedule {
	const { starts, rows, posts, objective } = placement;
	const draft = new Draft(model);
	rows.forEach((row, activity) => {
		if (row !== UNSCHEDULED) draft.put(row, starts[activity]!, posts[activity]!);
	});
	const causes = new Causes(draft);
	const items: ScheduledItem[] = [];
	const unscheduled: UnscheduledItem[] = [];
	model.problem.activities.forEach(({ id }, activity) => {
		if (!draft.has(activity)) return unscheduled.push({ id, causes: causes.of(activity) });
		const mode = model.modes[rows[activity]!]!.id;
		const reason = whyHere(draft, activity);
		return items.push({ id, ...weeksOf(draft, activity), reason, ...(mode !== null && { mode }) });
	});
	items.sort((a, b) => a.start - b.start);
	return {
		start: model.problem.start,
		objective,
		items,
		unscheduled,
		conflicts: [...deadlineConflicts(model), ...pinConflicts(model, unscheduled)],
		load: loadOf(model, draft.profile),
		spend: spendOf(model, draft),
		...(model.setups.length > 0 && { setups: setupsIn(draft) }),
		...(bound && { bound }),
	};
}

function weeksOf(draft: Draft, activity: number) {
	const { slotAt, problem } = draft.model;
	const posts = draft.posts[activity]!.map((post) => problem.resources[post]!.id);
	const start = slotAt[draft.starts[activity]!]!;
	const finish = slotAt[draft.finish(activity)]!;
	return { start, finish, ...(posts.length > 0 && { posts }) };
}

function setupsIn(draft: Draft): ScheduledSetup[] {
	const { setups, problem } = draft.model;
	const first = problem.activities.length;
	const done = setups.flatMap((group, index) =>
		draft.has(first + index) ? { group, ...weeksOf(draft, first + index) } : [],
	);
	return done.sort((a, b) => a.start - b.start);
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

function spendOf(model: Model, { starts, rows: modes }: Draft): BudgetSpend[] {
	const { firstYear } = model.money;
	const rows = new Map<string, BudgetSpend>();
	for (const { year, kind, amount } of model.problem.budgets)
		rows.set(`${year} ${kind}`, { year, kind, spent: 0, limit: amount });
	starts.forEach((start, activity) => {
		if (start === UNSCHEDULED) return;
		for (const charge of chargesOf(model, model.modes[modes[activity]!]!, start)) {
			const [year, kind] = [firstYear + charge.year, BUDGET_KINDS[charge.kind]!];
			const row = rows.get(`${year} ${kind}`) ?? { year, kind, spent: 0, limit: null };
			row.spent += charge.amount;
			rows.set(`${year} ${kind}`, row);
		}
	});
	const rank = (row: BudgetSpend) => row.year * BUDGET_KINDS.length + BUDGET_KINDS.indexOf(row.kind);
	return [...rows.values()].sort((a, b) => rank(a) - rank(b));
}
