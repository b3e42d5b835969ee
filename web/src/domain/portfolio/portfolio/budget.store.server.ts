import type { BudgetKind } from '@luotsi/engine';
import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Budget } from './budget.ts';

/** The portfolio's row is the lock: two tables sent at once are taken one after the other. */
export async function lock(
	db: Db,
	portfolioId: string,
): Promise<{ firstYear: number; lastYear: number } | undefined> {
	return db
		.selectFrom('portfolio')
		.select(['first_year as firstYear', 'last_year as lastYear'])
		.where('id', '=', portfolioId)
		.forUpdate()
		.executeTakeFirst();
}

export function list(db: Db, portfolioId: string): Promise<Budget[]> {
	return db
		.selectFrom('budget')
		.select(['year', sql<BudgetKind>`kind`.as('kind'), sql<number>`amount::float8`.as('amount'), 'version'])
		.where('portfolio_id', '=', portfolioId)
		.orderBy('year')
		.orderBy('kind')
		.execute();
}

export async function set(
	db: Db,
	portfolioId: string,
	year: number,
	kind: BudgetKind,
	amount: number,
): Promise<void> {
	await db
		.insertInto('budget')
		.values({ portfolio_id: portfolioId, year, kind, amount })
		.onConflict((conflict) =>
			conflict
				.columns(['tenant_id', 'portfolio_id', 'year', 'kind'])
				.doUpdateSet({ amount, version: sql<number>`budget.version + 1` }),
		)
		.execute();
}

export async function remove(db: Db, portfolioId: string, year: number, kind: BudgetKind): Promise<void> {
	await db
		.deleteFrom('budget')
		.where('portfolio_id', '=', portfolioId)
		.where('year', '=', year)
		.where('kind', '=', kind)
		.execute();
}
