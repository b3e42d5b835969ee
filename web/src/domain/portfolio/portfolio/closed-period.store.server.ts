import type { Db } from '#platform/db.server.ts';
import type { ClosedPeriod } from './closed-period.ts';

export interface NewPeriod {
	id: string;
	portfolio_id: string;
	name: string;
	starts_on: string;
	ends_on: string;
	role_id: string | null;
}

function periods(db: Db) {
	return db
		.selectFrom('closed_period')
		.leftJoin('role', (join) =>
			join
				.onRef('role.tenant_id', '=', 'closed_period.tenant_id')
				.onRef('role.id', '=', 'closed_period.role_id'),
		)
		.select([
			'closed_period.id',
			'closed_period.name',
			'starts_on as startsOn',
			'ends_on as endsOn',
			'role_id as roleId',
			'role.name as role',
			'closed_period.version',
		]);
}

export function list(db: Db, portfolioId: string): Promise<ClosedPeriod[]> {
	return periods(db)
		.where('portfolio_id', '=', portfolioId)
		.orderBy('starts_on')
		.orderBy('closed_period.name')
		.execute();
}

export function find(db: Db, id: string): Promise<ClosedPeriod | undefined> {
	return periods(db).where('closed_period.id', '=', id).executeTakeFirst();
}

export async function insert(db: Db, rows: readonly NewPeriod[]): Promise<void> {
	if (rows.length > 0)
		await db
			.insertInto('closed_period')
			.values([...rows])
			.execute();
}

export async function remove(db: Db, id: string, version: number): Promise<boolean> {
	const row = await db
		.deleteFrom('closed_period')
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function hasRole(db: Db, id: string): Promise<boolean> {
	return (await db.selectFrom('role').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

export function portfolioYears(
	db: Db,
	id: string,
): Promise<{ firstYear: number; lastYear: number } | undefined> {
	return db
		.selectFrom('portfolio')
		.select(['first_year as firstYear', 'last_year as lastYear'])
		.where('id', '=', id)
		.executeTakeFirst();
}
