import { sql, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { FactValue } from './merger.ts';
import { effortOf } from './need-parts.store.server.ts';

function facts(db: Db, ids: readonly string[]) {
	return db
		.selectFrom('need')
		.select((eb) => [
			'need.id',
			'need.number',
			'need.version',
			'need.state',
			'need.state_reason as stateReason',
			sql<string>`need.state_since::text`.as('stateSince'),
			'need.title',
			'need.service_unit_id as unitId',
			'need.kind',
			'need.cost_investment as costInvestment',
			'need.cost_one_off as costOneOff',
			'need.cost_yearly as costYearly',
			'need.earliest_on as earliestOn',
			'need.deadline_on as deadlineOn',
			'need.duration_weeks as durationWeeks',
			effortOf(eb).as('effort'),
		])
		.where('need.id', 'in', ids)
		.orderBy('need.id');
}

/** The needs that exist, with their facts, in the order of their ids; locked like all needs are. */
export function lock(db: Db, ids: readonly string[]) {
	return facts(db, ids).forNoKeyUpdate().execute();
}

export function list(db: Db, ids: readonly string[]) {
	return facts(db, ids).execute();
}

export type NeedFactsRow = Awaited<ReturnType<typeof lock>>[number];

const columns = {
	title: 'title',
	kind: 'kind',
	costInvestment: 'cost_investment',
	costOneOff: 'cost_one_off',
	costYearly: 'cost_yearly',
	earliestOn: 'earliest_on',
	deadlineOn: 'deadline_on',
	durationWeeks: 'duration_weeks',
} as const;

export async function update(db: Db, id: string, values: Record<string, FactValue>): Promise<void> {
	const row: Record<string, FactValue> = {};
	for (const [field, value] of Object.entries(values)) {
		const roleId = /^effort\.(.+)$/.exec(field)?.[1];
		if (roleId) await setDays(db, id, roleId, Number(value));
		else row[columns[field as keyof typeof columns]] = value;
	}
	await db
		.updateTable('need')
		.set(({ eb }) => ({ ...(row as Updateable<Database['need']>), version: eb('version', '+', 1) }))
		.where('id', '=', id)
		.execute();
}

async function setDays(db: Db, needId: string, roleId: string, days: number): Promise<void> {
	if (days > 0)
		await db
			.insertInto('need_effort')
			.values({ need_id: needId, role_id: roleId, days })
			.onConflict((conflict) => conflict.columns(['tenant_id', 'need_id', 'role_id']).doUpdateSet({ days }))
			.execute();
	else
		await db.deleteFrom('need_effort').where('need_id', '=', needId).where('role_id', '=', roleId).execute();
}
