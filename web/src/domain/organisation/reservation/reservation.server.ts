import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { Reservation } from './reservation.ts';
import * as store from './reservation.store.server.ts';

export function list(actor: Actor): Promise<Reservation[]> {
	actor.must('organisation.read');
	return actor.read((db) => store.list(db));
}

/** The same within a running transaction. */
export function listIn(db: Db): Promise<Reservation[]> {
	return store.list(db);
}

export interface ReservationWish {
	source: { kind: store.ReservationSource; id: string };
	title: string;
	startsOn: string;
	endsOn: string;
	/** Working days of each post. */
	days: number;
	positionIds: readonly string[];
}

/** What the source takes from now on, in place of what it took; the change that asks notes the event. */
export async function replaceIn(db: Db, { source, positionIds, ...taken }: ReservationWish): Promise<void> {
	await releaseIn(db, source);
	const { title, days, startsOn, endsOn } = taken;
	const row = { title, days, starts_on: startsOn, ends_on: endsOn };
	const from = { source_kind: source.kind, source_id: source.id };
	await store.insertAll(
		db,
		positionIds.map((position_id) => ({ id: newId(), position_id, ...row, ...from })),
	);
}

export function releaseIn(db: Db, { kind, id }: ReservationWish['source']): Promise<void> {
	return store.removeOf(db, kind, id);
}
