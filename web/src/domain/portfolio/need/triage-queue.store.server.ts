import { sql, type SqlBool } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { NeedQuery } from './need-list.ts';
import { matching } from './need-list.store.server.ts';

const MOST = 5000;

/** Numbers only: a queue of a thousand is walked through without reading its needs. */
export function listWaiting(
	db: Db,
	filters: NeedQuery['filters'],
): Promise<{ id: string; number: number }[]> {
	return matching(db, filters)
		.select(['need.id', 'need.number'])
		.where(
			sql<SqlBool>`(need.state = 'new' or (need.state = 'clarifying' and exists (
				select from wording
				join inquiry_recipient asked on asked.tenant_id = wording.tenant_id and asked.wording_id = wording.id
				join inquiry_answer answer on answer.tenant_id = asked.tenant_id and answer.inquiry_id = asked.inquiry_id
				where wording.tenant_id = need.tenant_id and wording.need_id = need.id
					and answer.answered_at >= need.state_since)))`,
		)
		.orderBy('need.number')
		.limit(MOST)
		.execute();
}
