import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { SystemContract } from './system-contract.ts';

const contracts = sql`
	select contract.id, contract.system_id as "systemId", system.name as system, contract.title, contract.party,
		contract.case_number as "caseNumber", contract.starts_on as "startsOn", contract.ends_on as "endsOn",
		contract.notice_months as "noticeMonths", contract.notice_days as "noticeDays",
		contract.option_rounds as "optionRounds", contract.option_months as "optionMonths",
		contract.price_yearly::float8 as "priceYearly", contract.price_rule as "priceRule",
		contract.price_percent::float8 as "pricePercent", contract.price_note as "priceNote",
		contract.decision_days as "decisionDays", contract.introduction_months as "introductionMonths",
		contract.procurement_months as "procurementMonths", contract.study_months as "studyMonths",
		contract.body_id as "bodyId", body.name as body, system.owner_position_id as "ownerId", contract.note,
		gone.retired_on as "retiredOn", coalesce(gone.reason, '') as "retiredReason", contract.version
	from system_contract contract
	join managed_system system on system.tenant_id = contract.tenant_id and system.id = contract.system_id
	left join body on body.tenant_id = contract.tenant_id and body.id = contract.body_id
	left join system_contract_retirement gone on gone.tenant_id = contract.tenant_id
		and gone.contract_id = contract.id and gone.restored_at is null`;

/** Those in force first, the nearest end first. */
export async function list(db: Db, systemId: string | null): Promise<SystemContract[]> {
	const { rows } = await sql<SystemContract>`${contracts}
		where ${systemId}::uuid is null or contract.system_id = ${systemId}
		order by gone.retired_on is not null, contract.ends_on nulls last, contract.title, contract.id`.execute(
		db,
	);
	return rows;
}

export async function find(db: Db, id: string): Promise<SystemContract | undefined> {
	const { rows } = await sql<SystemContract>`${contracts} where contract.id = ${id}`.execute(db);
	return rows[0];
}

export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('system_contract').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export async function insert(db: Db, row: Insertable<Database['system_contract']>): Promise<void> {
	await db.insertInto('system_contract').values(row).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['system_contract']>,
): Promise<boolean> {
	const row = await db
		.updateTable('system_contract')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertRetirement(
	db: Db,
	row: Insertable<Database['system_contract_retirement']>,
): Promise<void> {
	await db.insertInto('system_contract_retirement').values(row).execute();
}

/** False when it is in force already. */
export async function liftRetirement(db: Db, contractId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('system_contract_retirement')
		.set({ restored_at: new Date(), restored_by: personId })
		.where('contract_id', '=', contractId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
