import type { Actor } from '#platform/actor.server.ts';
import type { ServiceArea } from './service-area.ts';
import * as store from './service-area.store.server.ts';

export function list(actor: Actor): Promise<ServiceArea[]> {
	actor.must('organisation.read');
	return actor.read((db) => store.list(db));
}
