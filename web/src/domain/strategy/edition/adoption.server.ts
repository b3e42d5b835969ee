import { andFreeze } from '#domain/organisation/document/freezing.server.ts';
import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as adoptions from './adoption.store.server.ts';
import { baseOf, type Adoption } from './edition.ts';
import * as store from './edition.store.server.ts';
import { enterDue } from './entry.server.ts';
import { contentOf, hashOf } from './first-edition.server.ts';

export interface Adopted {
	strategyId: string;
	/** Reviews opened by clauses that changed or went; none before the edition comes in force. */
	reviews: number;
	/** The day it will be read from, where that day is still to come. */
	comesOn: string | null;
}

/** The draft is frozen; from its day on it is the edition in force, and what hung on the clauses follows. */
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
	const strategy = found(await store.lockStrategy(db, strategyId), 'strategy');
	const edition = found(await store.find(db, editionId), 'edition');
	if (edition.adoptedOn) refuse('edition_not_draft');
	const clauses = await store.clausesOf(db, editionId);
	if (clauses.length === 0) refuse('edition_is_empty');
	if (!(await store.update(db, editionId, version))) refuse('conflict');
	await enterDue(db, record, strategy, day);
	await store.adopt(db, {
		...{ edition_id: editionId, adopted_on: adoptedOn, in_force_from: inForceFrom, decision },
		...{ decided_by: adoption.by, content: contentOf(clauses), text_hash: hashOf(clauses) },
	});
	const told = { title: strategy.title, edition: name, number, adoptedOn, inForceFrom };
	record('edition.adopted', { type: 'strategy', id: strategyId }, told);
	const reviews = await enterDue(db, record, strategy, day);
	return { strategyId, reviews: reviews ?? 0, comesOn: reviews === null ? inForceFrom : null };
}

export interface Consequences {
	/** Goals of documents below whose clause changes or goes. */
	reviews: number;
	/** Goals and duties whose own clause goes. */
	loosened: adoptions.Loosened[];
	/** Adopted already and waiting for its day: this one takes its place, or comes after it. */
	coming: { name: string; inForceFrom: string } | null;
}

/** What adopting the draft would set moving, told before it is done. */
export function consequences(actor: Actor, editionId: string): Promise<Consequences> {
	actor.must('strategy.read');
	return actor.read(async (db) => {
		const { strategyId } = found(await store.find(db, editionId), 'edition');
		const all = await store.list(db, strategyId);
		const current = all.find(({ isCurrent }) => isCurrent);
		const base = baseOf(all);
		const between = { strategyId, fromId: current?.id ?? null, toId: editionId };
		const shaken = await adoptions.shaken(db, between);
		const coming =
			base && base.state === 'coming' ? { name: base.name, inForceFrom: base.inForceFrom! } : null;
		return { reviews: shaken.length, loosened: await adoptions.loosened(db, between), coming };
	});
}
