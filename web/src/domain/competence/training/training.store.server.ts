import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Training } from './training.ts';

const trainings = sql`
	select training.id, training.name, training.description, training.starts_on as "startsOn",
		training.ends_on as "endsOn", training.hours::float8 as hours, training.cost::float8 as cost, training.version,
		array(select competence_id from training_competence part where part.tenant_id = training.tenant_id
			and part.training_id = training.id order by competence_id) as "competenceIds",
		coalesce((select json_agg(json_build_object('id', role.id, 'name', role.name) order by role.name)
			from training_role part join role on role.tenant_id = part.tenant_id and role.id = part.role_id
			where part.tenant_id = training.tenant_id and part.training_id = training.id), '[]') as roles,
		coalesce((select json_agg(json_build_object('id', position.id, 'title', position.title,
				'roleId', position.role_id) order by position.title, position.id)
			from training_position part
			join position on position.tenant_id = part.tenant_id and position.id = part.position_id
			where part.tenant_id = training.tenant_id and part.training_id = training.id), '[]') as positions,
		(select json_build_object('posts', count(*), 'days', coalesce(sum(taken.days), 0))
			from capacity_reservation taken where taken.tenant_id = training.tenant_id
				and taken.source_kind = 'training' and taken.source_id = training.id) as takes,
		gone.cancelled_on as "cancelledOn", canceller.name as "cancelledBy",
		coalesce(gone.reason, '') as "cancelledReason"
	from training
	left join training_cancellation gone on gone.tenant_id = training.tenant_id and gone.training_id = training.id
		and gone.restored_at is null
	left join person canceller on canceller.tenant_id = gone.tenant_id and canceller.id = gone.cancelled_by`;

/** The latest first. */
export async function list(db: Db): Promise<Training[]> {
	const { rows } = await sql<Training>`${trainings} order by training.starts_on desc, training.name`.execute(
		db,
	);
	return rows;
}

export async function find(db: Db, id: string): Promise<Training | undefined> {
	const { rows } = await sql<Training>`${trainings} where training.id = ${id}`.execute(db);
	return rows[0];
}

export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('training').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export interface Whom {
	competenceIds: readonly string[];
	roleIds: readonly string[];
	positionIds: readonly string[];
}

/** What the draft names and the municipality has not. */
export async function firstMissing(
	db: Db,
	whom: Whom,
): Promise<'competence' | 'role' | 'position' | undefined> {
	const hasAll = async (table: 'competence' | 'role' | 'position', ids: readonly string[]) => {
		if (ids.length === 0) return true;
		return (await db.selectFrom(table).select('id').where('id', 'in', ids).execute()).length === ids.length;
	};
	if (!(await hasAll('competence', whom.competenceIds))) return 'competence';
	if (!(await hasAll('role', whom.roleIds))) return 'role';
	return (await hasAll('position', whom.positionIds)) ? undefined : 'position';
}

export async function insert(db: Db, training: Insertable<Database['training']>): Promise<void> {
	await db.insertInto('training').values(training).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['training']>,
): Promise<boolean> {
	const row = await db
		.updateTable('training')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function setWhom(db: Db, trainingId: string, whom: Whom): Promise<void> {
	const parts = [
		['training_competence', 'competence_id', whom.competenceIds],
		['training_role', 'role_id', whom.roleIds],
		['training_position', 'position_id', whom.positionIds],
	] as const;
	for (const [table, column, ids] of parts) {
		const [rows, name] = [sql.table(table), sql.ref(column)];
		await sql`delete from ${rows} where training_id = ${trainingId}`.execute(db);
		if (ids.length > 0)
			await sql`insert into ${rows} (training_id, ${name})
				select ${trainingId}::uuid, id from unnest(${ids}::uuid[]) as id`.execute(db);
	}
}

/** Posts that somebody holds for whom the training is: chosen themselves or by their role. */
export async function postsOf(
	db: Db,
	{ roleIds, positionIds }: Whom,
	{ startsOn, endsOn }: { startsOn: string; endsOn: string },
): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select id from position
		where (id = any(${positionIds}::uuid[]) or role_id = any(${roleIds}::uuid[])) and person_id is not null
			and valid_from <= ${endsOn} and (valid_to is null or valid_to >= ${startsOn})
		order by id`.execute(db);
	return rows.map(({ id }) => id);
}

export async function insertCancellation(
	db: Db,
	row: Insertable<Database['training_cancellation']>,
): Promise<void> {
	await db.insertInto('training_cancellation').values(row).execute();
}

/** False when it has not been cancelled. */
export async function liftCancellation(db: Db, trainingId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('training_cancellation')
		.set({ restored_at: new Date(), restored_by: personId })
		.where('training_id', '=', trainingId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
