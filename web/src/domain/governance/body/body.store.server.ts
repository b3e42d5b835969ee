import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Body } from './body.ts';

type Row = Omit<Body, 'retiredAt'> & { retiredAt: Date | null };

/** A seat is held by whoever holds its post on the day and has an open account. */
function bodies(day: string) {
	const seat = sql`json_build_object('positionId', post.id, 'title', post.title,
		'personId', holder.id, 'person', holder.name)`;
	const holder = sql`left join person holder on holder.tenant_id = post.tenant_id and holder.id = post.person_id
		and holder.disabled_at is null and post.valid_from <= ${day} and coalesce(post.valid_to >= ${day}, true)`;
	return sql`
		select body.id, body.name, body.kind, body.service_area_id as "serviceAreaId", area.name as area,
			body.governance_model as "governanceModel", body.year_starts as "yearStarts", body.version,
			(select ${seat} from position post ${holder}
				where post.tenant_id = body.tenant_id and post.id = body.chair_position_id) as chair,
			coalesce((select json_agg(${seat} order by post.title, post.id) from body_member member
				join position post on post.tenant_id = member.tenant_id and post.id = member.position_id ${holder}
				where member.tenant_id = body.tenant_id and member.body_id = body.id), '[]') as members,
			(select count(*) from duty where duty.tenant_id = body.tenant_id and duty.body_id = body.id
				and not exists (select 1 from duty_retirement gone where gone.tenant_id = duty.tenant_id
					and gone.duty_id = duty.id and gone.restored_at is null))::int as duties,
			retirement.retired_at as "retiredAt", coalesce(retirement.reason, '') as "retiredReason",
			retirer.name as "retiredBy"
		from body
		left join service_area area on area.tenant_id = body.tenant_id and area.id = body.service_area_id
		left join body_retirement retirement on retirement.tenant_id = body.tenant_id
			and retirement.body_id = body.id and retirement.restored_at is null
		left join person retirer on retirer.tenant_id = retirement.tenant_id and retirer.id = retirement.retired_by`;
}

/** Those at work first, by name. */
export async function list(db: Db, day: string): Promise<Body[]> {
	const { rows } = await sql<Row>`${bodies(day)}
		order by retirement.retired_at is not null, body.name, body.id`.execute(db);
	return rows;
}

export async function find(db: Db, id: string, day: string): Promise<Body | undefined> {
	const { rows } = await sql<Row>`${bodies(day)} where body.id = ${id}`.execute(db);
	return rows[0];
}

export async function isNameFree(db: Db, name: string, exceptId: string): Promise<boolean> {
	const row = await db
		.selectFrom('body')
		.select('id')
		.where('name', '=', name)
		.where('id', '<>', exceptId)
		.executeTakeFirst();
	return row === undefined;
}

export interface Given {
	positionIds: readonly string[];
	serviceAreaId: string | null;
}

/** What the draft names and the municipality has not. */
export async function firstMissing(db: Db, given: Given): Promise<'position' | 'service_area' | null> {
	const wanted = [...new Set(given.positionIds)];
	if (wanted.length > 0) {
		const known = await db.selectFrom('position').select('id').where('id', 'in', wanted).execute();
		if (known.length < wanted.length) return 'position';
	}
	if (given.serviceAreaId === null) return null;
	const area = await db
		.selectFrom('service_area')
		.select('id')
		.where('id', '=', given.serviceAreaId)
		.executeTakeFirst();
	return area ? null : 'service_area';
}

export type NewBody = Insertable<Database['body']>;

export async function insert(db: Db, body: NewBody): Promise<void> {
	await db.insertInto('body').values(body).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['body']>,
): Promise<boolean> {
	const row = await db
		.updateTable('body')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function setMembers(db: Db, bodyId: string, positionIds: readonly string[]): Promise<void> {
	await db.deleteFrom('body_member').where('body_id', '=', bodyId).execute();
	const rows = [...new Set(positionIds)].map((position_id) => ({ body_id: bodyId, position_id }));
	if (rows.length > 0) await db.insertInto('body_member').values(rows).execute();
}

export async function insertRetirement(
	db: Db,
	retirement: Insertable<Database['body_retirement']>,
): Promise<void> {
	await db.insertInto('body_retirement').values(retirement).execute();
}

/** False when the body is at work already. */
export async function liftRetirement(db: Db, bodyId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('body_retirement')
		.set({ restored_at: new Date(), restored_by: personId })
		.where('body_id', '=', bodyId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** One that is being retired takes no duty at the same time, and the other way round. */
export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('body').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}
