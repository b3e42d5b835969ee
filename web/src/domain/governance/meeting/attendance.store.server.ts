import type { Insertable, Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Attendance } from './attendance.ts';

type Stored = Attendance & { id: string };

export async function list(db: Db, meetingId: string): Promise<Stored[]> {
	const rows = await db
		.selectFrom('attendance')
		.select(['id', 'title', 'name', 'capacity', 'presence', 'office'])
		.select(['position_id as positionId', 'person_id as personId'])
		.select(['came_at as cameAt', 'left_at as leftAt'])
		.where('meeting_id', '=', meetingId)
		.orderBy('title')
		.orderBy('name')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ ...row, key: row.positionId ?? row.id }) as Stored);
}

export async function insert(db: Db, row: Insertable<Database['attendance']>): Promise<void> {
	await db.insertInto('attendance').values(row).execute();
}

export async function clearOffices(db: Db, meetingId: string): Promise<void> {
	await db.updateTable('attendance').set({ office: null }).where('meeting_id', '=', meetingId).execute();
}

export async function update(db: Db, id: string, values: Updateable<Database['attendance']>): Promise<void> {
	await db.updateTable('attendance').set(values).where('id', '=', id).execute();
}

export async function remove(db: Db, meetingId: string, id: string): Promise<boolean> {
	const row = await db
		.deleteFrom('attendance')
		.where('meeting_id', '=', meetingId)
		.where('id', '=', id)
		.where('capacity', '<>', 'member')
		.where('office', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export interface PostHolder {
	title: string;
	personId: string | null;
	name: string;
}

export async function holderOn(db: Db, positionId: string, day: string): Promise<PostHolder | undefined> {
	const post = await db
		.selectFrom('position')
		.leftJoin('person', (join) =>
			join
				.onRef('person.tenant_id', '=', 'position.tenant_id')
				.onRef('person.id', '=', 'position.person_id')
				.on('person.disabled_at', 'is', null),
		)
		.select(['position.title', 'person.id as personId', 'person.name', 'valid_from', 'valid_to'])
		.where('position.id', '=', positionId)
		.executeTakeFirst();
	if (!post) return undefined;
	const isHeld = post.valid_from <= day && (post.valid_to === null || post.valid_to >= day);
	return {
		title: post.title,
		personId: isHeld ? post.personId : null,
		name: isHeld ? (post.name ?? '') : '',
	};
}
