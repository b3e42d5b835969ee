import { random, type Random } from '../random.ts';
import { builderFor, type Builder } from './builder.ts';
import { Crossover } from './crossover.ts';
import { mirrored, type Instance } from './instance.ts';
import { Islands } from './islands.ts';
import { Mutation } from './mutation.ts';
import { Population } from './population.ts';
import { Sampler } from './sampling.ts';

const NO_LIMIT = 0x3fff_ffff;
/** Most places of a population, and the most activities in all places together. */
const MOST = { places: 20_000, activities: 2e6 };
const TOURNAMENT = 3;
/** Share of children that are mutated, and most moves in one. */
const MUTATION = { share: 0.5, moves: 3 };

/**
 * Two populations, one of schedules built forwards, one built backwards (Debels and Vanhoucke 2007). A child of two
 * schedules of one is built in the other direction, which justifies it in the same pass, and takes its father's place
 * in the other population unless it is longer or already there.
 */
export class Evolution {
	readonly #instance: Instance;
	readonly #random: Random;
	readonly #populations: [Population, Population];
	readonly #builders: [Builder, Builder];
	readonly #crossover: Crossover;
	readonly #mutation: Mutation;
	readonly #sampler: Sampler;
	readonly #islands: Islands;
	readonly #list: Int32Array;
	readonly #finish: Int32Array;
	#isSampled = false;
	/** In which the next child is built. */
	#direction: 0 | 1 = 0;
	/** Schedules built; every pass counts. */
	built = 0;
	/** Shortest makespan so far. */
	span = NO_LIMIT;
	/** Its starts. */
	readonly starts: Int32Array;

	constructor(instance: Instance, seed: number) {
		this.#instance = instance;
		this.#random = random(seed);
		this.#populations = [new Population(instance), new Population(instance)];
		this.#builders = [builderFor(instance), builderFor(mirrored(instance))];
		this.#crossover = new Crossover(instance, this.#random);
		this.#mutation = new Mutation(instance, this.#random);
		this.#sampler = new Sampler(instance, this.#random);
		this.#islands = new Islands(
			Math.min(MOST.places, Math.floor(MOST.activities / Math.max(1, instance.count))),
		);
		this.#list = new Int32Array(instance.count);
		this.#finish = new Int32Array(instance.count);
		this.starts = new Int32Array(instance.count);
	}

	/** Builds one schedule. */
	next(): void {
		this.built++;
		if (this.#isSampled) this.#justify();
		else if (this.#islands.isGrowing) this.#sample();
		else this.#breed();
	}

	/** A newcomer to the forward population. */
	#sample(): void {
		this.#sampler.sample(this.#list);
		this.#keep(0, this.#islands.size, this.#build(0, NO_LIMIT));
		this.#isSampled = true;
	}

	/** Its justification joins the backward population. */
	#justify(): void {
		const place = this.#islands.size++;
		const at = place * this.#list.length;
		this.#list.set(this.#populations[0].order.subarray(at, at + this.#list.length));
		this.#keep(1, place, this.#build(1, NO_LIMIT));
		this.#isSampled = false;
	}

	#breed(): void {
		const direction = this.#direction;
		const parents = this.#populations[direction === 0 ? 1 : 0];
		const family = this.#populations[direction];
		const { father, size } = this.#islands;
		this.#crossover.cross(parents, father, this.#tournament(parents), direction, this.#list);
		if (this.#random.unit() < MUTATION.share)
			for (let left = 1 + this.#random.below(MUTATION.moves); left > 0; left--)
				this.#mutation.mutate(this.#list);
		const limit = family.span[father]!;
		const span = this.#build(direction, limit);
		if (span < limit) this.#islands.improved();
		if (span <= limit && !family.has(this.#finish, size)) this.#keep(direction, father, span);
		this.#direction = direction === 0 ? 1 : 0;
		if (direction === 1) this.#islands.advance();
	}

	#tournament(parents: Population): number {
		const { from, size } = this.#islands;
		let winner = from + this.#random.below(size - from);
		for (let left = 1; left < TOURNAMENT; left++) {
			const other = from + this.#random.below(size - from);
			if (parents.span[other]! < parents.span[winner]!) winner = other;
		}
		return winner;
	}

	#build(direction: 0 | 1, limit: number): number {
		return this.#builders[direction].build(this.#list, this.#finish, limit);
	}

	#keep(direction: 0 | 1, place: number, span: number): void {
		this.#populations[direction].set(place, this.#finish, span);
		if (span >= this.span) return;
		this.span = span;
		for (let activity = 0; activity < this.#list.length; activity++) {
			const end = this.#finish[activity]!;
			this.starts[activity] = direction === 0 ? end - this.#instance.duration[activity]! : span - end;
		}
	}
}
