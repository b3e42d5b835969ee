import { refuse } from './refusal.ts';

/** Sees that no target is probed twice at once, nor too soon after the last time; one for the whole process. */
export class Keeper {
	readonly #running = new Set<string>();
	readonly #freeAt = new Map<string, number>();
	readonly #clock: () => number;

	/** `clock` gives milliseconds that never go back. */
	constructor(clock: () => number = () => performance.now()) {
		this.#clock = clock;
	}

	/** Lets one in, or refuses with `probe_running` or `too_soon`; the returned function is to be called at the end. */
	enter(target: string, secondsBetween: number): () => void {
		if (this.#running.has(target)) refuse('probe_running');
		const wait = (this.#freeAt.get(target) ?? -Infinity) - this.#clock();
		if (wait > 0) refuse('too_soon', { seconds: Math.ceil(wait / 1000) });
		this.#running.add(target);
		return () => {
			this.#running.delete(target);
			this.#forgetFree();
			this.#freeAt.set(target, this.#clock() + secondsBetween * 1000);
		};
	}

	#forgetFree(): void {
		const now = this.#clock();
		for (const [target, freeAt] of this.#freeAt) if (freeAt <= now) this.#freeAt.delete(target);
	}
}
