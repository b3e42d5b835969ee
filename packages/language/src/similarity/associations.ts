/** Two features that people's mergers taught to mean much the same. */
export interface Association {
	readonly a: string;
	readonly b: string;
	/** 0–1. */
	readonly strength: number;
	/** Mergers and refusals that it rests on. */
	readonly pairs: number;
}

const MOST = 0.5;
const DOUBT = 1;
/** One long pair of sentences tells nearly nothing of single words; only what several tell is taken. */
const LEAST = 0.15;

interface Mass {
	sum: number;
	pairs: number;
}

/** What was taught, by feature; sums only, so that the order of teaching does not matter. */
export class Associations {
	readonly #masses = new Map<string, Mass>();
	readonly #partners = new Map<string, Set<string>>();

	/** Adds to what speaks for two features meaning the same (below zero: against). */
	add(a: string, b: string, mass: number): void {
		if (a === b) return;
		const key = pairKey(a, b);
		const known = this.#masses.get(key) ?? { sum: 0, pairs: 0 };
		// Whole thousandths: the sum is then the same in every order.
		known.sum += Math.round(mass * 1000);
		known.pairs++;
		this.#masses.set(key, known);
		for (const [one, other] of [
			[a, b],
			[b, a],
		] as const) {
			const partners = this.#partners.get(one) ?? new Set();
			partners.add(other);
			this.#partners.set(one, partners);
		}
	}

	/** How far two features mean the same, 0–1. */
	strength(a: string, b: string): number {
		const sum = (this.#masses.get(pairKey(a, b))?.sum ?? 0) / 1000;
		const strength = sum > 0 ? (MOST * sum) / (sum + DOUBT) : 0;
		return strength >= LEAST ? strength : 0;
	}

	/** Leaves an association out, as if it had never been taught. */
	forget({ a, b }: Pick<Association, 'a' | 'b'>): void {
		this.#masses.delete(pairKey(a, b));
		this.#partners.get(a)?.delete(b);
		this.#partners.get(b)?.delete(a);
	}

	/** The features taught to go with this one. */
	of(feature: string): { feature: string; strength: number }[] {
		return [...(this.#partners.get(feature) ?? [])]
			.map((other) => ({ feature: other, strength: this.strength(feature, other) }))
			.filter(({ strength }) => strength > 0)
			.toSorted((a, b) => b.strength - a.strength || (a.feature < b.feature ? -1 : 1));
	}

	/** All that was taught, the strongest first. */
	list(): Association[] {
		return [...this.#masses]
			.map(([key, { pairs }]) => {
				const [a, b] = key.split('\n') as [string, string];
				return { a, b, strength: this.strength(a, b), pairs };
			})
			.filter(({ strength }) => strength > 0)
			.toSorted(
				(one, other) => other.strength - one.strength || (one.a + one.b < other.a + other.b ? -1 : 1),
			);
	}
}

function pairKey(a: string, b: string): string {
	return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
