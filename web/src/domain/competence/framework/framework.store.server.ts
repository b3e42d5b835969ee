import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Competence, Framework, Worded } from './framework.ts';

const frameworks = sql`
	select framework.id, framework.key, framework.names, framework.edition, framework.attribution, framework.licence,
		framework.version,
		(select count(*) from competence where competence.tenant_id = framework.tenant_id
			and competence.framework_id = framework.id and not exists (select from competence_retirement gone
				where gone.tenant_id = competence.tenant_id and gone.competence_id = competence.id
				and gone.restored_at is null))::int as competences,
		(select count(*) from survey_framework asked where asked.tenant_id = framework.tenant_id
			and asked.framework_id = framework.id)::int as surveys
	from framework`;

export async function list(db: Db): Promise<Framework[]> {
	const { rows } = await sql<Framework>`${frameworks} order by framework.taken_at, framework.key`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<Framework | undefined> {
	const { rows } = await sql<Framework>`${frameworks} where framework.id = ${id}`.execute(db);
	return rows[0];
}

const competences = sql`
	select competence.id, competence.framework_id as "frameworkId", competence.code, competence.area, competence.names,
		competence.version,
		(select json_agg(described.descriptions order by described.level) from competence_level described
			where described.tenant_id = competence.tenant_id and described.competence_id = competence.id) as levels,
		exists (select from competence_retirement gone where gone.tenant_id = competence.tenant_id
			and gone.competence_id = competence.id and gone.restored_at is null) as "isRetired"
	from competence
	join framework on framework.tenant_id = competence.tenant_id and framework.id = competence.framework_id`;

/** Of the given frameworks, or of all; framework by framework as they were taken in. */
export async function listCompetences(db: Db, frameworkIds: readonly string[] | null): Promise<Competence[]> {
	const ids = frameworkIds && [...frameworkIds];
	const { rows } = await sql<Competence>`${competences}
		where (${ids === null} or competence.framework_id = any(${ids ?? []}::uuid[]))
		order by framework.taken_at, framework.key, competence.ordinal, competence.code`.execute(db);
	return rows;
}

/** Of those that are asked. */
export async function askedIds(db: Db, frameworkIds: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select id from competence where framework_id = any(${[...frameworkIds]}::uuid[])
			and not exists (select from competence_retirement gone where gone.tenant_id = competence.tenant_id
				and gone.competence_id = competence.id and gone.restored_at is null)`.execute(db);
	return rows.map(({ id }) => id);
}

export async function findCompetence(db: Db, id: string): Promise<Competence | undefined> {
	const { rows } = await sql<Competence>`${competences} where competence.id = ${id}`.execute(db);
	return rows[0];
}

/** False when the municipality has a framework of that key. */
export async function insert(db: Db, framework: Insertable<Database['framework']>): Promise<boolean> {
	const row = await db
		.insertInto('framework')
		.values(framework)
		.onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export interface NewCompetence {
	id: string;
	framework_id: string;
	ordinal: number;
	code: string;
	area: Worded;
	names: Worded;
	levels: readonly Worded[];
}

export async function insertCompetences(db: Db, all: readonly NewCompetence[]): Promise<void> {
	const rows = all.map(({ id, framework_id, ordinal, code, area, names }) => ({
		...{ id, framework_id, ordinal, code },
		area: JSON.stringify(area),
		names: JSON.stringify(names),
	}));
	await db.insertInto('competence').values(rows).execute();
	await insertLevels(db, all);
}

async function insertLevels(db: Db, all: readonly Pick<NewCompetence, 'id' | 'levels'>[]): Promise<void> {
	const rows = all.flatMap(({ id, levels }) =>
		levels.map((words, at) => ({
			competence_id: id,
			level: at + 1,
			descriptions: JSON.stringify(words),
		})),
	);
	await db.insertInto('competence_level').values(rows).execute();
}

/** Holds the framework until the end of the change. */
export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('framework').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export async function nextOrdinal(db: Db, frameworkId: string): Promise<number> {
	const row = await db
		.selectFrom('competence')
		.select((eb) => eb.fn.max('ordinal').as('last'))
		.where('framework_id', '=', frameworkId)
		.executeTakeFirst();
	return (row?.last ?? 0) + 1;
}

export async function isCodeTaken(db: Db, frameworkId: string, code: string, id: string): Promise<boolean> {
	const row = await db
		.selectFrom('competence')
		.select('id')
		.where('framework_id', '=', frameworkId)
		.where('code', '=', code)
		.where('id', '<>', id)
		.executeTakeFirst();
	return row !== undefined;
}

/** The words in which surveys have asked it until the day stay theirs. */
export async function keepWording(db: Db, competenceId: string, day: string): Promise<void> {
	await sql`
		insert into competence_wording (survey_id, competence_id, code, area, names, levels)
		select survey.id, competence.id, competence.code, competence.area, competence.names,
			(select jsonb_object_agg(described.level, described.descriptions) from competence_level described
				where described.tenant_id = competence.tenant_id and described.competence_id = competence.id)
		from competence
		join survey_framework asked on asked.tenant_id = competence.tenant_id
			and asked.framework_id = competence.framework_id
		join survey on survey.tenant_id = asked.tenant_id and survey.id = asked.survey_id and survey.opens_on <= ${day}
		where competence.id = ${competenceId}
		on conflict do nothing`.execute(db);
}

export interface AskedWording extends Pick<Competence, 'code' | 'area' | 'names' | 'levels'> {
	competenceId: string;
}

export async function askedWordings(db: Db, surveyId: string): Promise<AskedWording[]> {
	const { rows } = await sql<AskedWording>`
		select competence_id as "competenceId", code, area, names,
			(select jsonb_agg(value order by key) from jsonb_each(levels)) as levels
		from competence_wording where survey_id = ${surveyId}`.execute(db);
	return rows;
}

/** False when someone else was first. */
export async function updateCompetence(
	db: Db,
	version: number,
	{ id, code, area, names, levels }: Omit<NewCompetence, 'framework_id' | 'ordinal'>,
): Promise<boolean> {
	const row = await db
		.updateTable('competence')
		.set({ code, area: JSON.stringify(area), names: JSON.stringify(names), version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	if (row === undefined) return false;
	await db.deleteFrom('competence_level').where('competence_id', '=', id).execute();
	await insertLevels(db, [{ id, levels }]);
	return true;
}

export async function update(
	db: Db,
	id: string,
	version: number,
	{ names, ...rest }: { names: Worded; attribution: string; licence: string },
): Promise<boolean> {
	const row = await db
		.updateTable('framework')
		.set({ ...rest, names: JSON.stringify(names), version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertRetirement(
	db: Db,
	retirement: Insertable<Database['competence_retirement']>,
): Promise<void> {
	await db.insertInto('competence_retirement').values(retirement).execute();
}

/** False when it is asked already. */
export async function liftRetirement(db: Db, competenceId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('competence_retirement')
		.set({ restored_at: new Date(), restored_by: personId })
		.where('competence_id', '=', competenceId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Name of a survey that is going on and asks the framework: its words hold until it closes. */
export async function openSurveyOf(db: Db, frameworkId: string, today: string): Promise<string | undefined> {
	const { rows } = await sql<{ name: string }>`
		select survey.name from survey
		join survey_framework asked on asked.tenant_id = survey.tenant_id and asked.survey_id = survey.id
		where asked.framework_id = ${frameworkId} and survey.opens_on <= ${today} and survey.closes_on >= ${today}
			and not exists (select from survey_closure done where done.tenant_id = survey.tenant_id
				and done.survey_id = survey.id)
		limit 1`.execute(db);
	return rows[0]?.name;
}

export async function remove(db: Db, id: string): Promise<void> {
	await db.deleteFrom('framework').where('id', '=', id).execute();
}
