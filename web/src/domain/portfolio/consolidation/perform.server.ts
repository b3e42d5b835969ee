import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import { lockDependencies } from '../need/dependency.server.ts';
import { lockFacts, type NeedFactsRow } from '../need/need-facts.server.ts';
import type { ActKind, Done, Named } from './consolidation-act.ts';
import * as store from './consolidation.store.server.ts';

export interface Doing {
	db: Db;
	record: RecordEvent;
	actor: Actor;
	actId: string;
	/** The needs the act is about, locked, in the order asked for. */
	needs: NeedFactsRow[];
}

export interface ActMade {
	actId: string;
	/** Of the act, in the tenant's own order. */
	number: number;
}

interface Wanted<Kind extends ActKind> {
	kind: Kind;
	/** The need the act is told of. */
	needId: string;
	needIds: readonly string[];
	/** As they were shown; those given must still be so. */
	versions?: Readonly<Record<string, number>>;
	key?: string | undefined;
}

/** Does an act and keeps what undoes it, in one change. */
export function perform<Kind extends ActKind>(
	actor: Actor,
	wanted: Wanted<Kind>,
	work: (doing: Doing) => Promise<Done[Kind]>,
): Promise<ActMade> {
	actor.must('need.merge');
	return actor.change((db, record) => performWithin(db, record, actor, wanted, work), {
		verb: `consolidation.${wanted.kind}`,
		key: wanted.key,
	});
}

/** The same inside a running change. */
export async function performWithin<Kind extends ActKind>(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	{ kind, needId, needIds, versions = {} }: Wanted<Kind>,
	work: (doing: Doing) => Promise<Done[Kind]>,
): Promise<ActMade> {
	await lockDependencies(db);
	const ids = [...new Set([needId, ...needIds])];
	const found = new Map((await lockFacts(db, ids)).map((need) => [need.id, need]));
	const needs = ids.map((id) => found.get(id) ?? refuse('not_found', { subject: 'need' }));
	if (needs.some(({ id, version }) => id in versions && versions[id] !== version)) refuse('conflict');
	const actId = newId();
	const done = await work({ db, record, actor, actId, needs });
	const names: Named[] = needs.map(({ id, number, title, stateSince }) => ({
		id,
		number,
		title,
		since: stateSince,
	}));
	const act = { id: actId, kind, needId, needIds: ids, done: { ...done, names }, doneBy: actor.personId };
	const number = await store.insert(db, act as store.NewAct);
	return { actId, number };
}
