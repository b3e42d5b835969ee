import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { PostPrice, PriceResult, PriceState, PriceView } from './post-price.ts';

/** Heard of at least this often; longer silence, and its process is lost. */
const LOST = sql<Date>`now() - interval '20 seconds'`;

/** As a price keeps it: what of it changes makes the price old. */
const facts = sql`jsonb_build_object('title', post.title, 'role', role.name, 'personId', post.person_id,
	'tenure', post.tenure, 'daysPerMonth', post.days_per_month::float8, 'validFrom', post.valid_from,
	'validTo', post.valid_to)`;
const sameTime = sql`price.post - 'title' - 'role' - 'personId' - 'tenure' = ${facts} - 'title' - 'role' - 'personId' - 'tenure'
	and (price.post ->> 'personId' is null) = (post.person_id is null)`;
const roleOf = sql`join role on role.tenant_id = post.tenant_id and role.id = post.role_id`;
const inForce = sql`(select id from plan order by adopted_at desc, id desc limit 1)`;

export async function postOf(db: Db, id: string): Promise<PriceView['post'] | undefined> {
	const { rows } = await sql<PriceView['post']>`
		select post.id, person.name as person, post.title, role.name as role, post.person_id as "personId", post.tenure,
			post.days_per_month::float8 as "daysPerMonth", post.valid_from as "validFrom", post.valid_to as "validTo"
		from position post ${roleOf}
		left join person on person.tenant_id = post.tenant_id and person.id = post.person_id
		where post.id = ${id}`.execute(db);
	return rows[0];
}

/** The newest adopted plan. */
export function planInForce(db: Db): Promise<{ id: string; title: string } | undefined> {
	return db
		.selectFrom('plan')
		.select(['id', 'title'])
		.orderBy('adopted_at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
}

const prices = sql`
	select price.id, price.plan_id as "planId", plan.title as plan, price.position_id as "positionId",
		price.until_on as "untilOn", price.state, price.sides, price.asked_on as "askedOn", person.name as "askedBy",
		price.result, not (price.plan_id = ${inForce} and ${sameTime}) as "isOld"
	from post_price price
	join plan on plan.tenant_id = price.tenant_id and plan.id = price.plan_id
	join position post on post.tenant_id = price.tenant_id and post.id = price.position_id ${roleOf}
	left join person on person.tenant_id = price.tenant_id and person.id = price.asked_by`;
const newestFirst = sql`order by price.asked_at desc, price.id desc limit 1`;

/** The newest, and the newest with an answer. */
export async function newestOf(
	db: Db,
	positionId: string,
): Promise<[PostPrice | undefined, PostPrice | undefined]> {
	const of = sql`where price.position_id = ${positionId}`;
	const newest = (await sql<PostPrice>`${prices} ${of} ${newestFirst}`.execute(db)).rows[0];
	if (!newest || newest.state === 'done') return [newest, newest];
	const solved = await sql<PostPrice>`${prices} ${of} and price.state = 'done' ${newestFirst}`.execute(db);
	return [newest, solved.rows[0]];
}

export async function losses(
	db: Db,
): Promise<{ positionId: string; lost: number; later: number; weeks: number }[]> {
	const { rows } = await sql<{ positionId: string; lost: number; later: number; weeks: number }>`
		select distinct on (price.position_id) price.position_id as "positionId",
			(select count(*) from jsonb_array_elements(price.result -> 'items') one where one ->> 'code' = 'lost')::int as lost,
			(select count(*) from jsonb_array_elements(price.result -> 'items') one where one ->> 'code' = 'later')::int as later,
			(price.result -> 'whole' ->> 'weeks')::int as weeks
		from post_price price
		join position post on post.tenant_id = price.tenant_id and post.id = price.position_id ${roleOf}
		where price.state = 'done' and price.plan_id = ${inForce} and ${sameTime}
		order by price.position_id, price.asked_at desc, price.id desc`.execute(db);
	return rows;
}

const open = ['waiting', 'running'] as const;

export async function underWay(
	db: Db,
	positionId: string,
): Promise<{ id: string; untilOn: string } | undefined> {
	await db.selectFrom('position').select('id').where('id', '=', positionId).forNoKeyUpdate().execute();
	return db
		.selectFrom('post_price')
		.select(['id', 'until_on as untilOn'])
		.where('position_id', '=', positionId)
		.where('state', 'in', open)
		.executeTakeFirst();
}

export function head(
	db: Db,
	positionId: string,
): Promise<{ id: string; state: PriceState; sides: number } | undefined> {
	return db
		.selectFrom('post_price')
		.select(['id', sql<PriceState>`state`.as('state'), 'sides'])
		.where('position_id', '=', positionId)
		.orderBy('asked_at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
}

export async function insert(db: Db, row: Insertable<Database['post_price']>): Promise<void> {
	await db.insertInto('post_price').values(row).execute();
}

/** Those that wait, and those whose process was lost. */
export async function toDo(db: Db): Promise<string[]> {
	const rows = await db
		.selectFrom('post_price')
		.select('id')
		.where('state', 'in', open)
		.where((is) => is.or([is('alive_at', 'is', null), is('alive_at', '<', LOST)]))
		.orderBy('asked_at')
		.execute();
	return rows.map(({ id }) => id);
}

/** Takes it for this process; undefined when another has it or it is over. */
export function claim(
	db: Db,
	id: string,
): Promise<{ planId: string; positionId: string; untilOn: string } | undefined> {
	return db
		.updateTable('post_price')
		.set({ state: 'running', alive_at: sql<Date>`now()` })
		.where('id', '=', id)
		.where('state', 'in', open)
		.where((is) => is.or([is('alive_at', 'is', null), is('alive_at', '<', LOST)]))
		.returning(['plan_id as planId', 'position_id as positionId', 'until_on as untilOn'])
		.executeTakeFirst();
}

export async function tell(db: Db, id: string, change: { sides?: number }): Promise<void> {
	await db
		.updateTable('post_price')
		.set({ ...change, alive_at: sql<Date>`now()` })
		.where('id', '=', id)
		.where('state', '=', 'running')
		.execute();
}

export async function finish(db: Db, id: string, result: PriceResult | null): Promise<void> {
	await db
		.updateTable('post_price')
		.set({
			state: result ? 'done' : 'failed',
			finished_at: sql<Date>`now()`,
			...(result && { result: JSON.stringify(result) }),
		})
		.where('id', '=', id)
		.where('state', '=', 'running')
		.execute();
}
