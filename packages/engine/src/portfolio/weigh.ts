import { placementOf } from './construct.ts';
import { Draft } from './draft.ts';
import { Improver } from './improve.ts';
import { modelOf, type Model } from './model.ts';
import type { Problem } from '../problem/problem.ts';
import { random, type Random } from '../random.ts';
import type { Schedule } from '../result.ts';
import { explained, type ScheduleOptions } from './schedule.ts';
import { scoreOf, softened, type Score, type Weights } from './weights.ts';

const FIRST_STEPS = 400;
const HOT = 2e-3;
const COOLING = 3000;

/** A schedule weighed by several aims at once. */
export interface Weighed {
	/** The problem as it was read: without deadlines where tardiness is weighed. The schedule is explained by it. */
	problem: Problem;
	schedule: Schedule;
	/** The more the better; comparable for the same problem and weights only. */
	score: number;
}

/**
 * Instead of value first and earliness second, as `schedule` does, weighs several aims against each other. What starts
 * later than it could has the reason 'preferred'. Whatever still fits is in.
 * @throws {InvalidProblem}
 */
export function weighed(
	problem: Problem,
	weights: Weights,
	{ seed, stop }: Pick<ScheduleOptions, 'seed' | 'stop'>,
): Weighed {
	const read = softened(problem, weights);
	const model = modelOf(read);
	const search = new WeighedSearch(model, scoreOf(model, problem, weights), weights, seed);
	while (!stop.shouldStop(search)) search.step();
	const draft = search.finish();
	return { problem: read, schedule: explained(model, placementOf(draft)), score: search.best };
}

/** Simulated annealing on single activities that move, come or go, from the schedule that is best by value. */
class WeighedSearch {
	iterations = 0;
	sinceImprovement = 0;
	best: number;
	readonly #score: Score;
	readonly #draft: Draft;
	readonly #bestDraft: Draft;
	readonly #undo: Draft;
	readonly #random: Random;
	readonly #adopted: Map<number, number>;
	readonly #hopeful: readonly number[];
	#now: number;

	constructor(model: Model, score: Score, { adopted = [] }: Weights, seed: number) {
		const improver = new Improver(model, seed);
		for (let step = 0; step < FIRST_STEPS && !improver.isOptimal(); step++) improver.step();
		this.#draft = new Draft(model);
		improver.best.rows.forEach((row, activity) => {
			if (row >= 0) this.#draft.put(row, improver.best.starts[activity]!, improver.best.posts[activity]!);
		});
		this.#draft.limits = improver.limits;
		this.#bestDraft = new Draft(model, improver.limits);
		this.#undo = new Draft(model, improver.limits);
		this.#bestDraft.copy(this.#draft);
		this.#random = random(seed);
		this.#score = score;
		this.#hopeful = model.order.filter(
			(activity) => improver.limits.possible[activity] && activity < model.problem.activities.length,
		);
		this.#adopted = new Map(
			adopted.flatMap(({ id, start }) => {
				const activity = model.positionOf.get(id);
				return activity === undefined ? [] : [[activity, model.calendar.indexFrom(start)] as const];
			}),
		);
		this.#now = score(this.#draft);
		this.best = this.#now;
	}

	step(): void {
		this.iterations++;
		this.sinceImprovement++;
		if (this.#hopeful.length === 0) return;
		this.#undo.copy(this.#draft);
		this.#change(this.#hopeful[this.#random.below(this.#hopeful.length)]!);
		const score = this.#score(this.#draft);
		const heat = HOT * 0.5 ** (this.iterations / COOLING) + 1e-9;
		if (score < this.#now && this.#random.unit() >= Math.exp((score - this.#now) / heat)) {
			this.#draft.copy(this.#undo);
			return;
		}
		this.#now = score;
		if (score <= this.best) return;
		this.best = score;
		this.#bestDraft.copy(this.#draft);
		this.sinceImprovement = 0;
	}

	/** The best, with all that still fits put in. */
	finish(): Draft {
		for (const activity of this.#hopeful)
			if (!this.#bestDraft.has(activity)) this.#bestDraft.insert(activity);
		this.best = this.#score(this.#bestDraft);
		return this.#bestDraft;
	}

	#change(activity: number): void {
		const draft = this.#draft;
		if (!draft.has(activity)) {
			if (this.#random.below(2) === 0) this.#makeRoom(activity);
			draft.insert(activity);
			return;
		}
		const [row, posts] = [draft.rows[activity]!, draft.posts[activity]!];
		const was = draft.starts[activity]!;
		draft.take(activity);
		draft.window(row);
		const { from, to } = draft;
		const adopted = this.#adopted.get(activity);
		const isBack = adopted !== undefined && adopted >= from && adopted <= to && this.#random.below(2) === 0;
		const first = isBack ? adopted : from + this.#random.below(to - from + 1);
		const start = draft.profile.earliestFit(row, first, to);
		if (start >= 0) draft.put(row, start, draft.profile.posts);
		else draft.put(row, was, posts);
	}

	// Takes out another with its followers, pins left alone.
	#makeRoom(activity: number): void {
		const { model } = this.#draft;
		const placed = this.#hopeful.filter((other) => other !== activity && this.#draft.has(other));
		const other = placed[this.#random.below(Math.max(1, placed.length))];
		if (other === undefined) return;
		const isFixed = (one: number): boolean =>
			model.problem.activities[one]?.pin !== undefined || model.network.successors[one]!.some(isFixed);
		if (isFixed(other)) return;
		this.#draft.takeFamily(other, []);
		this.#draft.dropIdleSetups();
	}
}
