import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';

interface Counted {
	id: string;
	count: number;
}

export interface Rows {
	mergers: { id: string; fromId: string; intoId: string; isLive: boolean }[];
	differences: Counted[];
	parts: Counted[];
	waits: [string, string][];
	touched: string[];
}

interface Asked {
	actIds: readonly string[];
	mergerIds: readonly string[];
	waitingIds: readonly string[];
	/** Needs made by taking sentences apart. */
	madeIds: readonly string[];
}

/** What the rows that acts wrote are now, all in one query. */
export async function find(db: Db, { actIds, mergerIds, waitingIds, madeIds }: Asked): Promise<Rows> {
	const countOf = (table: 'need_difference' | 'need_part') => sql`(
		select coalesce(json_agg(json_build_object('id', act_id, 'count', count)), '[]')
		from (select act_id, count(*) from ${sql.table(table)} where act_id = any(${[...actIds]}::uuid[]) group by act_id) counted)`;
	const { rows } = await sql<Rows>`select
		(select coalesce(json_agg(json_build_object('id', id, 'fromId', from_need_id, 'intoId', into_need_id,
			'isLive', undone_at is null)), '[]') from need_merger where id = any(${[...mergerIds]}::uuid[])) as mergers,
		${countOf('need_difference')} as differences,
		${countOf('need_part')} as parts,
		(select coalesce(json_agg(json_build_array(need_id, depends_on_id)), '[]')
			from need_dependency_said where need_id = any(${[...waitingIds]}::uuid[])) as waits,
		(select coalesce(json_agg(need.id), '[]') from need where need.id = any(${[...madeIds]}::uuid[])
			and (need.version > 1 or need.state <> 'new'
				or exists (select from wording where wording.base_need_id = need.id and wording.origin_need_id = need.id)
				or exists (select from need_merger where need.id in (from_need_id, into_need_id))
				or exists (select from score where score.need_id = need.id)
				or exists (select from pin where pin.need_id = need.id)
				or exists (select from plan_item where plan_item.need_id = need.id))) as touched`.execute(db);
	return rows[0]!;
}
