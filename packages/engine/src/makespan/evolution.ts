import { random, type Random } from '../random.ts';
import { builderFor, type Builder } from './builder.ts';
import { Crossover } from './crossover.ts';
import { mirrored, type Instance } from './instance.ts';
import { Mutation } from './mutation.ts';
import { Population } from './population.ts';
import { Sampler } from './sampling.ts';

const NO_LIMIT = 0x3fff_ffff;

/** What the search may be told to do otherwise; for measuring. */
export const SETTINGS = {
	growth: 1,
	power: 0.5,
	least: 30,
	most: 2000,
	reach: 30,
	tournament: 2,
	mutations: 3,
};

/**
 * Two populations, one of schedules built forwards, one built backwards (Debels and Vanhoucke 2007). A child of two
 * schedules of one is built in the other direction, which justifies it in the same pass, and takes its father's place
 * in the other population unless it is longer. The populations grow with the number of schedules built.
 */
export class Evolution {
	readonly #instance: Instance;
	readonly #random: Random;
	readonly #populations: [Population, Population];
	readonly #builders: [Builder, Builder];
	readonly #crossover: Crossover;
	readonly #mutation: Mutation;
	readonly #sampler: Sampler;
	readonly #list: Int32Array;
	readonly #finish: Int32Array;
	#size = 0;
	#sampled = false;
	#father = 0;
	#direction = 1;
	/** Schedules built. */
	built = 0;
	/** Shortest makespan so far. */
	span = NO_LIMIT;
	/** Its starts. */
	readonly starts: Int32Array;

	constructor(instance: Instance, seed: number) {
		const backwards = mirrored(instance);
		this.#instance = instance;
		this.#random = random(seed);
		this.#populations = [new Population(instance), new Population(instance)];
		this.#builders = [builderFor(instance), builderFor(backwards)];
		this.#crossover = new Crossover(instance, this.#random);
		this.#mutation = new Mutation(instance, this.#random, SETTINGS.reach);
		this.#sampler = new Sampler(instance, this.#random);
		this.#list = new Int32Array(instance.count);
		this.#finish = new Int32Array(instance.count);
		this.starts = new Int32Array(instance.count);
	}

	/** Builds one schedule. */
	next(): void {
		if (this.#sampled) this.#justify();
		else if (this.#size < this.#wanted()) this.#sample();
		else this.#breed();
	}

	#wanted(): number {
		const { growth, power, least, most } = SETTINGS;
		return Math.min(most, Math.max(least, growth * Math.pow(this.built, power)));
	}

	/** A newcomer to the forward population. */
	#sample(): void {
		this.#sampler.sample(this.#list);
		this.#keep(0, this.#size, this.#build(0, NO_LIMIT));
		this.#sampled = true;
	}

	/** Its justification joins the backward population. */
	#justify(): void {
		const count = this.#instance.count;
		const at = this.#size * count;
		this.#list.set(this.#populations[0].order.subarray(at, at + count));
		this.#keep(1, this.#size, this.#build(1, NO_LIMIT));
		this.#size++;
		this.#sampled = false;
	}

	#breed(): void {
		const direction = this.#direction === 1 ? 0 : 1;
		const parents = this.#populations[direction === 0 ? 1 : 0];
		const father = this.#father;
		this.#crossover.cross(parents, father, this.#tournament(parents), this.#list);
		if (this.#random.below(2) === 0)
			for (let left = 1 + this.#random.below(SETTINGS.mutations); left > 0; left--)
				this.#mutation.mutate(this.#list);
		const limit = this.#populations[direction].span[father]!;
		const span = this.#build(direction, limit);
		if (span <= limit && !this.#populations[direction].has(this.#finish, this.#size))
			this.#keep(direction, father, span);
		this.#direction = direction;
		if (direction === 1) this.#father = (father + 1) % this.#size;
	}

	#tournament(parents: Population): number {
		let winner = this.#random.below(this.#size);
		for (let left = 1; left < SETTINGS.tournament; left++) {
			const other = this.#random.below(this.#size);
			if (parents.span[other]! < parents.span[winner]!) winner = other;
		}
		return winner;
	}

	#build(direction: 0 | 1, limit: number): number {
		this.built++;
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
