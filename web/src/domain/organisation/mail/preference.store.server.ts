import type { Db } from '#platform/db.server.ts';
import type { Delivery } from './letter-kinds.ts';

export async function listOf(db: Db, personId: string): Promise<Map<string, Delivery>> {
	const rows = await db
		.selectFrom('mail_preference')
		.select(['kind', 'delivery'])
		.where('person_id', '=', personId)
		.execute();
	return new Map(rows.map(({ kind, delivery }) => [kind, delivery as Delivery]));
}

/** Only what differs from the usual is kept, so that a usual changed later reaches everybody else. */
export async function replaceAll(
	db: Db,
	personId: string,
	chosen: readonly { kind: string; delivery: Delivery }[],
): Promise<void> {
	await db.deleteFrom('mail_preference').where('person_id', '=', personId).execute();
	if (chosen.length === 0) return;
	await db
		.insertInto('mail_preference')
		.values(chosen.map((each) => ({ ...each, person_id: personId })))
		.execute();
}
