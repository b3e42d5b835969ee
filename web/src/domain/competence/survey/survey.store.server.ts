import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Survey } from './survey.ts';

/** Who has answered was asked, whatever post they have now. */
const surveys = (day: string) => sql`
	select survey.id, survey.name, survey.greeting, survey.opens_on as "opensOn", survey.closes_on as "closesOn",
		survey.does_remind as "doesRemind", survey.version, done.closed_on as "closedOn", closer.name as "closedBy",
		array(select framework_id from survey_framework asked where asked.tenant_id = survey.tenant_id
			and asked.survey_id = survey.id) as "frameworkIds",
		array(select role_id from survey_role named where named.tenant_id = survey.tenant_id
			and named.survey_id = survey.id) as "roleIds",
		array(select service_area_id from survey_area named where named.tenant_id = survey.tenant_id
			and named.survey_id = survey.id) as "areaIds",
		(select count(*) from person where person.tenant_id = survey.tenant_id and person.disabled_at is null
			and (survey_asks(survey.tenant_id, survey.id, person.id, ${day}) or exists (select from assessment given
				where given.tenant_id = person.tenant_id and given.person_id = person.id
					and given.survey_id = survey.id and given.submitted_at is not null)))::int as asked,
		(select count(*) from assessment where assessment.tenant_id = survey.tenant_id
			and assessment.survey_id = survey.id and assessment.submitted_at is not null)::int as answered
	from survey
	left join survey_closure done on done.tenant_id = survey.tenant_id and done.survey_id = survey.id
	left join person closer on closer.tenant_id = done.tenant_id and closer.id = done.closed_by`;

export async function list(db: Db, day: string): Promise<Survey[]> {
	const { rows } = await sql<Survey>`${surveys(day)} order by survey.opens_on desc, survey.id desc`.execute(
		db,
	);
	return rows;
}

export async function find(db: Db, id: string, day: string): Promise<Survey | undefined> {
	const { rows } = await sql<Survey>`${surveys(day)} where survey.id = ${id}`.execute(db);
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

/** Of whom it asks; of everybody where nobody is named. */
export async function setAudience(
	db: Db,
	surveyId: string,
	{ roleIds, areaIds }: Pick<Survey, 'roleIds' | 'areaIds'>,
): Promise<void> {
	await db.deleteFrom('survey_role').where('survey_id', '=', surveyId).execute();
	await db.deleteFrom('survey_area').where('survey_id', '=', surveyId).execute();
	const roles = roleIds.map((role_id) => ({ survey_id: surveyId, role_id }));
	if (roles.length > 0) await db.insertInto('survey_role').values(roles).execute();
	const areas = areaIds.map((service_area_id) => ({ survey_id: surveyId, service_area_id }));
	if (areas.length > 0) await db.insertInto('survey_area').values(areas).execute();
}

/** What is named of whom to ask and this municipality does not have. */
export async function firstMissing(
	db: Db,
	{ roleIds, areaIds }: Pick<Survey, 'roleIds' | 'areaIds'>,
): Promise<'role' | 'service_area' | null> {
	const countOf = async (table: 'role' | 'service_area', ids: readonly string[]) =>
		ids.length === 0 ? 0 : (await db.selectFrom(table).select('id').where('id', 'in', ids).execute()).length;
	if ((await countOf('role', roleIds)) < roleIds.length) return 'role';
	return (await countOf('service_area', areaIds)) < areaIds.length ? 'service_area' : null;
}

/** The surveys of these that ask the person. */
export async function asking(
	db: Db,
	personId: string,
	surveyIds: readonly string[],
	day: string,
): Promise<Set<string>> {
	const { rows } = await sql<{ id: string }>`
		select survey.id from survey where survey.id = any(${[...surveyIds]}::uuid[])
			and survey_asks(survey.tenant_id, survey.id, ${personId}, ${day})`.execute(db);
	return new Set(rows.map(({ id }) => id));
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
