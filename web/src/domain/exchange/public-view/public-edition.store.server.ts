import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { ClauseKind } from '../../strategy/strategy/clause-draft.ts';
import type { PublicEdition } from './public-edition.ts';

/** Adopted editions of published strategies up to the one that is read, the newest first of each. */
export async function listEditions(db: Db): Promise<PublicEdition[]> {
	const { rows } = await sql<PublicEdition>`
		select edition.id, strategy.id as "strategyId", strategy.title as strategy, edition.number, edition.name,
			adoption.adopted_on as "adoptedOn", adoption.in_force_from as "inForceFrom"
		from strategy
		join edition read on read.tenant_id = strategy.tenant_id and read.id = strategy.edition_id
		join edition on edition.tenant_id = strategy.tenant_id and edition.strategy_id = strategy.id
			and edition.number <= read.number
		join edition_adoption adoption on adoption.tenant_id = edition.tenant_id and adoption.edition_id = edition.id
		where exists (select from strategy_publication in_force where in_force.tenant_id = strategy.tenant_id
			and in_force.strategy_id = strategy.id and in_force.withdrawn_at is null)
		order by strategy.imported_at, strategy.id, edition.number desc limit 500`.execute(db);
	return rows;
}

export function listClausesOf(db: Db, editionId: string) {
	return db
		.selectFrom('clause')
		.select(['lineage_id as lineageId', 'number', 'kind', 'level', 'text'])
		.where('edition_id', '=', editionId)
		.orderBy('ordinal')
		.$castTo<{ lineageId: string; number: string; kind: ClauseKind; level: number; text: string }>()
		.execute();
}
