import type { Actor } from '#platform/actor.server.ts';
import type { Position } from './position.ts';
import * as store from './position.store.server.ts';

export function list(actor: Actor): Promise<Position[]> {
	actor.must('organisation.read');
	return actor.read((db) => store.list(db));
}
