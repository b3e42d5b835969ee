import type { Actor } from '#platform/actor.server.ts';
import * as audit from '#platform/audit.server.ts';
import type { TrailEvent, TrailFilter } from './audit-trail.ts';
import * as store from './audit-trail.store.server.ts';

export function list(
	actor: Actor,
	filter: TrailFilter,
): Promise<{ events: TrailEvent[]; total: number; verbs: string[] }> {
	actor.must('audit.read');
	return actor.read(async (db) => ({
		events: await store.list(db, filter),
		total: await store.count(db, filter),
		verbs: await store.listVerbs(db),
	}));
}

/** Number of the first event that was changed afterwards, or null when the whole trail holds. */
export function firstBroken(actor: Actor): Promise<number | null> {
	actor.must('audit.read');
	return actor.read((db) => audit.firstBroken(db));
}
