import type { Db } from '#platform/db.server.ts';

export async function lastChange(db: Db): Promise<Date> {
	const row = await db
		.selectFrom('audit_event')
		.select('at')
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.at ?? new Date(0);
}
