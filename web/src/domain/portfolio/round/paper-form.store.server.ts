import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { EnteredForm } from './paper-form.ts';

export async function insert(
	db: Db,
	form: { id: string; roundId: string; needId: string; enteredBy: string },
): Promise<void> {
	await sql`
		insert into paper_form (id, round_id, need_id, wording_id, entered_by)
		select ${form.id}::uuid, ${form.roundId}::uuid, wording.need_id, wording.id, ${form.enteredBy}::uuid
		from wording where wording.need_id = ${form.needId}`.execute(db);
}

/** What this person has typed in lately, newest first. */
export function listOf(db: Db, roundId: string, personId: string, limit: number): Promise<EnteredForm[]> {
	return entered(db)
		.where('form.round_id', '=', roundId)
		.where('form.entered_by', '=', personId)
		.orderBy('form.entered_at', 'desc')
		.orderBy('form.id', 'desc')
		.limit(limit)
		.execute();
}

export function find(db: Db, id: string, personId: string): Promise<EnteredForm | undefined> {
	return entered(db).where('form.id', '=', id).where('form.entered_by', '=', personId).executeTakeFirst();
}

export async function count(db: Db, roundId: string, personId: string): Promise<number> {
	const { forms } = await db
		.selectFrom('paper_form')
		.select(({ fn }) => fn.countAll<number>().as('forms'))
		.where('round_id', '=', roundId)
		.where('entered_by', '=', personId)
		.executeTakeFirstOrThrow();
	return forms;
}

function entered(db: Db) {
	return db
		.selectFrom('paper_form as form')
		.innerJoin('need', (join) =>
			join.onRef('need.tenant_id', '=', 'form.tenant_id').onRef('need.id', '=', 'form.need_id'),
		)
		.innerJoin('wording', (join) =>
			join.onRef('wording.tenant_id', '=', 'form.tenant_id').onRef('wording.id', '=', 'form.wording_id'),
		)
		.innerJoin('service_unit as unit', (join) =>
			join.onRef('unit.tenant_id', '=', 'wording.tenant_id').onRef('unit.id', '=', 'wording.service_unit_id'),
		)
		.select([
			'form.id',
			'need.id as needId',
			'need.number',
			'wording.text',
			'unit.id as unitId',
			'unit.name as unit',
			'form.entered_at as enteredAt',
		]);
}
