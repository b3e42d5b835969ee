import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { KeyTask, KeyTaskDraft } from './key-task.ts';

const postOf = (name: string) => sql`
	case when ${sql.ref(`${name}.id`)} is not null then json_build_object('id', ${sql.ref(`${name}.id`)},
		'title', ${sql.ref(`${name}.title`)}, 'person', ${sql.ref(`${name}.person`)},
		'tenure', ${sql.ref(`${name}.tenure`)}, 'validFrom', ${sql.ref(`${name}.valid_from`)},
		'validTo', ${sql.ref(`${name}.valid_to`)}) end`;

const tasks = sql`
	with post as (
		select position.tenant_id, position.id, title, person.name as person, tenure, valid_from, valid_to
		from position left join person on person.tenant_id = position.tenant_id and person.id = position.person_id
			and person.disabled_at is null
	)
	select task.id, task.name, task.kind, task.description, task.service_area_id as "areaId", area.name as area,
		${postOf('owner')} as owner, ${postOf('deputy')} as deputy, task.criticality, task.instruction,
		task.instruction_link as "instructionLink", (select max(checked_on) from key_task_check looked
			where looked.tenant_id = task.tenant_id and looked.key_task_id = task.id) as "checkedOn",
		task.check_months as "checkMonths", gone.retired_on as "retiredOn", task.version
	from key_task task
	left join service_area area on area.tenant_id = task.tenant_id and area.id = task.service_area_id
	left join post owner on owner.tenant_id = task.tenant_id and owner.id = task.owner_position_id
	left join post deputy on deputy.tenant_id = task.tenant_id and deputy.id = task.deputy_position_id
	left join key_task_retirement gone on gone.tenant_id = task.tenant_id and gone.key_task_id = task.id
		and gone.restored_at is null`;

export async function list(db: Db): Promise<KeyTask[]> {
	const { rows } = await sql<KeyTask>`${tasks} where gone.id is null order by task.name, task.id`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<KeyTask | undefined> {
	const { rows } = await sql<KeyTask>`${tasks} where task.id = ${id}`.execute(db);
	return rows[0];
}

export interface Check {
	id: string;
	checkedOn: string;
	note: string;
	checkedBy: string | null;
}

export async function checksOf(db: Db, taskId: string): Promise<Check[]> {
	return db
		.selectFrom('key_task_check')
		.leftJoin('person', (join) =>
			join
				.onRef('person.tenant_id', '=', 'key_task_check.tenant_id')
				.onRef('person.id', '=', 'key_task_check.checked_by'),
		)
		.select(['key_task_check.id', 'checked_on as checkedOn', 'note', 'person.name as checkedBy'])
		.where('key_task_id', '=', taskId)
		.orderBy('checked_on', 'desc')
		.orderBy('key_task_check.id', 'desc')
		.limit(30)
		.execute();
}

/** What the task refers to and this municipality does not have. */
export async function firstMissing(
	db: Db,
	{ areaId, ownerId, deputyId }: Pick<KeyTaskDraft, 'areaId' | 'ownerId' | 'deputyId'>,
): Promise<'service_area' | 'position' | undefined> {
	const ids = [ownerId, deputyId].filter((id) => id !== null);
	const { rows } = await sql<{ area: boolean; posts: boolean }>`
		select ${areaId}::uuid is null or exists (select from service_area where id = ${areaId}) as area,
			(select count(*) from position where id = any(${ids}::uuid[])) = ${ids.length} as posts`.execute(db);
	if (!rows[0]!.area) return 'service_area';
	return rows[0]!.posts ? undefined : 'position';
}

export async function insert(db: Db, row: Insertable<Database['key_task']>): Promise<void> {
	await db.insertInto('key_task').values(row).execute();
}

export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['key_task']>,
): Promise<boolean> {
	const row = await db
		.updateTable('key_task')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertCheck(db: Db, row: Insertable<Database['key_task_check']>): Promise<void> {
	await db.insertInto('key_task_check').values(row).execute();
}

export async function retire(db: Db, row: Insertable<Database['key_task_retirement']>): Promise<void> {
	await db.insertInto('key_task_retirement').values(row).execute();
}

/** False when it was not retired. */
export async function restore(db: Db, taskId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('key_task_retirement')
		.set({ restored_at: sql<Date>`now()`, restored_by: personId })
		.where('key_task_id', '=', taskId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
