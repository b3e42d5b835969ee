import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { MeasureDuty } from '../../strategy/measure/measure.ts';
import type { HandedOver, Moved } from './hand-over.ts';

/** Where the one post stands that carries it. */
export const carriers = {
	accountable: ['strategy', 'accountable_position_id'],
	planning: ['measure', 'planning_position_id'],
	implementing: ['measure', 'implementing_position_id'],
	chair: ['body', 'chair_position_id'],
	duty_owner: ['duty', 'owner_position_id'],
	need_owner: ['need', 'owner_position_id'],
	follow_up: ['follow_up', 'position_id'],
	task_owner: ['key_task', 'owner_position_id'],
	task_deputy: ['key_task', 'deputy_position_id'],
	technology_owner: ['technology', 'owner_position_id'],
	pilot_owner: ['pilot', 'owner_position_id'],
	system_owner: ['managed_system', 'owner_position_id'],
	system_deputy: ['managed_system', 'deputy_position_id'],
} as const;
export type Carrier = keyof typeof carriers;

export interface Handing {
	ids: readonly string[];
	from: string;
	to: string;
}

/** Those that were still the giver's and are the receiver's now. */
export async function move(db: Db, seat: Carrier, { ids, from, to }: Handing): Promise<string[]> {
	const [table, column] = carriers[seat];
	const { rows } = await sql<{ id: string }>`
		update ${sql.table(table)} set ${sql.ref(column)} = ${to}, version = version + 1
		where id = any(${[...ids]}::uuid[]) and ${sql.ref(column)} = ${from} returning id`.execute(db);
	return rows.map(({ id }) => id);
}

/** The receiver no longer stands in for what it carries; answers where it did. */
export async function endDeputies(
	db: Db,
	duty: MeasureDuty,
	ids: readonly string[],
	postId: string,
): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.deleteFrom('measure_deputy')
		.where('duty', '=', duty)
		.where('position_id', '=', postId)
		.where('measure_id', 'in', [...ids])
		.returning('measure_id')
		.execute();
	return rows.map(({ measure_id }) => measure_id);
}

/** Answers where the receiver was put: not where it stands in already or carries it itself. */
export async function addDeputies(
	db: Db,
	duty: MeasureDuty,
	ids: readonly string[],
	postId: string,
): Promise<string[]> {
	const own = sql.ref(`measure.${duty}_position_id`);
	const { rows } = await sql<{ measure_id: string }>`
		insert into measure_deputy (measure_id, duty, position_id)
		select measure.id, ${duty}, ${postId} from measure
		where measure.id = any(${[...ids]}::uuid[]) and ${own} is distinct from ${postId}::uuid
		on conflict do nothing returning measure_id`.execute(db);
	return rows.map(({ measure_id }) => measure_id);
}

/** Nobody stands in where the owner would stand in for itself; answers for which tasks. */
export async function endTaskDeputies(
	db: Db,
	ids: readonly string[],
	{ owner, deputy }: { owner: string; deputy: string },
): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.updateTable('key_task')
		.set({ deputy_position_id: null, version: sql<number>`version + 1` })
		.where('id', 'in', [...ids])
		.where('owner_position_id', '=', owner)
		.where('deputy_position_id', '=', deputy)
		.returning('id')
		.execute();
	return rows.map(({ id }) => id);
}

/** Answers for which tasks the post now stands in: not where another does or the post owns it. */
export async function addTaskDeputies(db: Db, ids: readonly string[], postId: string): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.updateTable('key_task')
		.set({ deputy_position_id: postId, version: sql<number>`version + 1` })
		.where('id', 'in', [...ids])
		.where('deputy_position_id', 'is', null)
		.where(sql<boolean>`owner_position_id is distinct from ${postId}::uuid`)
		.returning('id')
		.execute();
	return rows.map(({ id }) => id);
}

export async function touchMeasures(db: Db, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await db
		.updateTable('measure')
		.set({ version: sql<number>`version + 1` })
		.where('id', 'in', [...ids])
		.execute();
}

export async function endMemberships(db: Db, ids: readonly string[], postId: string): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.deleteFrom('body_member')
		.where('position_id', '=', postId)
		.where('body_id', 'in', [...ids])
		.returning('body_id')
		.execute();
	return rows.map(({ body_id }) => body_id);
}

export async function addMemberships(db: Db, ids: readonly string[], postId: string): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.insertInto('body_member')
		.values(ids.map((body_id) => ({ body_id, position_id: postId })))
		.onConflict((conflict) => conflict.doNothing())
		.returning('body_id')
		.execute();
	return rows.map(({ body_id }) => body_id);
}

/** Two hand-overs of one post wait for each other. */
export async function lockPosts(db: Db, ids: readonly string[]): Promise<void> {
	await db
		.selectFrom('position')
		.select('id')
		.where('id', 'in', [...ids])
		.orderBy('id')
		.forNoKeyUpdate()
		.execute();
}

export async function insert(db: Db, handOver: Insertable<Database['hand_over']>): Promise<void> {
	await db.insertInto('hand_over').values(handOver).execute();
}

/** False when it was undone already. */
export async function markUndone(db: Db, id: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('hand_over')
		.set({ undone_by: personId, undone_at: new Date() })
		.where('id', '=', id)
		.where('undone_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

const handOvers = sql`
	select hand_over.id, giver.id as "fromId", giver.title as "from", receiver.id as "toId", receiver.title as "to",
		hand_over.handed_on as "handedOn", hand_over.note, hand_over.moved, person.name as "handedBy",
		hand_over.undone_at as "undoneAt", undoer.name as "undoneBy"
	from hand_over
	join position giver on giver.tenant_id = hand_over.tenant_id and giver.id = hand_over.from_position_id
	join position receiver on receiver.tenant_id = hand_over.tenant_id and receiver.id = hand_over.to_position_id
	left join person on person.tenant_id = hand_over.tenant_id and person.id = hand_over.handed_by
	left join person undoer on undoer.tenant_id = hand_over.tenant_id and undoer.id = hand_over.undone_by`;

/** Those in which the post gave or got, the newest first. */
export async function listOf(db: Db, postId: string): Promise<HandedOver[]> {
	const { rows } = await sql<HandedOver>`${handOvers}
		where giver.id = ${postId} or receiver.id = ${postId}
		order by hand_over.handed_at desc, hand_over.id desc limit 20`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<HandedOver | undefined> {
	const { rows } = await sql<HandedOver>`${handOvers} where hand_over.id = ${id}`.execute(db);
	return rows[0];
}

export const asJson = (moved: readonly Moved[]) => JSON.stringify(moved);
