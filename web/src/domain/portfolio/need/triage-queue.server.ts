import type { Actor } from '#platform/actor.server.ts';
import type { NeedQuery } from './need-list.ts';
import { ownFilters } from './need-list.server.ts';
import * as store from './triage-queue.store.server.ts';

export interface QueuePlace {
	/** The need to look at; null when none is left from here on. */
	id: string | null;
	number: number;
	/** Its place among all that wait, from one. */
	position: number;
	total: number;
	previous: number | null;
	next: number | null;
}

/** New needs, and clarified ones whose question has an answer, oldest first: the first from the given number on. */
export async function place(actor: Actor, filters: NeedQuery['filters'], from: number): Promise<QueuePlace> {
	actor.must('need.triage');
	const queue = await actor.read((db) => store.listWaiting(db, ownFilters(actor, filters)));
	const at = queue.findIndex(({ number }) => number >= from);
	const current = queue[at];
	const before = at === -1 ? queue[queue.length - 1] : queue[at - 1];
	return {
		id: current?.id ?? null,
		number: current?.number ?? from,
		position: current ? at + 1 : queue.length,
		total: queue.length,
		previous: before?.number ?? null,
		next: (at === -1 ? undefined : queue[at + 1]?.number) ?? null,
	};
}
