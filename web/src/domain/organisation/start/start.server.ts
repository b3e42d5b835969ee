import type { Actor } from '#platform/actor.server.ts';
import type { StartProgress } from './start.ts';
import * as store from './start.store.server.ts';

export function progress(actor: Actor): Promise<StartProgress> {
	actor.must('organisation.read');
	return actor.read((db) => store.count(db));
}
