import type { Alone } from '../portfolio/alone.ts';
import { Draft } from '../portfolio/draft.ts';
import { lastFinish, NOT_PINNED, type Model } from '../portfolio/model.ts';
import { random, type Random } from '../random.ts';
import { insertNear, type Adopted } from './adopted.ts';
import { disturbanceOf, type Disturbance, type Preference } from './measure.ts';

const MOST_FREED = 8;

interface RepairerOptions {
	seed: number;
	prefer: Preference;
	mixes: boolean;
	from?: readonly Adopted[];
}

/** Seeded local search from the adopted plan: what could not stay gets room at its old week by moving few others. */
export class Repairer {
	best: Disturbance;
	iterations = 0;
	sinceImprovement = 0;
	readonly bestDraft: Draft;
	readonly #model: Model;
	readonly #adopted: Adopted;
	readonly #alone: Alone;
	readonly #prefer: Preference;
	readonly #mixes: boolean;
	readonly #random: Random;
	#current: Draft;
	#now: Disturbance;
	#trial: Draft;

	/** `mixes` = what is not adopted may go before what is; `from` = other plans to begin from, if they are better. */
	constructor(
		model: Model,
		alone: Alone,
		adopted: Adopted,
		{ seed, prefer, mixes, from = [] }: RepairerOptions,
	) {
		this.#model = model;
		this.#alone = alone;
		this.#adopted = adopted;
		this.#prefer = prefer;
		this.#mixes = mixes;
		this.#random = random(seed);
		const limits = {
			possible: alone.possible,
			earliest: alone.start,
			latestFinish: model.order.map((_, activity) => lastFinish(model, activity)),
		};
		this.#current = new Draft(model, limits);
		this.#trial = new Draft(model, limits);
		this.bestDraft = new Draft(model, limits);
		this.#fill(this.#current, adopted.list, true);
		this.#now = disturbanceOf(this.#current, adopted);
		for (const plan of from) this.#beginFrom(plan);
		this.best = this.#now;
		this.bestDraft.copy(this.#current);
	}

	#beginFrom({ list, starts, rows, posts }: Adopted): void {
		this.#trial.clear();
		for (const one of list) if (rows[one]! >= 0) this.#trial.put(rows[one]!, starts[one]!, posts[one]!);
		const { predecessors } = this.#model.network;
		// Set-ups are in no commitment: a plan that needs one cannot be begun from.
		if (!list.every((one) => predecessors[one]!.every((before) => this.#trial.has(before)))) return;
		const found = disturbanceOf(this.#trial, this.#adopted);
		if (this.#prefer(found, this.#now) <= 0) return;
		this.#current.copy(this.#trial);
		this.#now = found;
	}

	/** True when nothing adopted is moved or out, so that calm cannot be better. */
	isUndisturbed(): boolean {
		return this.best.kept === this.#adopted.list.length && this.best.moved === 0;
	}

	/** True when everything is in that could be. */
	isFull(): boolean {
		return this.#alone.hopeful.every((one) => this.bestDraft.has(one));
	}

	/** Tries one more plan; true when it became the best. */
	step(): boolean {
		this.iterations++;
		this.sinceImprovement++;
		const trial = this.#trial;
		trial.copy(this.#current);
		const wanted = this.#free(trial);
		this.#fill(trial, wanted, false);
		const found = disturbanceOf(trial, this.#adopted);
		const isWorse = this.#prefer(found, this.#now) < 0;
		if (isWorse && this.#random.unit() > 0.002) return false;
		[this.#current, this.#trial] = [trial, this.#current];
		this.#now = found;
		if (this.#prefer(found, this.best) <= 0) {
			if (this.sinceImprovement % 500 === 0) this.#restart();
			return false;
		}
		this.best = found;
		this.bestDraft.copy(trial);
		this.sinceImprovement = 0;
		return true;
	}

	#restart(): void {
		this.#current.copy(this.bestDraft);
		this.#now = this.best;
	}

	// Takes out one that is not where it was, who stands there, and some more; gives the order to put them back in.
	#free(draft: Draft): number[] {
		const { starts, list } = this.#adopted;
		const displaced = list.filter((one) => this.#alone.possible[one] && draft.starts[one] !== starts[one]);
		const isWayward = this.#mixes && this.#random.below(2) === 0;
		const centre = displaced.length > 0 && !isWayward ? this.#any(displaced) : this.#any(this.#alone.hopeful);
		if (centre === undefined) return [];
		const taken: number[] = [];
		draft.takeFamily(centre, taken);
		const from = starts[centre]! >= 0 ? starts[centre]! : this.#random.below(this.#model.calendar.count);
		const reach = this.#random.below(2) === 0 ? 0 : this.#random.below(12);
		const near = this.#alone.hopeful.filter(
			(one) =>
				draft.has(one) &&
				draft.starts[one]! <= from + this.#model.duration[centre]! + reach &&
				draft.finish(one) >= from - reach,
		);
		const count = 1 + this.#random.below(MOST_FREED);
		for (let index = 0; index < count && near.length > 0; index++)
			draft.takeFamily(near.splice(this.#random.below(near.length), 1)[0]!, taken);
		const others = taken.slice(1).map((one) => [this.#keyOf(one), one] as const);
		others.sort(([a], [b]) => a - b);
		return [centre, ...others.map(([, one]) => one)];
	}

	#keyOf(activity: number): number {
		const start = this.#adopted.starts[activity]!;
		return start < 0 ? this.#model.calendar.count : start + 10 * (this.#random.unit() - 0.5);
	}

	#any(list: readonly number[]): number | undefined {
		return list[this.#random.below(Math.max(1, list.length))];
	}

	#fill(draft: Draft, wanted: readonly number[], isFirst: boolean): void {
		const { list, starts } = this.#adopted;
		draft.dropIdleSetups();
		if (isFirst) this.#putPins(draft);
		const isMixed = this.#mixes && !isFirst && this.#random.below(2) === 0;
		if (!isMixed) for (const one of [...wanted, ...list]) if (starts[one]! >= 0) this.#put(draft, one);
		const rest = this.#alone.hopeful.filter((one) => !draft.has(one));
		const keys = new Map(
			rest.map((one) => [one, this.#alone.value[one]! * (isFirst ? 1 : this.#random.unit())]),
		);
		rest.sort((a, b) => keys.get(b)! - keys.get(a)!);
		for (const one of rest) this.#put(draft, one);
		draft.dropIdleSetups();
	}

	#put(draft: Draft, activity: number): void {
		if (draft.has(activity)) return;
		if (this.#adopted.starts[activity]! >= 0) insertNear(draft, this.#adopted, activity);
		else draft.insert(activity);
	}

	#putPins(draft: Draft): void {
		for (const one of this.#alone.hopeful)
			if (this.#model.pinned[one] !== NOT_PINNED && this.#adopted.starts[one] !== this.#model.pinned[one])
				draft.insert(one);
	}
}
