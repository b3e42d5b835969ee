import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { StartProgress } from './start.ts';

export async function count(db: Db): Promise<StartProgress> {
	const { rows } = await sql<StartProgress>`
		select (select count(*) from service_unit) as units,
			(select count(*) from position) as positions,
			(select count(*) from person) as people,
			(select count(*) from need) as needs,
			(select count(*) from strategy) as strategies,
			(select count(*) from budget) as budgets`.execute(db);
	return rows[0]!;
}
