import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Survey } from './survey.ts';

const surveys = sql`
	select survey.id, survey.name, survey.greeting, survey.opens_on as "opensOn", survey.closes_on as "closesOn",
		survey.does_remind as "doesRemind", survey.version, done.closed_on as "closedOn", closer.name as "closedBy",
		array(select framework_id from survey_framework asked where asked.tenant_id = survey.tenant_id
			and asked.survey_id = survey.id) as "frameworkIds",
		(select count(*) from person where person.tenant_id = survey.tenant_id and person.disabled_at is null)::int as asked,
		(select count(*) from assessment where assessment.tenant_id = survey.tenant_id
			and assessment.survey_id = survey.id and assessment.submitted_at is not null)::int as answered
	from survey
	left join survey_closure done on done.tenant_id = survey.tenant_id and done.survey_id = survey.id
	left join person closer on closer.tenant_id = done.tenant_id and closer.id = done.closed_by`;

export async function list(db: Db): Promise<Survey[]> {
	const { rows } = await sql<Survey>`${surveys} order by survey.opens_on desc, survey.id desc`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<Survey | undefined> {
	const { rows } = await sql<Survey>`${surveys} where survey.id = ${id}`.execute(db);
	return rows[0];
}

/** Holds the survey until the end of the change: nobody closes it under one who answers. */
export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('survey').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export async function hold(db: Db, id: string): Promise<void> {
	await db.selectFrom('survey').select('id').where('id', '=', id).forShare().execute();
}

export async function isNameTaken(db: Db, name: string, id: string): Promise<boolean> {
	const rows = db.selectFrom('survey').select('id').where('name', '=', name).where('id', '<>', id);
	return (await rows.executeTakeFirst()) !== undefined;
}

export async function insert(db: Db, survey: Insertable<Database['survey']>): Promise<void> {
	await db.insertInto('survey').values(survey).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['survey']>,
): Promise<boolean> {
	const row = await db
		.updateTable('survey')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function setFrameworks(db: Db, surveyId: string, ids: readonly string[]): Promise<void> {
	await db.deleteFrom('survey_framework').where('survey_id', '=', surveyId).execute();
	await db
		.insertInto('survey_framework')
		.values(ids.map((id) => ({ survey_id: surveyId, framework_id: id })))
		.execute();
}

export async function close(db: Db, closure: Insertable<Database['survey_closure']>): Promise<void> {
	await db.insertInto('survey_closure').values(closure).execute();
}

export async function remove(db: Db, id: string): Promise<void> {
	await db.deleteFrom('survey').where('id', '=', id).execute();
}

export async function hasAnswers(db: Db, id: string): Promise<boolean> {
	const rows = db.selectFrom('assessment').select('id').where('survey_id', '=', id);
	return (await rows.executeTakeFirst()) !== undefined;
}
