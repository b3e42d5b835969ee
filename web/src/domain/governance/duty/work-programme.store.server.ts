import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';

export interface ProgrammeRow {
	dutyId: string;
	addedAt: Date;
	addedBy: string | null;
}

export async function list(db: Db, bodyId: string, year: number): Promise<ProgrammeRow[]> {
	const { rows } = await sql<ProgrammeRow>`
		select programme.duty_id as "dutyId", programme.added_at as "addedAt", person.name as "addedBy"
		from work_programme programme
		left join person on person.tenant_id = programme.tenant_id and person.id = programme.added_by
		where programme.body_id = ${bodyId} and programme.year = ${year} order by programme.duty_id`.execute(db);
	return rows;
}

export interface ProgrammeLine {
	bodyId: string;
	year: number;
	dutyId: string;
}

/** Those that are there already stay as they are. */
export async function insert(db: Db, lines: readonly ProgrammeLine[], addedBy: string | null): Promise<void> {
	if (lines.length === 0) return;
	await db
		.insertInto('work_programme')
		.values(
			lines.map(({ bodyId, year, dutyId }) => ({
				body_id: bodyId,
				year,
				duty_id: dutyId,
				added_by: addedBy,
			})),
		)
		.onConflict((conflict) => conflict.columns(['tenant_id', 'body_id', 'year', 'duty_id']).doNothing())
		.execute();
}

export async function remove(
	db: Db,
	bodyId: string,
	year: number,
	dutyIds: readonly string[],
): Promise<void> {
	if (dutyIds.length === 0) return;
	await db
		.deleteFrom('work_programme')
		.where('body_id', '=', bodyId)
		.where('year', '=', year)
		.where('duty_id', 'in', dutyIds)
		.execute();
}
