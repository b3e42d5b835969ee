import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { GroupResult } from './group-result.ts';

/** The newest first. */
export async function list(db: Db): Promise<GroupResult[]> {
	const { rows } = await sql<GroupResult>`
		select told.survey_id as "surveyId", survey.name as survey, survey.opens_on as "opensOn",
			least(survey.closes_on, done.closed_on) as "endedOn", told.told_on as "toldOn", teller.name as "toldBy",
			told.content -> 'names' as names, told.content -> 'shown' as shown, told.content -> 'hidden' as hidden
		from group_result told
		join survey on survey.tenant_id = told.tenant_id and survey.id = told.survey_id
		left join survey_closure done on done.tenant_id = survey.tenant_id and done.survey_id = survey.id
		left join person teller on teller.tenant_id = told.tenant_id and teller.id = told.told_by
		order by survey.opens_on desc, survey.id desc`.execute(db);
	return rows;
}

/** Nobody tells of it at the same time. */
export async function lockSurvey(db: Db, id: string): Promise<void> {
	await db.selectFrom('survey').select('id').where('id', '=', id).forUpdate().execute();
}

export async function isTold(db: Db, surveyId: string): Promise<boolean> {
	const row = db.selectFrom('group_result').select('survey_id').where('survey_id', '=', surveyId);
	return (await row.executeTakeFirst()) !== undefined;
}

export async function insert(db: Db, result: Insertable<Database['group_result']>): Promise<void> {
	await db.insertInto('group_result').values(result).execute();
}
