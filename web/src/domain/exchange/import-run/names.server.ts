import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { NameLists, Names } from './asked-words.ts';
import * as store from './known-needs.store.server.ts';
import { WordIndex } from './word-index.ts';

export async function listNames(db: Db): Promise<NameLists> {
	const units = await store.listUnits(db);
	const roles = await store.listRoles(db);
	return { units, roles, areas: await store.listAreas(db) };
}

export function namesFor(actor: Actor, lists: NameLists): Names {
	return {
		units: new WordIndex(lists.units),
		roles: new WordIndex(lists.roles),
		areas: new WordIndex(lists.areas),
		mayCreate: actor.may('organisation.manage'),
	};
}
