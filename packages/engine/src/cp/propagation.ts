import type { Clauses } from './clauses.ts';
import type { Differences } from './differences.ts';
import type { Propagator } from './propagator.ts';
import type { Trail } from './trail.ts';

/** Runs all constraints until nothing follows any more. */
export class Propagation {
	private readonly trail: Trail;
	private readonly clauses: Clauses;
	private readonly differences: Differences;
	/** Per view the propagators to wake. */
	private readonly wakes: Propagator[][] = [];
	private readonly queues: [Propagator[], Propagator[]] = [[], []];
	private queued = new Uint8Array(64);
	/** First entry of the trail whose consequences have not been drawn. */
	head = 0;

	constructor(trail: Trail, clauses: Clauses, differences: Differences) {
		this.trail = trail;
		this.clauses = clauses;
		this.differences = differences;
	}

	/** Makes room for the views of a new variable. */
	addVariable(): void {
		this.wakes.push([], []);
	}

	/** Adds a propagator that has its owner number; it will be run. */
	post(propagator: Propagator): void {
		for (const view of propagator.views) this.wakes[view]!.push(propagator);
		if (this.queued.length <= propagator.owner) {
			const old = this.queued;
			this.queued = new Uint8Array(2 * old.length);
			this.queued.set(old);
		}
		this.enqueue(propagator);
	}

	/** False = failed; see `Trail.failure`. */
	run(): boolean {
		const { trail, queues } = this;
		for (;;) {
			while (this.head < trail.length) {
				const position = this.head++;
				if (!this.clauses.propagate(position) || !this.differences.propagate(position)) return this.drop();
				for (const propagator of this.wakes[trail.view[position]!]!) this.enqueue(propagator);
			}
			const next = queues[0].shift() ?? queues[1].shift();
			if (!next) return true;
			this.queued[next.owner] = 0;
			if (!next.propagate()) return this.drop();
		}
	}

	private enqueue(propagator: Propagator): void {
		if (this.queued[propagator.owner]) return;
		this.queued[propagator.owner] = 1;
		this.queues[propagator.cost].push(propagator);
	}

	private drop(): false {
		for (const queue of this.queues) queue.length = 0;
		this.queued.fill(0);
		return false;
	}
}
