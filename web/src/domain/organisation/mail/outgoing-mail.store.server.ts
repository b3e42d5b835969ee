import type { Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';

export type NewMail = Insertable<Database['outgoing_mail']>;

const MOST_AT_ONCE = 500;

/** Rows whose once_key is already there are left out; answers the tenant of what was written. */
export async function insert(db: Db, rows: NewMail[]): Promise<string | undefined> {
	let tenantId: string | undefined;
	for (let from = 0; from < rows.length; from += MOST_AT_ONCE) {
		const written = await db
			.insertInto('outgoing_mail')
			.values(rows.slice(from, from + MOST_AT_ONCE))
			.onConflict((conflict) => conflict.columns(['tenant_id', 'once_key']).doNothing())
			.returning('tenant_id')
			.execute();
		tenantId ??= written[0]?.tenant_id;
	}
	return tenantId;
}
