import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { OwnShare, SharedWithMe } from './share.ts';

type Row = Omit<OwnShare, 'readAt'> & { readAt: string[] };

export async function listOwn(db: Db, personId: string): Promise<OwnShare[]> {
	const { rows } = await sql<Row>`
		select share.id, survey.id as "surveyId", survey.name as survey, share.with_person_id as "withPersonId",
			person.name as "withPerson", share.shared_at as "sharedAt", share.withdrawn_at as "withdrawnAt",
			coalesce((select json_agg(reading.read_at order by reading.read_at desc) from assessment_share_reading reading
				where reading.tenant_id = share.tenant_id and reading.share_id = share.id), '[]') as "readAt"
		from assessment_share share
		join assessment on assessment.tenant_id = share.tenant_id and assessment.id = share.assessment_id
		join survey on survey.tenant_id = assessment.tenant_id and survey.id = assessment.survey_id
		join person on person.tenant_id = share.tenant_id and person.id = share.with_person_id
		where assessment.person_id = ${personId}
		order by share.withdrawn_at is not null, share.shared_at desc, share.id`.execute(db);
	return rows.map((row) => ({ ...row, readAt: row.readAt.map((moment) => new Date(moment)) }));
}

/** Shown to the person now; what has been taken back is not there. */
export async function listWith(db: Db, personId: string, id: string | null = null): Promise<SharedWithMe[]> {
	const { rows } = await sql<SharedWithMe>`
		select share.id, assessment.person_id as "personId", person.name as person, survey.id as "surveyId",
			survey.name as survey, role.name as role, share.shared_at as "sharedAt"
		from assessment_share share
		join assessment on assessment.tenant_id = share.tenant_id and assessment.id = share.assessment_id
		join survey on survey.tenant_id = assessment.tenant_id and survey.id = assessment.survey_id
		join role on role.tenant_id = assessment.tenant_id and role.id = assessment.role_id
		join person on person.tenant_id = assessment.tenant_id and person.id = assessment.person_id
		where share.with_person_id = ${personId} and share.withdrawn_at is null
			and (${id}::uuid is null or share.id = ${id})
		order by share.shared_at desc, share.id`.execute(db);
	return rows;
}

export async function findAssessment(
	db: Db,
	personId: string,
	surveyId: string,
): Promise<string | undefined> {
	const row = await db
		.selectFrom('assessment')
		.select('id')
		.where('person_id', '=', personId)
		.where('survey_id', '=', surveyId)
		.executeTakeFirst();
	return row?.id;
}

export async function isActive(db: Db, personId: string): Promise<boolean> {
	const row = await db
		.selectFrom('person')
		.select('id')
		.where('id', '=', personId)
		.where('disabled_at', 'is', null)
		.executeTakeFirst();
	return row !== undefined;
}

/** Those one may show to: whoever has an account, but oneself. */
export async function listOthers(db: Db, personId: string): Promise<{ id: string; name: string }[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		select id, name from person where disabled_at is null and id <> ${personId} order by name, id`.execute(
		db,
	);
	return rows;
}

/** False when it is shown to the person already. */
export async function insert(
	db: Db,
	share: { id: string; assessment_id: string; with_person_id: string },
): Promise<boolean> {
	const { rows } = await sql`
		insert into assessment_share (id, assessment_id, with_person_id)
		values (${share.id}, ${share.assessment_id}, ${share.with_person_id})
		on conflict (tenant_id, assessment_id, with_person_id) where withdrawn_at is null do nothing
		returning id`.execute(db);
	return rows.length > 0;
}

/** False when it was taken back already, or is another's. */
export async function withdraw(db: Db, id: string, personId: string): Promise<boolean> {
	const { rows } = await sql`
		update assessment_share share set withdrawn_at = now()
		from assessment
		where assessment.tenant_id = share.tenant_id and assessment.id = share.assessment_id
			and assessment.person_id = ${personId} and share.id = ${id} and share.withdrawn_at is null
		returning share.id`.execute(db);
	return rows.length > 0;
}

/** Holds a share that stands until the end of the change: it is not read as it is taken back. */
export async function hold(db: Db, id: string): Promise<void> {
	await db.selectFrom('assessment_share').select('id').where('id', '=', id).forShare().execute();
}

export async function insertReading(db: Db, reading: { id: string; share_id: string }): Promise<void> {
	await db.insertInto('assessment_share_reading').values(reading).execute();
}
