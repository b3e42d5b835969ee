import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';

interface Saying {
	unitId: string;
	addressHash: Buffer;
}

/** How many were said lately by a unit's link and from an address, under a lock that makes others wait for this count. */
export async function countLately(db: Db, { unitId, addressHash }: Saying, minutes: number) {
	await db.selectFrom('need_counter').select('last_number').forNoKeyUpdate().execute();
	return db
		.selectFrom('link_saying')
		.select(({ fn }) => [
			fn.countAll<number>().filterWhere('service_unit_id', '=', unitId).as('ofUnit'),
			fn.countAll<number>().filterWhere('address_hash', '=', addressHash).as('fromAddress'),
		])
		.where('said_at', '>', sql<Date>`now() - make_interval(mins => ${minutes})`)
		.executeTakeFirstOrThrow();
}

/** Kept for an hour: it answers only what happens now. */
export async function note(db: Db, { unitId, addressHash }: Saying): Promise<void> {
	await db
		.deleteFrom('link_saying')
		.where('said_at', '<', sql<Date>`now() - interval '1 hour'`)
		.execute();
	const row = { id: newId(), service_unit_id: unitId, address_hash: addressHash };
	await db.insertInto('link_saying').values(row).execute();
}
