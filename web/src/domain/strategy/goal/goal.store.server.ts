import type { Db } from '#platform/db.server.ts';
import type { Goal } from './goal.ts';

export interface NewGoal {
	id: string;
	strategy_id: string;
	clause_id: string | null;
	code: string;
	title: string;
	description: string;
}

function goals(db: Db) {
	return db
		.selectFrom('goal')
		.innerJoin('strategy', (join) =>
			join.onRef('strategy.tenant_id', '=', 'goal.tenant_id').onRef('strategy.id', '=', 'goal.strategy_id'),
		)
		.leftJoin('clause', (join) =>
			join.onRef('clause.tenant_id', '=', 'goal.tenant_id').onRef('clause.id', '=', 'goal.clause_id'),
		)
		.select([
			'goal.id',
			'goal.strategy_id as strategyId',
			'strategy.title as strategy',
			'goal.clause_id as clauseId',
			'clause.number as clauseNumber',
			'clause.text as clauseText',
			'goal.code',
			'goal.title',
			'goal.description',
			'goal.retired_at as retiredAt',
			'goal.version',
		]);
}

export function list(db: Db, wanted: { strategyId?: string; withRetired?: boolean }): Promise<Goal[]> {
	return goals(db)
		.$if(wanted.strategyId !== undefined, (q) => q.where('goal.strategy_id', '=', wanted.strategyId!))
		.$if(!wanted.withRetired, (q) => q.where('goal.retired_at', 'is', null))
		.orderBy('strategy.imported_at', 'desc')
		.orderBy('strategy.id', 'desc')
		.orderBy('clause.ordinal', (order) => order.asc().nullsLast())
		.orderBy('goal.code')
		.execute();
}

export function find(db: Db, id: string): Promise<Goal | undefined> {
	return goals(db).where('goal.id', '=', id).executeTakeFirst();
}

/** Codes of a strategy are given one change at a time. */
export function lockStrategy(db: Db, id: string): Promise<{ id: string } | undefined> {
	return db.selectFrom('strategy').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function codes(db: Db, strategyId: string): Promise<Set<string>> {
	const rows = await db.selectFrom('goal').select('code').where('strategy_id', '=', strategyId).execute();
	return new Set(rows.map(({ code }) => code));
}

export function clauses(db: Db, strategyId: string, ids: readonly string[]) {
	return db
		.selectFrom('clause')
		.select((e) => [
			'clause.id',
			'clause.number',
			'clause.text',
			e
				.exists(
					e
						.selectFrom('goal')
						.select('goal.id')
						.whereRef('goal.clause_id', '=', 'clause.id')
						.where('goal.retired_at', 'is', null),
				)
				.$castTo<boolean>()
				.as('hasGoal'),
		])
		.innerJoin('strategy', (join) =>
			join
				.onRef('strategy.tenant_id', '=', 'clause.tenant_id')
				.onRef('strategy.edition_id', '=', 'clause.edition_id'),
		)
		.where('strategy.id', '=', strategyId)
		.where('clause.id', 'in', ids)
		.orderBy('clause.ordinal')
		.execute();
}

export async function insert(db: Db, rows: NewGoal[]): Promise<void> {
	await db.insertInto('goal').values(rows).execute();
}

export async function update(
	db: Db,
	id: string,
	version: number,
	values: Partial<Omit<NewGoal, 'id' | 'strategy_id'>> & { retired_at?: Date | null },
): Promise<boolean> {
	const row = await db
		.updateTable('goal')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
