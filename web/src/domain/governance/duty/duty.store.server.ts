import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Duty } from './duty.ts';

const duties = sql`
	select duty.id, duty.body_id as "bodyId", body.name as body, duty.name, duty.description,
		duty.owner_position_id as "ownerId", owner.title as owner, duty.clause_id as "clauseId",
		(select json_build_object('number', clause.number, 'text', left(clause.text, 300),
				'strategyId', strategy.id, 'strategy', strategy.title)
			from clause join strategy on strategy.tenant_id = clause.tenant_id and strategy.id = clause.strategy_id
			where clause.tenant_id = duty.tenant_id and clause.id = duty.clause_id) as clause,
		duty.origin, duty.basis, duty.basis_link as "basisLink", duty.rule, duty.remind_days as "remindDays",
		duty.escalate_after as "escalateAfter", duty.in_force_from as "inForceFrom", duty.version,
		gone.retired_on as "retiredOn", retirer.name as "retiredBy", coalesce(gone.reason, '') as "retiredReason"
	from duty
	join body on body.tenant_id = duty.tenant_id and body.id = duty.body_id
	left join position owner on owner.tenant_id = duty.tenant_id and owner.id = duty.owner_position_id
	left join duty_retirement gone on gone.tenant_id = duty.tenant_id and gone.duty_id = duty.id
		and gone.restored_at is null
	left join person retirer on retirer.tenant_id = gone.tenant_id and retirer.id = gone.retired_by`;

export async function list(db: Db): Promise<Duty[]> {
	const { rows } = await sql<Duty>`${duties} order by duty.name, duty.id`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<Duty | undefined> {
	const { rows } = await sql<Duty>`${duties} where duty.id = ${id}`.execute(db);
	return rows[0];
}

/** Holds the duty until the end of the change: its days are counted by one at a time. */
export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('duty').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export interface Given {
	ownerId: string | null;
	clauseId: string | null;
}

/** What the draft names and the municipality has not. */
export async function firstMissing(db: Db, given: Given): Promise<'position' | 'clause' | null> {
	const isThere = async (table: 'position' | 'clause', id: string | null) =>
		id === null ||
		(await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
	if (!(await isThere('position', given.ownerId))) return 'position';
	return (await isThere('clause', given.clauseId)) ? null : 'clause';
}

export async function insert(db: Db, duty: Insertable<Database['duty']>): Promise<void> {
	await db.insertInto('duty').values(duty).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['duty']>,
): Promise<boolean> {
	const row = await db
		.updateTable('duty')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertRetirement(
	db: Db,
	retirement: Insertable<Database['duty_retirement']>,
): Promise<void> {
	await db.insertInto('duty_retirement').values(retirement).execute();
}

/** False when the duty is in force already. */
export async function liftRetirement(db: Db, dutyId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('duty_retirement')
		.set({ restored_at: new Date(), restored_by: personId })
		.where('duty_id', '=', dutyId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export interface ClauseChoice {
	id: string;
	number: string;
	text: string;
	strategy: string;
}

/** Clauses a duty may rest on: each says that something must be done. */
export async function listClauses(db: Db): Promise<ClauseChoice[]> {
	const { rows } = await sql<ClauseChoice>`
		select clause.id, clause.number, left(clause.text, 90) as text, strategy.title as strategy
		from clause join strategy on strategy.tenant_id = clause.tenant_id and strategy.id = clause.strategy_id
		where clause.is_obligation and clause.edition_id = strategy.edition_id or exists (select 1 from duty
			where duty.tenant_id = clause.tenant_id and duty.clause_id = clause.id)
		order by strategy.title, strategy.id, clause.ordinal`.execute(db);
	return rows;
}
