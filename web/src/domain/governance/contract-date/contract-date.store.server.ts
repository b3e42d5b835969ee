import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { RenewalKind } from '#domain/systems/system-contract/renewal.ts';
import type { DatedDuty } from './contract-date.ts';

/** Of one contract, or of all. */
export async function listOf(db: Db, contractId: string | null): Promise<DatedDuty[]> {
	const { rows } = await sql<DatedDuty>`
		select dated.contract_id as "contractId", dated.kind, dated.duty_id as "dutyId",
			occurrence.id as "occurrenceId", occurrence.due_on as "dueOn", duty.rule ->> 'on' as "askedOn", completion.outcome,
			completion.done_on as "doneOn", exists (select from duty_retirement off
				where off.tenant_id = dated.tenant_id and off.duty_id = dated.duty_id and off.restored_at is null) as "isOff"
		from contract_date dated
		join duty on duty.tenant_id = dated.tenant_id and duty.id = dated.duty_id
		left join duty_occurrence occurrence on occurrence.tenant_id = dated.tenant_id
			and occurrence.duty_id = dated.duty_id
		left join duty_completion completion on completion.tenant_id = occurrence.tenant_id
			and completion.occurrence_id = occurrence.id and completion.undone_at is null
		where ${contractId}::uuid is null or dated.contract_id = ${contractId}`.execute(db);
	return rows;
}

/** The duty of one kind of date, in place of one before it. */
export async function put(db: Db, contractId: string, kind: RenewalKind, dutyId: string): Promise<void> {
	await db
		.insertInto('contract_date')
		.values({ contract_id: contractId, kind, duty_id: dutyId })
		.onConflict((conflict) =>
			conflict.columns(['tenant_id', 'contract_id', 'kind']).doUpdateSet({ duty_id: dutyId }),
		)
		.execute();
}

export async function remove(db: Db, contractId: string, kind: RenewalKind): Promise<void> {
	await db
		.deleteFrom('contract_date')
		.where('contract_id', '=', contractId)
		.where('kind', '=', kind)
		.execute();
}
