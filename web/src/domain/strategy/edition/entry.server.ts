import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as adoptions from './adoption.store.server.ts';
import type { Edition } from './edition.ts';
import * as store from './edition.store.server.ts';

/**
 * Adopted editions whose day has come are read from now on, in the order of their decisions; what hung on the clauses
 * follows. Within a change that holds the strategy. Answers how many reviews were opened, or null where nothing was due.
 */
export async function enterDue(
	db: Db,
	record: RecordEvent,
	strategy: { id: string; title: string },
	day: string,
): Promise<number | null> {
	const isDue = ({ state, inForceFrom }: Edition) => state === 'coming' && inForceFrom! <= day;
	const due = (await store.list(db, strategy.id)).filter(isDue).toReversed();
	if (due.length === 0) return null;
	let reviews = 0;
	for (const edition of due) reviews += await enter(db, record, { ...strategy, edition }, day);
	return reviews;
}

async function enter(
	db: Db,
	record: RecordEvent,
	{ id: strategyId, title, edition }: { id: string; title: string; edition: Edition },
	day: string,
): Promise<number> {
	const { editionId: fromId } = found(await store.lockStrategy(db, strategyId), 'strategy');
	const between = { strategyId, fromId, toId: edition.id };
	const shaken = [...(await adoptions.shaken(db, between)), ...(await adoptions.uprooted(db, between))];
	for (const one of shaken)
		if (!(await adoptions.renewTask(db, one, edition.id)))
			await adoptions.insertTask(db, newId(), one, edition.id, day);
	await settleReturned(db, record, between, day);
	await store.enter(db, { strategyId, editionId: edition.id }, day);
	await adoptions.follow(db, between);
	const { name, number, inForceFrom } = edition;
	const told = { title, edition: name, number, inForceFrom, reviews: shaken.length };
	record('edition.entered', { type: 'strategy', id: strategyId }, told);
	return shaken.length;
}

/** A clause that went or was changed stands again as it was: there is nothing left to look at. */
async function settleReturned(
	db: Db,
	record: RecordEvent,
	between: adoptions.Between,
	day: string,
): Promise<void> {
	for (const { taskId, subject, subjectId, code, title } of await adoptions.returned(db, between)) {
		await adoptions.closeReturned(db, newId(), taskId, day);
		record(`${subject}.reviewed`, { type: subject, id: subjectId }, { code, title, outcome: 'kept' });
	}
}

/** Every strategy of the municipality: run twice or days late it comes to the same. Answers how many changed. */
export async function bringInForce(actor: Actor, day = today()): Promise<number> {
	actor.must('strategy.manage');
	let changed = 0;
	for (const id of await actor.read((db) => store.strategiesDue(db, day)))
		if (await bringOne(actor, id, day)) changed += 1;
	return changed;
}

class NothingDue extends Error {}

async function bringOne(actor: Actor, id: string, day: string): Promise<boolean> {
	try {
		await actor.change(async (db, record) => {
			const strategy = found(await store.lockStrategy(db, id), 'strategy');
			// Another run may have been first; a change must not be empty.
			if ((await enterDue(db, record, strategy, day)) === null) throw new NothingDue();
		});
		return true;
	} catch (error) {
		if (error instanceof NothingDue) return false;
		throw error;
	}
}
