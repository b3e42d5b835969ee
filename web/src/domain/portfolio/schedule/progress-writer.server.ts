import type { Schedule } from '@luotsi/engine';
import type { Actor } from '#platform/actor.server.ts';
import { writeProgress } from '#platform/machine.server.ts';
import type { Snapshot } from './problem.ts';
import * as store from './schedule.store.server.ts';
import type { TradeOffPoint } from './trade-off.ts';

const EVERY_MS = 300;
/** Said even when nothing is better, so that silence means a lost process. */
const ALIVE_MS = 900;

/** Puts the best answer so far on the schedule's row now and then, and learns there that somebody stopped the work. */
export class ProgressWriter {
	readonly #actor: Actor;
	readonly #id: string;
	readonly #stop = new AbortController();
	readonly #timer: NodeJS.Timeout;
	#pending: Pick<store.Progress, 'snapshot' | 'answer' | 'tradeOffs'> | null = null;
	#improvements = 0;
	#writtenAt = 0;
	#writing: Promise<void> = Promise.resolve();
	#isWriting = false;

	constructor(actor: Actor, id: string) {
		this.#actor = actor;
		this.#id = id;
		this.#timer = setInterval(() => this.#tick(), EVERY_MS);
	}

	/** Aborts when the row says that the work was stopped. */
	get stopped(): AbortSignal {
		return this.#stop.signal;
	}

	/** The first is written at once, later ones at the next turn. */
	offer(snapshot: Snapshot, answer: Schedule): void {
		this.#improvements++;
		this.#pending = { ...this.#pending, snapshot, answer };
		if (this.#improvements === 1) this.#tick();
	}

	/** What other plans there are beside the answer, so far. */
	tell(tradeOffs: readonly TradeOffPoint[]): void {
		this.#pending = { ...this.#pending, tradeOffs };
	}

	/** Writes what is last; nothing is written afterwards. */
	async close(): Promise<void> {
		this.end();
		await this.#writing;
		await this.#write();
	}

	end(): void {
		clearInterval(this.#timer);
	}

	#tick(): void {
		const isDue = this.#pending !== null || Date.now() - this.#writtenAt > ALIVE_MS;
		if (this.#isWriting || !isDue) return;
		this.#isWriting = true;
		this.#writing = this.#write().finally(() => (this.#isWriting = false));
	}

	async #write(): Promise<void> {
		const progress = { ...this.#pending, improvements: this.#improvements };
		this.#pending = null;
		this.#writtenAt = Date.now();
		// A database away for a moment ends the run: the sweep takes it up again.
		const isOurs = await writeProgress(this.#actor, (db) => store.keep(db, this.#id, progress)).catch(
			() => false,
		);
		if (!isOurs) this.#stop.abort();
	}
}
