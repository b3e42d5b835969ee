import { sql, type Insertable, type JoinBuilder } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { ClauseKind } from './clause-draft.ts';
import type { Clause, Strategy, StrategySummary } from './strategy.ts';

const columns = [
	'strategy.id',
	'strategy.title',
	'strategy.service_area_id as serviceAreaId',
	'strategy.kind',
	'strategy.parent_id as parentId',
	'strategy.accountable_position_id as accountableId',
	'strategy.edition_id as editionId',
	'strategy.source_name as sourceName',
	'strategy.imported_at as importedAt',
	'strategy.version',
] as const;

/** Clauses of the edition that is read. */
function inForce(join: JoinBuilder<Database, 'strategy' | 'clause'>) {
	return join
		.onRef('clause.tenant_id', '=', 'strategy.tenant_id')
		.onRef('clause.edition_id', '=', 'strategy.edition_id');
}

/** Clauses that a goal in use stands for. */
function served(db: Db) {
	return db
		.selectFrom('goal')
		.select('clause_id')
		.distinct()
		.where('retired_at', 'is', null)
		.where('clause_id', 'is not', null);
}

function counted(db: Db) {
	return db
		.selectFrom('strategy')
		.innerJoin('clause', inForce)
		.leftJoin(served(db).as('served'), 'served.clause_id', 'clause.id')
		.select((e) => {
			const obligations = e.fn.countAll<number>().filterWhere('is_obligation', '=', true);
			return [
				'clause.strategy_id',
				e.fn.countAll<number>().as('clauses'),
				obligations.as('obligations'),
				obligations.filterWhere('served.clause_id', 'is', null).as('unserved'),
			];
		})
		.groupBy('clause.strategy_id');
}

function goalCounts(db: Db) {
	return db
		.selectFrom('goal')
		.select((e) => ['strategy_id', e.fn.countAll<number>().as('goals')])
		.where('retired_at', 'is', null)
		.groupBy('strategy_id');
}

/** Newest first. */
export function list(db: Db): Promise<StrategySummary[]> {
	return db
		.selectFrom('strategy')
		.leftJoin(counted(db).as('counted'), 'counted.strategy_id', 'strategy.id')
		.leftJoin(goalCounts(db).as('goals'), 'goals.strategy_id', 'strategy.id')
		.leftJoin('strategy_publication as in_force', (join) =>
			join
				.onRef('in_force.tenant_id', '=', 'strategy.tenant_id')
				.onRef('in_force.strategy_id', '=', 'strategy.id')
				.on('in_force.withdrawn_at', 'is', null),
		)
		.select([
			...columns,
			sql<number>`coalesce(clauses, 0)`.as('clauseCount'),
			sql<number>`coalesce(obligations, 0)`.as('obligationCount'),
			sql<number>`coalesce(unserved, 0)`.as('unservedCount'),
			sql<number>`coalesce(goals, 0)`.as('goalCount'),
			'in_force.published_at as publishedAt',
		])
		.orderBy('strategy.imported_at', 'desc')
		.orderBy('strategy.id', 'desc')
		.execute();
}

export function find(db: Db, id: string): Promise<Omit<Strategy, 'clauses'> | undefined> {
	return db.selectFrom('strategy').select(columns).where('id', '=', id).executeTakeFirst();
}

export function findByHash(db: Db, hash: string): Promise<{ id: string; title: string } | undefined> {
	return db
		.selectFrom('strategy')
		.select(['id', 'title'])
		.where((where) =>
			where.or([
				where('text_hash', '=', hash),
				where.exists(
					where
						.selectFrom('edition')
						.innerJoin('edition_adoption as adoption', 'adoption.edition_id', 'edition.id')
						.select('edition.id')
						.whereRef('edition.strategy_id', '=', 'strategy.id')
						.where('adoption.text_hash', '=', hash),
				),
			]),
		)
		.executeTakeFirst();
}

export async function hasArea(db: Db, id: string): Promise<true | undefined> {
	const row = await db.selectFrom('service_area').select('id').where('id', '=', id).executeTakeFirst();
	return row && true;
}

export async function hasPosition(db: Db, id: string): Promise<true | undefined> {
	const row = await db.selectFrom('position').select('id').where('id', '=', id).executeTakeFirst();
	return row && true;
}

/** Whether one document stands somewhere under the other, or is it. */
export async function stands(db: Db, id: string, underId: string): Promise<boolean> {
	const { rows } = await sql`
		with recursive above (id, parent_id) as (
			select id, parent_id from strategy where id = ${id}
			union select strategy.id, strategy.parent_id from strategy join above on strategy.id = above.parent_id
		)
		select from above where id = ${underId}`.execute(db);
	return rows.length > 0;
}

export async function clausesOf(db: Db, strategyId: string): Promise<Clause[]> {
	const rows = await db
		.selectFrom('strategy')
		.innerJoin('clause', inForce)
		.select(['clause.id', 'number', 'clause.kind', 'level', 'text', 'is_obligation as isObligation'])
		.select('clause.version')
		.where('strategy.id', '=', strategyId)
		.orderBy('ordinal')
		.execute();
	return rows.map((row) => ({ ...row, kind: row.kind as ClauseKind }));
}

export function findClause(db: Db, id: string) {
	return db
		.selectFrom('clause')
		.select(['number', 'strategy_id as strategyId'])
		.where('id', '=', id)
		.executeTakeFirst();
}

/** False when the same text is already here. */
export async function insert(
	db: Db,
	strategy: Omit<Insertable<Database['strategy']>, 'tenant_id'>,
): Promise<boolean> {
	const row = await db
		.insertInto('strategy')
		.values(strategy)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function update(
	db: Db,
	id: string,
	version: number,
	values: Pick<Strategy, 'title' | 'serviceAreaId' | 'kind' | 'parentId' | 'accountableId'>,
): Promise<boolean> {
	const { title, serviceAreaId, kind, parentId, accountableId } = values;
	const row = await db
		.updateTable('strategy')
		.set({ title, service_area_id: serviceAreaId, kind, parent_id: parentId })
		.set({ accountable_position_id: accountableId, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function updateClause(
	db: Db,
	id: string,
	version: number,
	values: { is_obligation: boolean },
): Promise<boolean> {
	const row = await db
		.updateTable('clause')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** The mark reaches the same clause of editions that are still to come and have its words. */
export async function markAhead(db: Db, clauseId: string, isObligation: boolean): Promise<void> {
	await sql`
		update clause ahead set is_obligation = ${isObligation}, version = ahead.version + 1
		from clause marked
		join edition of_marked on of_marked.tenant_id = marked.tenant_id and of_marked.id = marked.edition_id
		join edition later on later.tenant_id = marked.tenant_id and later.strategy_id = marked.strategy_id
			and later.number > of_marked.number
		where marked.id = ${clauseId} and ahead.tenant_id = marked.tenant_id and ahead.edition_id = later.id
			and ahead.lineage_id = marked.lineage_id and ahead.is_obligation <> ${isObligation}
			and regexp_replace(ahead.text, '\\s+', ' ', 'g') = regexp_replace(marked.text, '\\s+', ' ', 'g')`.execute(
		db,
	);
}

/** False when it is published already: two at once are one. */
export async function publish(
	db: Db,
	publication: { id: string; strategy_id: string; published_by: string },
): Promise<boolean> {
	const row = await db
		.insertInto('strategy_publication')
		.values(publication)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** False when no publication is in force. */
export async function withdraw(db: Db, strategyId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('strategy_publication')
		.set({ withdrawn_at: sql<Date>`now()`, withdrawn_by: personId })
		.where('strategy_id', '=', strategyId)
		.where('withdrawn_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
