import { atLeast, atMost, type Literal, type Variable } from '../cp/literal.ts';
import type { Solver } from '../cp/solver.ts';
import type { Random } from '../random.ts';
import type { FewestMoves } from './fewest-moves.ts';

/** Looks for plans with fewer moves in a solver that counts them, from a plan that may be there already. */
export class MoveSearch {
	result: FewestMoves;
	readonly #solver: Solver;
	readonly #starts: readonly Variable[];
	readonly #moves: Variable;
	readonly #adopted: ArrayLike<number>;
	readonly #duration: ArrayLike<number>;

	constructor(
		solver: Solver,
		starts: readonly Variable[],
		moves: Variable,
		adopted: ArrayLike<number>,
		near: FewestMoves,
		duration: ArrayLike<number>,
	) {
		this.#solver = solver;
		this.#starts = starts;
		this.#moves = moves;
		this.#adopted = adopted;
		this.#duration = duration;
		this.result = near;
	}

	/** Asks for ever fewer moves, in strides that double while it goes well. */
	descend(conflicts: number): void {
		for (let stride = 1; stride >= 1 && this.#isOpen();) {
			const most = Math.max(this.result.bound, this.result.moved - stride);
			const outcome = this.#try(most, conflicts, []);
			if (outcome === 'satisfied') stride *= 2;
			else stride = stride === 1 ? 0 : 1;
			if (outcome === 'unsatisfiable') this.#raise(most);
		}
	}

	/** Lets some activities free at a time, most of them near one that moved; the others stay where they are now. */
	refine(random: Random, rounds: number, conflicts: number): void {
		for (let round = 0; round < rounds && this.#isOpen(); round++) {
			const { starts, moved } = this.result;
			if (!starts) return;
			const away = [...starts.keys()].filter((one) => starts[one] !== this.#adopted[one]);
			const centre = away[random.below(away.length)]!;
			const reach = 2 + random.below(20);
			const isFree = (one: number) =>
				one === centre ||
				(starts[one]! + this.#duration[one]! >= this.#adopted[centre]! - reach &&
					starts[one]! <= this.#adopted[centre]! + this.#duration[centre]! + reach) ||
				(starts[one] !== this.#adopted[one] && random.below(3) > 0);
			const held = this.#starts.flatMap((start, one) =>
				isFree(one) ? [] : [atLeast(start, starts[one]!), atMost(start, starts[one]!)],
			);
			this.#try(moved - 1, conflicts, held);
		}
	}

	/** Refutes numbers of moves from the least on; the first that cannot be refuted in time ends it. */
	refute(conflicts: number): void {
		while (this.#isOpen()) {
			const most = this.result.bound;
			const outcome = this.#try(most, conflicts, []);
			if (outcome === 'unknown') return;
			if (outcome === 'unsatisfiable') this.#raise(most);
		}
	}

	#isOpen(): boolean {
		return this.result.bound < this.result.moved && this.result.bound < Infinity;
	}

	#raise(refuted: number): void {
		const isHopeless = this.#solver.core.length === 0;
		this.result = { ...this.result, bound: isHopeless && !this.result.starts ? Infinity : refuted + 1 };
	}

	#try(most: number, conflicts: number, held: readonly Literal[]) {
		this.#starts.forEach((start, one) => (this.#solver.target[start] = this.#adopted[one]!));
		const outcome = this.#solver.run({ conflicts, assumptions: [atMost(this.#moves, most), ...held] });
		if (outcome !== 'satisfied') return outcome;
		const starts = Int32Array.from(this.#starts, (start) => this.#solver.value(start));
		const moved = starts.filter((start, one) => start !== this.#adopted[one]).length;
		this.result = { starts, moved, bound: Math.min(this.result.bound, moved) };
		return outcome;
	}
}
