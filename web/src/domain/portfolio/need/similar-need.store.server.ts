import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { joinableStates, type SimilarNeed } from './similar-need.ts';

export interface SaidNeed extends SimilarNeed {
	sentences: string[];
}

/** The newest needs that still can be joined, with what was said of each and by which units. */
export function listJoinable(db: Db, limit: number): Promise<SaidNeed[]> {
	return db
		.selectFrom('need')
		.innerJoin('wording', (join) =>
			join.onRef('wording.tenant_id', '=', 'need.tenant_id').onRef('wording.need_id', '=', 'need.id'),
		)
		.innerJoin('service_unit', (join) =>
			join
				.onRef('service_unit.tenant_id', '=', 'wording.tenant_id')
				.onRef('service_unit.id', '=', 'wording.service_unit_id'),
		)
		.select([
			'need.id',
			'need.number',
			'need.title',
			'need.state',
			sql<string[]>`array_agg(distinct service_unit.name)`.as('units'),
			sql<string[]>`array_append(array_agg(wording.text), need.title)`.as('sentences'),
		])
		.where('need.state', 'in', joinableStates)
		.groupBy(['need.tenant_id', 'need.id'])
		.orderBy('need.number', 'desc')
		.limit(limit)
		.execute();
}
