import type { Progress, Stop } from '../stop.ts';
import { Annealing } from './anneal.ts';
import { boundByNeed } from './by-need.ts';
import { boundByYear, type YearEffort } from './by-year.ts';
import { linearModelOf, type LinearModel } from './linear-model.ts';
import type { PriceAscent } from './price-ascent.ts';
import { optionsOf, type Options } from './options.ts';
import type { Choice, SelectionProblem } from './problem.ts';
import { InvalidSelection, validateSelection } from './validate.ts';

/** The best selection found, and how good any could be. */
export interface SelectionResult {
	/** What is chosen, in the order of `SelectionProblem.needs`; null = nothing found that keeps everything. */
	choices: Choice[] | null;
	/** Sum of the values of what is chosen; -Infinity without choices. */
	value: number;
	/** No selection is worth more; -Infinity = proved that none keeps everything. */
	bound: number;
	/** Distance of the value from the bound in per cent of the value; 0 = proved best, Infinity = nothing found. */
	gap: number;
	/** Proved: no selection is worth more by a millionth. */
	isProved: boolean;
}

/**
 * A search for the selection of most value, step by step, with a bound that always holds. Deterministic: the same
 * problem, seed and steps give the same results.
 */
export class SelectionSearch implements Progress {
	/** Moves tried. */
	iterations = 0;
	/** Moves tried since the last improvement. */
	sinceImprovement = 0;
	readonly options: Options;
	readonly model: LinearModel;
	readonly #byNeed: PriceAscent;
	#byYear: PriceAscent | null = null;
	readonly #yearEffort: YearEffort = { nodes: 0, isCut: false };
	#yearSteps = 0;
	readonly #annealing: Annealing;
	#outside = Number.POSITIVE_INFINITY;
	#rounds = 0;

	/** @throws {InvalidSelection} when the problem is not valid. */
	constructor(problem: SelectionProblem, seed: number) {
		const issues = validateSelection(problem);
		if (issues.length > 0) throw new InvalidSelection(issues);
		this.options = optionsOf(problem);
		this.model = linearModelOf(this.options);
		this.#byNeed = boundByNeed(this.options, this.model);
		for (let i = 0; i < FIRST_ROUNDS; i++) this.#byNeed.step(null);
		this.#annealing = new Annealing(this.options, this.#byNeed.reduced, seed);
	}

	/** Tries so many moves; true when the result changed. */
	step(moves: number): boolean {
		const { bound, isProved } = this;
		if (isProved || this.options.options === 0) return false;
		const isBetter = this.#annealing.step(moves);
		this.iterations += moves;
		this.sinceImprovement = isBetter ? 0 : this.sinceImprovement + moves;
		const target = this.best ? this.value : null;
		if (this.#rounds >= MOST_ROUNDS) this.#tighten(target);
		else for (let i = 0; i < ROUNDS; i++, this.#rounds++) this.#byNeed.step(target);
		return isBetter || this.bound < bound;
	}

	/** As much of the work on the bound by year as has gone into moves. */
	#tighten(target: number | null): void {
		this.#byYear ??= boundByYear(this.options, this.model, this.#byNeed, this.#yearEffort);
		const { nodes, isCut } = this.#yearEffort;
		if (isCut && this.#yearSteps > 0) return;
		const work = nodes * MOVES_A_NODE + this.#yearSteps * this.options.options * MOVES_AN_OPTION;
		if (work > this.iterations) return;
		this.#yearSteps++;
		this.#byYear.step(target);
	}

	/** Takes over what was found elsewhere: a proven bound, or a selection that keeps everything (see `best`). */
	learn({ bound, option }: { bound?: number; option?: Int32Array }): void {
		if (bound !== undefined) this.#outside = Math.min(this.#outside, bound);
		if (option) this.#annealing.continueFrom(option);
	}

	/** Option per need of the best selection, -1 = not chosen; null = nothing found that keeps everything. */
	get best(): Int32Array | null {
		return this.#annealing.best;
	}

	get value(): number {
		return this.#annealing.bestValue;
	}

	get bound(): number {
		const bound = Math.min(this.#outside, this.#byNeed.bound, this.#byYear?.bound ?? Infinity);
		return this.best ? Math.max(bound, this.value) : bound < -SMALLEST ? Number.NEGATIVE_INFINITY : bound;
	}

	get isProved(): boolean {
		const { bound } = this;
		return (
			bound === Number.NEGATIVE_INFINITY || bound - this.value <= SMALLEST * Math.max(1, Math.abs(bound))
		);
	}

	result(): SelectionResult {
		const { best, value, bound, isProved } = this;
		const gap = isProved ? 0 : best && value > 0 ? ((bound - value) / value) * 100 : Number.POSITIVE_INFINITY;
		return { choices: best && choicesOf(this.options, best), value, bound, gap, isProved };
	}
}

/** A selection by option per need (-1 = not chosen) in the words of its problem. */
export function choicesOf(options: Options, best: Int32Array): Choice[] {
	const { needs } = options.problem;
	return [...best].flatMap((option, need) => {
		if (option < 0) return [];
		const mode = needs[need]!.modes[options.modeOf[option]!]!;
		return [{ need: needs[need]!.id, mode: mode.id, year: options.start[option]! }];
	});
}

/** Searches until the stop says so or the result is proved. */
export function select(problem: SelectionProblem, seed: number, stop: Stop): SelectionResult {
	const search = new SelectionSearch(problem, seed);
	while (!search.isProved && search.options.options > 0 && !stop.shouldStop(search))
		search.step(MOVES_A_STEP);
	return search.result();
}

const FIRST_ROUNDS = 1_000;
const ROUNDS = 20;
const MOST_ROUNDS = 4_000;
const MOVES_A_NODE = 0.03;
const MOVES_AN_OPTION = 2;
const MOVES_A_STEP = 500;
/** Bounds and values are compared with so much tolerance, relative; below zero by so much = impossible. */
const SMALLEST = 1e-6;
