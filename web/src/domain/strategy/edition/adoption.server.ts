import { andFreeze } from '#domain/organisation/document/freezing.server.ts';
import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as adoptions from './adoption.store.server.ts';
import type { Adoption } from './edition.ts';
import * as store from './edition.store.server.ts';
import { contentOf, hashOf } from './first-edition.server.ts';

export interface Adopted {
	strategyId: string;
	/** Reviews opened downstream by clauses that changed or went. */
	reviews: number;
}

/** The draft becomes the edition in force and is frozen; what hung on its clauses follows them. */
export function adopt(actor: Actor, adoption: Adoption, day = today()): Promise<Adopted> {
	return andFreeze(actor, adoptOnce(actor, adoption, day));
}

function adoptOnce(actor: Actor, adoption: Adoption, day: string): Promise<Adopted> {
	actor.must('strategy.adopt');
	return actor.change((db, record) => adoptIn(db, record, { ...adoption, by: actor.personId }, day), {
		verb: 'edition.adopt',
		key: adoption.key,
	});
}

/** The same within a change of another verb, such as the decision of a body that may adopt it. */
export async function adoptIn(
	db: Db,
	record: RecordEvent,
	adoption: Omit<Adoption, 'key'> & { by: string | null },
	day: string,
): Promise<Adopted> {
	const { editionId, version, adoptedOn, inForceFrom, decision } = adoption;
	if (adoptedOn > day) refuse('adopted_in_future', { day: adoptedOn });
	const { strategyId, name, number } = found(await store.find(db, editionId), 'edition');
	const { editionId: fromId, title } = found(await store.lockStrategy(db, strategyId), 'strategy');
	const edition = found(await store.find(db, editionId), 'edition');
	if (edition.adoptedOn) refuse('edition_not_draft');
	const clauses = await store.clausesOf(db, editionId);
	if (clauses.length === 0) refuse('edition_is_empty');
	if (!(await store.update(db, editionId, version))) refuse('conflict');
	await store.adopt(db, strategyId, {
		...{ edition_id: editionId, adopted_on: adoptedOn, in_force_from: inForceFrom, decision },
		...{ decided_by: adoption.by, content: contentOf(clauses), text_hash: hashOf(clauses) },
	});
	const between = { strategyId, fromId, toId: editionId };
	const shaken = await adoptions.shaken(db, between);
	for (const one of shaken)
		if (!(await adoptions.renewTask(db, one, editionId)))
			await adoptions.insertTask(db, newId(), one, editionId, day);
	await adoptions.follow(db, between);
	const told = { title, edition: name, number, adoptedOn, inForceFrom, reviews: shaken.length };
	record('edition.adopted', { type: 'strategy', id: strategyId }, told);
	return { strategyId, reviews: shaken.length };
}

export interface Consequences {
	/** Goals of documents below whose clause changes or goes. */
	reviews: number;
	/** Goals and duties whose own clause goes. */
	loosened: adoptions.Loosened[];
}

/** What adopting the draft would set moving, told before it is done. */
export function consequences(actor: Actor, editionId: string): Promise<Consequences> {
	actor.must('strategy.read');
	return actor.read(async (db) => {
		const { strategyId } = found(await store.find(db, editionId), 'edition');
		const current = (await store.list(db, strategyId)).find(({ isCurrent }) => isCurrent);
		const between = { strategyId, fromId: current?.id ?? null, toId: editionId };
		const shaken = await adoptions.shaken(db, between);
		return { reviews: shaken.length, loosened: await adoptions.loosened(db, between) };
	});
}
