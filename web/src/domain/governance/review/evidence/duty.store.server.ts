import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { untilDay, type FactOf, type Ground } from '../fact.ts';

interface Row {
	goalId: string;
	dutyId: string;
	name: string;
	dueOn: string;
	outcome: 'done' | 'left_undone' | null;
	doneOn: string | null;
}

/** Duties of the year that rest on the same clause as the goal. */
export async function duties(db: Db, ground: Ground): Promise<FactOf[]> {
	const { rows } = await sql<Row>`
		select goal.id as "goalId", duty.id as "dutyId", duty.name, occurrence.due_on as "dueOn",
			completion.outcome, completion.done_on as "doneOn"
		from goal
		join duty on duty.tenant_id = goal.tenant_id and duty.clause_id = goal.clause_id
		join duty_occurrence occurrence on occurrence.tenant_id = duty.tenant_id
			and occurrence.duty_id = duty.id
			and occurrence.due_on between ${ground.period.from} and ${untilDay(ground)}
		left join duty_completion completion on completion.tenant_id = occurrence.tenant_id
			and completion.occurrence_id = occurrence.id and completion.undone_at is null
		where goal.id = any(${[...ground.goalIds]}::uuid[])
			and not exists (select from duty_retirement gone where gone.tenant_id = duty.tenant_id
				and gone.duty_id = duty.id and gone.restored_at is null and occurrence.due_on >= gone.retired_on)
		order by occurrence.due_on, duty.name`.execute(db);
	return rows.map(({ goalId, dutyId, name, dueOn, outcome, doneOn }) => ({
		of: { goalId },
		kind: 'duty',
		said: outcome ?? 'passed',
		tone: outcome === 'done' ? 'good' : 'bad',
		values: { name, dueOn, ...(doneOn && { doneOn }) },
		path: `/year/duties/${dutyId}`,
	}));
}
