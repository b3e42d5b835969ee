import type { Actor } from '#platform/actor.server.ts';
import type { Role } from './role.ts';
import * as store from './role.store.server.ts';

export function list(actor: Actor): Promise<Role[]> {
	actor.must('organisation.read');
	return actor.read((db) => store.list(db));
}
