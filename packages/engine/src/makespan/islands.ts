/** Places in the first island, and how many times larger each later one is. */
const FIRST = 40;
const GROWTH = 3;
/** An island has converged after so many generations in which at most this share of its places improved. */
const QUIET = { generations: 3, share: 0.01 };

/**
 * Which places of the populations are evolved. A small island converges soon and a large one farther, so they are
 * settled one after the other, each a few times larger, and mixed with all earlier ones once converged: good at any time
 * without knowing how long the search goes on (as restarts with growing populations: Auger and Hansen 2005).
 */
export class Islands {
	readonly #most: number;
	#island = FIRST;
	#wanted: number;
	#improved = 0;
	#quiet = 0;
	/** Places in all. */
	size = 0;
	/** The places evolved now reach from here to the last. */
	from = 0;
	/** Place whose child comes next. */
	father = 0;

	/** At most so many places in all. */
	constructor(most: number) {
		this.#most = Math.max(2, most);
		this.#wanted = Math.min(FIRST, this.#most);
	}

	/** Whether a newcomer is to be added. */
	get isGrowing(): boolean {
		return this.size < this.#wanted;
	}

	/** Notes a place improved in this generation. */
	improved(): void {
		this.#improved++;
	}

	/** Goes on to the next father; after the last the generation ends. */
	advance(): void {
		this.father++;
		if (this.father < this.size) return;
		const isQuiet = this.#improved <= QUIET.share * (this.size - this.from);
		this.#quiet = isQuiet ? this.#quiet + 1 : 0;
		this.#improved = 0;
		if (this.#quiet === QUIET.generations) this.#move();
		this.father = this.from;
	}

	/** From an island on its own to all together, from all together to a new island. */
	#move(): void {
		this.#quiet = 0;
		if (this.from > 0) this.from = 0;
		else if (this.size < this.#most) {
			this.#island *= GROWTH;
			this.from = this.size;
			this.#wanted = Math.min(this.#most, this.size + this.#island);
		}
	}
}
