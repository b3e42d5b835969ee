import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { KeptUnit } from './file-batch.ts';

/** Ids of the rows in fact written: a name or a key that another unit has is left out. */
export async function insertAll(
	db: Db,
	rows: readonly Insertable<Database['service_unit']>[],
): Promise<ReadonlySet<string>> {
	const written = new Set<string>();
	for (let from = 0; from < rows.length; from += 1000) {
		const answer = await db
			.insertInto('service_unit')
			.values(rows.slice(from, from + 1000))
			.onConflict((conflict) => conflict.doNothing())
			.returning('id')
			.execute();
		for (const { id } of answer) written.add(id);
	}
	return written;
}

export async function listWithUse(
	db: Db,
	batchId: string,
): Promise<{ id: string; reason: KeptUnit['reason'] | null }[]> {
	const { rows } = await sql<{ id: string; reason: KeptUnit['reason'] | null }>`
		select unit.id, case
			when exists (select from need n where n.tenant_id = unit.tenant_id and n.service_unit_id = unit.id)
				or exists (select from wording w where w.tenant_id = unit.tenant_id and w.service_unit_id = unit.id)
				or exists (select from person p where p.tenant_id = unit.tenant_id and p.service_unit_id = unit.id)
				or exists (select from access_grant a where a.tenant_id = unit.tenant_id and a.service_unit_id = unit.id)
				or exists (select from invitation i where i.tenant_id = unit.tenant_id and i.service_unit_id = unit.id)
				or exists (select from round_answer r where r.tenant_id = unit.tenant_id and r.service_unit_id = unit.id)
				or exists (select from measure_unit m where m.tenant_id = unit.tenant_id and m.service_unit_id = unit.id)
				or exists (select from pilot_unit t where t.tenant_id = unit.tenant_id and t.service_unit_id = unit.id)
				then 'unit_used'
			when unit.version > 1 or unit.closed_on is not null then 'unit_amended'
			end as reason
		from service_unit unit where unit.unit_batch_id = ${batchId}
		order by unit.id for update of unit`.execute(db);
	return rows;
}

export async function remove(db: Db, ids: readonly string[]): Promise<void> {
	if (ids.length > 0) await sql`delete from service_unit where id = any(${[...ids]}::uuid[])`.execute(db);
}
