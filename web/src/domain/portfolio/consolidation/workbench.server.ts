import type { Actor } from '#platform/actor.server.ts';
import { suggestGroups } from '../similarity/suggest-groups.server.ts';
import { judgedKeys } from './relation.ts';
import * as relations from './relation.store.server.ts';
import { withoutJudged } from './suggested-group.ts';
import { workGroups, type WorkGroup } from './workbench.ts';
import * as store from './workbench.store.server.ts';

export interface Workbench {
	groups: WorkGroup[];
	tally: store.Tally;
	areas: { id: string; name: string }[];
}

/** All groups that wait for a judgement, those put aside among them. */
export async function open(actor: Actor): Promise<Workbench> {
	actor.must('need.merge');
	const suggested = await suggestGroups(actor);
	const ids = [...new Set(suggested.flatMap(({ needIds }) => needIds))];
	return actor.read(async (db) => {
		const members = await store.listMembers(db, ids);
		const byId = new Set(members.map(({ id }) => id));
		const judged = judgedKeys(await relations.all(db));
		const groups = withoutJudged(suggested, judged, (id) => byId.has(id));
		return {
			groups: workGroups(groups, members, await store.listPutAside(db)),
			tally: await store.tally(db),
			areas: await store.listAreas(db),
		};
	});
}
