import type { WorkGroup } from '#domain/portfolio/consolidation/workbench.ts';

export type Verb = 'merge' | 'different' | 'part' | 'wait' | 'later' | 'state';

interface Settled {
	actId: string;
	verb: Verb;
	/** Needs that are no longer their own. */
	merged: number;
}

/** Where one is in the list and what has been done since it was loaded: an act loads nothing anew. */
export class WorkState {
	#groups: readonly WorkGroup[] = $state.raw([]);
	#settled: ReadonlyMap<number, Settled> = $state.raw(new Map());
	key: number | null = $state(null);

	constructor(groups: readonly WorkGroup[], at: number | null) {
		this.load(groups, at);
	}

	/** New rows came: the place is kept where its group still is. */
	load(groups: readonly WorkGroup[], at: number | null): void {
		const before = this.#groups.findIndex(({ key }) => key === this.key);
		this.#groups = groups;
		this.#settled = new Map();
		const wished = groups.find(
			({ key, members }) => key === at || members.some(({ number }) => number === at),
		);
		this.key = (wished ?? groups[Math.max(0, before)] ?? groups[0])?.key ?? null;
	}

	get open(): WorkGroup[] {
		return this.#groups.filter(({ key }) => !this.#settled.has(key));
	}

	get current(): WorkGroup | null {
		return this.open.find(({ key }) => key === this.key) ?? null;
	}

	get place(): number {
		return this.open.findIndex(({ key }) => key === this.key) + 1;
	}

	get done(): number {
		return this.#settled.size;
	}

	get merged(): number {
		return [...this.#settled.values()].reduce((sum, { merged }) => sum + merged, 0);
	}

	/** The group beside the current one; at the end of the list the first. */
	beside(step: 1 | -1): number | null {
		const { open } = this;
		const at = open.findIndex(({ key }) => key === this.key);
		const next = open[at + step] ?? (step > 0 ? open[0] : open.at(-1));
		return next && next.key !== this.key ? next.key : null;
	}

	settle(key: number, settled: Settled): void {
		if (settled.verb === 'state') return;
		if (this.key === key) this.key = this.beside(1);
		this.#settled = new Map(this.#settled).set(key, settled);
	}

	/** The group of an undone act stands open again, and one is back at it. */
	reopen(actId: string): boolean {
		const found = [...this.#settled].find(([, settled]) => settled.actId === actId);
		if (!found) return false;
		this.#settled = new Map([...this.#settled].filter(([key]) => key !== found[0]));
		this.key = found[0];
		return true;
	}
}
