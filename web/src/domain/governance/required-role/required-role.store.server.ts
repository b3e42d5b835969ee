import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { HeldPost, Requirement } from './required-role.ts';

/** Of clauses that stand in the edition: what a clause that is gone asked for is not asked for any more. */
export async function required(
	db: Db,
	{ strategyId, editionId }: { strategyId: string | null; editionId: string | null },
): Promise<Requirement[]> {
	const { rows } = await sql<Requirement>`
		select strategy.id as "strategyId", strategy.title as strategy, required.lineage_id as "lineageId",
			clause.number, clause.text, role.id as "roleId", role.name as role, required.posts,
			required.is_permanent as "isPermanent", required.least_percent as "leastPercent"
		from required_role required
		join role on role.tenant_id = required.tenant_id and role.id = required.role_id
		join strategy on strategy.tenant_id = required.tenant_id and strategy.id = required.strategy_id
		join clause on clause.tenant_id = strategy.tenant_id and clause.edition_id = coalesce(${editionId}::uuid, strategy.edition_id)
			and clause.lineage_id = required.lineage_id
		where ${strategyId}::uuid is null or strategy.id = ${strategyId}
		order by strategy.title, clause.ordinal, role.name`.execute(db);
	return rows;
}

export async function posts(db: Db, roleIds: readonly string[]): Promise<HeldPost[]> {
	if (roleIds.length === 0) return [];
	const { rows } = await sql<HeldPost>`
		select post.id, post.title, post.role_id as "roleId", person.name as person, post.tenure,
			post.days_per_month::float8 as "daysPerMonth", post.full_time_percent as "fullTimePercent",
			post.valid_from as "validFrom", post.valid_to as "validTo",
			case when deputy.id is not null
				then json_build_object('id', deputy.id, 'title', deputy.title, 'person', standing_in.name) end as deputy
		from position post
		left join person on person.tenant_id = post.tenant_id and person.id = post.person_id
			and person.disabled_at is null
		left join position deputy on deputy.tenant_id = post.tenant_id and deputy.id = post.deputy_position_id
		left join person standing_in on standing_in.tenant_id = deputy.tenant_id
			and standing_in.id = deputy.person_id and standing_in.disabled_at is null
		where post.role_id = any(${[...roleIds]}::uuid[])
		order by post.title, post.id`.execute(db);
	return rows;
}

export async function hasClause(db: Db, strategyId: string, lineageId: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('strategy')
		.innerJoin('clause', 'clause.edition_id', 'strategy.edition_id')
		.select('clause.number')
		.where('strategy.id', '=', strategyId)
		.where('clause.lineage_id', '=', lineageId)
		.executeTakeFirst();
	return row?.number;
}

export async function findRole(db: Db, id: string): Promise<string | undefined> {
	const row = await db.selectFrom('role').select('name').where('id', '=', id).executeTakeFirst();
	return row?.name;
}

export async function requireRole(
	db: Db,
	row: {
		strategy_id: string;
		lineage_id: string;
		role_id: string;
		is_permanent: boolean;
		posts: number;
		least_percent: number | null;
		tied_by: string | null;
	},
): Promise<void> {
	await db
		.deleteFrom('required_role')
		.where('lineage_id', '=', row.lineage_id)
		.where('role_id', '=', row.role_id)
		.execute();
	await db.insertInto('required_role').values(row).execute();
}

export async function releaseRole(db: Db, lineageId: string, roleId: string): Promise<string | undefined> {
	const row = await db
		.deleteFrom('required_role')
		.where('lineage_id', '=', lineageId)
		.where('role_id', '=', roleId)
		.returning('strategy_id')
		.executeTakeFirst();
	return row?.strategy_id;
}
