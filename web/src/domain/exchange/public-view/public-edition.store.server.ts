import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { ClauseKind } from '../../strategy/strategy/clause-draft.ts';
import type { PublicEdition } from './public-edition.ts';

const columns = sql`
	select edition.id, strategy.id as "strategyId", strategy.title as strategy, edition.number, edition.name,
		adoption.adopted_on as "adoptedOn", adoption.in_force_from as "inForceFrom"`;

const isPublished = sql`exists (select from strategy_publication in_force where in_force.tenant_id = strategy.tenant_id
	and in_force.strategy_id = strategy.id and in_force.withdrawn_at is null)`;

/** Editions of published strategies that are or were in force, the newest first of each. */
export async function listEditions(db: Db): Promise<PublicEdition[]> {
	const { rows } = await sql<PublicEdition>`${columns}
		from strategy
		join edition on edition.tenant_id = strategy.tenant_id and edition.strategy_id = strategy.id
		join edition_entry entry on entry.tenant_id = edition.tenant_id and entry.edition_id = edition.id
		join edition_adoption adoption on adoption.tenant_id = edition.tenant_id and adoption.edition_id = edition.id
		where ${isPublished}
		order by strategy.imported_at, strategy.id, edition.number desc limit 500`.execute(db);
	return rows;
}

/** Adopted after the one that is read and not overtaken by a later decision: the next to come first. */
export async function listComing(db: Db, strategyId: string): Promise<PublicEdition[]> {
	const { rows } = await sql<PublicEdition>`${columns}
		from strategy
		join edition on edition.tenant_id = strategy.tenant_id and edition.strategy_id = strategy.id
		join edition_adoption adoption on adoption.tenant_id = edition.tenant_id and adoption.edition_id = edition.id
		left join edition read on read.tenant_id = strategy.tenant_id and read.id = strategy.edition_id
		where strategy.id = ${strategyId} and ${isPublished} and edition.number > coalesce(read.number, 0)
			and not exists (select from edition later
				join edition_adoption over on over.tenant_id = later.tenant_id and over.edition_id = later.id
				where later.tenant_id = edition.tenant_id and later.strategy_id = edition.strategy_id
					and later.number > edition.number and over.in_force_from <= adoption.in_force_from)
		order by adoption.in_force_from`.execute(db);
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
