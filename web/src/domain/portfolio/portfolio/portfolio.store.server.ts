import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Portfolio, PortfolioLine } from './portfolio.ts';

const columns = ['id', 'name', 'first_year as firstYear', 'last_year as lastYear', 'version'] as const;

export async function list(db: Db): Promise<PortfolioLine[]> {
	const rows = await db
		.selectFrom('portfolio')
		.select([
			...columns,
			sql<number>`(select count(*)::int from scenario s where s.tenant_id = portfolio.tenant_id
				and s.portfolio_id = portfolio.id and s.archived_at is null)`.as('scenarios'),
			sql<number>`(select count(*)::int from plan p where p.tenant_id = portfolio.tenant_id
				and p.portfolio_id = portfolio.id)`.as('plans'),
			sql<number>`(select coalesce(sum(amount), 0)::float8 from budget b where b.tenant_id = portfolio.tenant_id
				and b.portfolio_id = portfolio.id)`.as('money'),
			sql<{
				id: string;
				title: string;
				adoptedAt: string;
			} | null>`(select json_build_object('id', p.id, 'title', p.title,
				'adoptedAt', p.adopted_at) from plan p where p.tenant_id = portfolio.tenant_id
				and p.portfolio_id = portfolio.id order by p.number desc limit 1)`.as('latest'),
		])
		.orderBy('first_year', 'desc')
		.orderBy('name')
		.limit(200)
		.execute();
	return rows.map(({ latest, ...row }) => ({
		...row,
		latestPlan: latest && { id: latest.id, title: latest.title, adoptedAt: new Date(latest.adoptedAt) },
	}));
}

export function find(db: Db, id: string): Promise<Portfolio | undefined> {
	return db.selectFrom('portfolio').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function insert(
	db: Db,
	id: string,
	row: { name: string; first_year: number; last_year: number },
): Promise<void> {
	await db
		.insertInto('portfolio')
		.values({ id, ...row })
		.execute();
}

export async function rename(db: Db, id: string, version: number, name: string): Promise<boolean> {
	const row = await db
		.updateTable('portfolio')
		.set({ name, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
