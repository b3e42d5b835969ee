import type { Actor } from '#platform/actor.server.ts';
import type { Overview } from './overview.ts';
import * as store from './overview.store.server.ts';

export function get(actor: Actor): Promise<Overview> {
	actor.must('home.read');
	return actor.read((db) => store.read(db));
}
