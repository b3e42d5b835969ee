import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Pair } from './suggested-group.ts';

export interface Relations {
	/** What is merged into what, in force. */
	mergers: Pair[];
	differences: Pair[];
	/** Part and whole, as they were said. */
	parts: Pair[];
	/** Waiting and awaited, as they stand. */
	waits: Pair[];
}

/** All that has been said of pairs of needs, in one query. */
export async function all(db: Db): Promise<Relations> {
	const { rows } = await sql<Relations>`
		select
			(select coalesce(json_agg(json_build_array(from_need_id, into_need_id)), '[]')
				from need_merger where undone_at is null) as mergers,
			(select coalesce(json_agg(json_build_array(need_id, other_id)), '[]') from need_difference) as differences,
			(select coalesce(json_agg(json_build_array(part_id, whole_id)), '[]') from need_part) as parts,
			(select coalesce(json_agg(json_build_array(need_id, depends_on_id)), '[]') from need_dependency) as waits
	`.execute(db);
	return rows[0]!;
}

export interface RelatedNeed {
	id: string;
	number: number;
	title: string;
	state: string;
}

export function listNeeds(db: Db, ids: readonly string[]): Promise<RelatedNeed[]> {
	if (ids.length === 0) return Promise.resolve([]);
	return db
		.selectFrom('need')
		.select(['id', 'number', 'title', 'state'])
		.where('id', 'in', ids)
		.orderBy('number')
		.execute();
}
