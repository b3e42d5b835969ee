import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { KeptReason } from './need-removal.ts';

export interface TouchedNeed {
	id: string;
	number: number;
	reason: KeptReason | null;
}

/** The needs that exist, locked, each with what has been done to it since it came. */
export async function listWithTouch(db: Db, ids: readonly string[]): Promise<TouchedNeed[]> {
	const { rows } = await sql<TouchedNeed>`
		with given as (
			select id, number, state, version, tenant_id from need
			where id = any(${[...ids]}::uuid[]) order by id for update
		), merged as (
			select at.id from need_merger, lateral (values (from_need_id), (into_need_id)) at (id)
		), said as (
			select at.id, count(distinct wording.id) as sentences, max(wording.version) as version
			from wording, lateral (values (need_id), (base_need_id), (origin_need_id)) at (id) group by at.id
		)
		select given.id, given.number, case
			when exists (select from merged where merged.id = given.id) then 'merged'
			when exists (select from plan_item item where item.tenant_id = given.tenant_id and item.need_id = given.id)
				or exists (select from pin where pin.tenant_id = given.tenant_id and pin.need_id = given.id)
				or given.state in ('planned', 'done') then 'planned'
			when exists (select from score where score.tenant_id = given.tenant_id and score.need_id = given.id) then 'scored'
			when exists (select from need_goal tie where tie.tenant_id = given.tenant_id and tie.need_id = given.id) then 'goal'
			when said.sentences > 1 then 'joined'
			when given.version > 1 or given.state <> 'new' or said.version > 1 then 'amended'
			end as reason
		from given left join said on said.id = given.id`.execute(db);
	return rows;
}

/** Everything said about waiting for the given needs, by any need. */
export function listWaiting(
	db: Db,
	ids: readonly string[],
): Promise<{ needId: string; dependsOnId: string }[]> {
	return db
		.selectFrom('need_dependency_said')
		.select(['need_id as needId', 'depends_on_id as dependsOnId'])
		.where(sql<boolean>`depends_on_id = any(${[...ids]}::uuid[])`)
		.execute();
}

export async function remove(db: Db, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await sql`delete from wording where need_id = any(${[...ids]}::uuid[])`.execute(db);
	await sql`delete from need where id = any(${[...ids]}::uuid[])`.execute(db);
}
