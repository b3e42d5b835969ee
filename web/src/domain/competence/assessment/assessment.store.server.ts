import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Answer, Assessment } from './assessment.ts';

const assessments = sql`
	select assessment.id, assessment.survey_id as "surveyId", assessment.person_id as "personId",
		assessment.role_id as "roleId", role.name as role, assessment.service_area_id as "areaId", area.name as area,
		assessment.wish, assessment.started_at as "startedAt", assessment.submitted_at as "submittedAt"
	from assessment
	join role on role.tenant_id = assessment.tenant_id and role.id = assessment.role_id
	left join service_area area on area.tenant_id = assessment.tenant_id and area.id = assessment.service_area_id`;

/** A person's own, the newest survey first. */
export async function listOf(db: Db, personId: string): Promise<Assessment[]> {
	const { rows } = await sql<Assessment>`${assessments}
		join survey on survey.tenant_id = assessment.tenant_id and survey.id = assessment.survey_id
		where assessment.person_id = ${personId}
		order by survey.opens_on desc, survey.id desc`.execute(db);
	return rows;
}

export async function find(db: Db, personId: string, surveyId: string): Promise<Assessment | undefined> {
	const { rows } = await sql<Assessment>`${assessments}
		where assessment.person_id = ${personId} and assessment.survey_id = ${surveyId}`.execute(db);
	return rows[0];
}

export interface AnswerRow extends Answer {
	assessmentId: string;
	competenceId: string;
}

export async function answersOf(db: Db, assessmentIds: readonly string[]): Promise<AnswerRow[]> {
	const { rows } = await sql<AnswerRow>`
		select assessment_id as "assessmentId", competence_id as "competenceId", answer, level
		from assessment_answer where assessment_id = any(${[...assessmentIds]}::uuid[])`.execute(db);
	return rows;
}

export interface Usual {
	roleId: string | null;
	areaId: string | null;
	unitId: string | null;
}

/** Where the person stands: of the post held today, else of the unit. */
export async function usualPlace(db: Db, personId: string, today: string): Promise<Usual> {
	const { rows } = await sql<Usual>`
		select post.role_id as "roleId", coalesce(post.service_area_id, unit.service_area_id) as "areaId",
			unit.id as "unitId"
		from person
		left join service_unit unit on unit.tenant_id = person.tenant_id and unit.id = person.service_unit_id
		left join lateral (select role_id, service_area_id from position
			where position.tenant_id = person.tenant_id and position.person_id = person.id
				and valid_from <= ${today} and coalesce(valid_to >= ${today}, true)
			order by valid_from desc, id limit 1) post on true
		where person.id = ${personId}`.execute(db);
	return rows[0] ?? { roleId: null, areaId: null, unitId: null };
}

export interface Place {
	role_id: string;
	service_area_id: string | null;
	service_unit_id: string | null;
}

interface Whose {
	id: string;
	survey_id: string;
	person_id: string;
	started_at: Date;
}

/** Begun once; begun again it is the same with another place. */
export async function begin(
	db: Db,
	{ id, survey_id, person_id, started_at, ...place }: Place & Whose,
): Promise<void> {
	await db
		.insertInto('assessment')
		.values({ id, survey_id, person_id, started_at, ...place })
		.onConflict((conflict) => conflict.columns(['tenant_id', 'survey_id', 'person_id']).doUpdateSet(place))
		.execute();
}

export async function putAnswers(db: Db, answers: readonly AnswerRow[]): Promise<void> {
	const rows = answers.map(({ assessmentId, competenceId, answer, level }) => ({
		...{ assessment_id: assessmentId, competence_id: competenceId, answer, level },
	}));
	await db
		.insertInto('assessment_answer')
		.values(rows)
		.onConflict((conflict) =>
			conflict.columns(['tenant_id', 'assessment_id', 'competence_id']).doUpdateSet(({ ref }) => ({
				answer: ref('excluded.answer'),
				level: ref('excluded.level'),
			})),
		)
		.execute();
}

export async function submit(db: Db, id: string, wish: string, at: Date): Promise<void> {
	await db
		.updateTable('assessment')
		.set({ wish, submitted_at: sql<Date>`coalesce(submitted_at, ${at})` })
		.where('id', '=', id)
		.execute();
}

/** With its answers, shares and readings. Answers how many there were. */
export async function erase(db: Db, personId: string, surveyId: string | null): Promise<number> {
	const { rows } = await sql`
		delete from assessment where person_id = ${personId} and (${surveyId}::uuid is null or survey_id = ${surveyId})
		returning id`.execute(db);
	return rows.length;
}

export async function hasRole(db: Db, id: string): Promise<boolean> {
	return (await db.selectFrom('role').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

export async function hasArea(db: Db, id: string): Promise<boolean> {
	const row = db.selectFrom('service_area').select('id').where('id', '=', id);
	return (await row.executeTakeFirst()) !== undefined;
}

export interface RowForGroups extends Answer {
	personId: string;
	roleId: string;
	serviceAreaId: string | null;
	unitId: string | null;
	competenceId: string;
}

/** Of those who gave their answers; never the words. */
export async function rowsForGroups(db: Db, surveyId: string): Promise<RowForGroups[]> {
	const { rows } = await sql<RowForGroups>`
		select assessment.person_id as "personId", assessment.role_id as "roleId",
			assessment.service_area_id as "serviceAreaId", assessment.service_unit_id as "unitId",
			said.competence_id as "competenceId", said.answer, said.level
		from assessment
		join assessment_answer said on said.tenant_id = assessment.tenant_id and said.assessment_id = assessment.id
		where assessment.survey_id = ${surveyId} and assessment.submitted_at is not null
		order by assessment.person_id, said.competence_id`.execute(db);
	return rows;
}
