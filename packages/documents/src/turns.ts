/** A number of places that are taken in the order of coming. */
export class Turns {
	readonly #waiting = new Set<() => void>();
	#free: number;

	constructor(places: number) {
		this.#free = places;
	}

	/** Waits for a place; false when none came free in time. Each one taken is given back. */
	take(milliseconds: number): Promise<boolean> {
		if (this.#free > 0) {
			this.#free--;
			return Promise.resolve(true);
		}
		return new Promise((resolve) => {
			const called = (): void => {
				clearTimeout(clock);
				resolve(true);
			};
			const clock = setTimeout(() => {
				this.#waiting.delete(called);
				resolve(false);
			}, milliseconds);
			this.#waiting.add(called);
		});
	}

	give(): void {
		const [next] = this.#waiting;
		if (!next) {
			this.#free++;
			return;
		}
		this.#waiting.delete(next);
		next();
	}
}
