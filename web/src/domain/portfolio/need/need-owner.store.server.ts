import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { NeedOwner, OwnerChoice } from './need-owner.ts';

export async function set(db: Db, ids: readonly string[], positionId: string | null): Promise<void> {
	await db
		.updateTable('need')
		.set(({ eb }) => ({ owner_position_id: positionId, version: eb('version', '+', 1) }))
		.where('id', 'in', ids)
		.execute();
}

export async function findOwner(db: Db, needId: string, day: string): Promise<NeedOwner | undefined> {
	const { rows } = await sql<NeedOwner>`
		select position.id as "positionId", position.title, person.name as person,
			position.valid_from <= ${day} and coalesce(position.valid_to >= ${day}, true) as "isInForce"
		from need
		join position on position.tenant_id = need.tenant_id and position.id = need.owner_position_id
		left join person on person.tenant_id = position.tenant_id and person.id = position.person_id
			and person.disabled_at is null
		where need.id = ${needId}`.execute(db);
	return rows[0];
}

export async function listChoices(db: Db, day: string): Promise<OwnerChoice[]> {
	const { rows } = await sql<OwnerChoice>`
		select position.id, position.title, person.name as person
		from position
		left join person on person.tenant_id = position.tenant_id and person.id = position.person_id
			and person.disabled_at is null
		where position.valid_from <= ${day} and coalesce(position.valid_to >= ${day}, true)
		order by position.title collate "fi-x-icu", person.name, position.id`.execute(db);
	return rows;
}
