import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Dependency } from './dependency.ts';

/** Where each need stands now: itself, or the need at the end of its live mergers. */
export const standing = sql`
	with recursive follow (need_id, stands_at) as (
		select id, id from need where state <> 'merged'
		union all
		select merger.from_need_id, follow.stands_at
		from follow
		join need_merger merger on merger.into_need_id = follow.need_id and merger.undone_at is null
	)`;

/** One change of dependencies or mergers at a time in a tenant: two at once could close a ring unseen. */
export async function lockDependencies(db: Db): Promise<void> {
	await sql`insert into need_counter default values on conflict (tenant_id) do nothing`.execute(db);
	await db.selectFrom('need_counter').select('last_number').forUpdate().execute();
}

export async function insertSaid(db: Db, pairs: readonly Dependency[]): Promise<void> {
	for (let from = 0; from < pairs.length; from += 1000) {
		const rows = pairs
			.slice(from, from + 1000)
			.map(({ needId, dependsOnId }) => ({ need_id: needId, depends_on_id: dependsOnId }));
		await db
			.insertInto('need_dependency_said')
			.values(rows)
			.onConflict((conflict) => conflict.columns(['tenant_id', 'need_id', 'depends_on_id']).doNothing())
			.execute();
	}
}

/** Everything said so far between the given need, as it stands now, and another. */
export async function deleteSaid(db: Db, needId: string, dependsOnIds: readonly string[]): Promise<void> {
	if (dependsOnIds.length === 0) return;
	await sql`${standing}
		delete from need_dependency_said said
		using follow waiting, follow awaited
		where waiting.need_id = said.need_id and awaited.need_id = said.depends_on_id
			and waiting.stands_at = ${needId} and awaited.stands_at = any(${[...dependsOnIds]}::uuid[])`.execute(
		db,
	);
}

/** Makes the dependencies in force equal to the said ones followed through the live mergers. */
export async function settle(db: Db): Promise<void> {
	await sql`${standing}, wanted as (
			select distinct waiting.stands_at as need_id, awaited.stands_at as depends_on_id
			from need_dependency_said said
			join follow waiting on waiting.need_id = said.need_id
			join follow awaited on awaited.need_id = said.depends_on_id
			where waiting.stands_at <> awaited.stands_at
		), gone as (
			delete from need_dependency now
			where not exists (
				select from wanted where wanted.need_id = now.need_id and wanted.depends_on_id = now.depends_on_id)
		)
		insert into need_dependency (need_id, depends_on_id)
		select need_id, depends_on_id from wanted
		on conflict (tenant_id, need_id, depends_on_id) do nothing`.execute(db);
}

export function listAll(db: Db): Promise<Dependency[]> {
	return db
		.selectFrom('need_dependency')
		.select(['need_id as needId', 'depends_on_id as dependsOnId'])
		.execute();
}

export function listOf(db: Db, needId: string): Promise<Dependency[]> {
	return db
		.selectFrom('need_dependency')
		.select(['need_id as needId', 'depends_on_id as dependsOnId'])
		.where('need_id', '=', needId)
		.execute();
}

export function numbersOf(db: Db, ids: readonly string[]): Promise<{ id: string; number: number }[]> {
	return db.selectFrom('need').select(['id', 'number']).where('id', 'in', ids).execute();
}

function isOneOf(pairs: readonly Dependency[]) {
	const needIds = pairs.map(({ needId }) => needId);
	const awaitedIds = pairs.map(({ dependsOnId }) => dependsOnId);
	return sql<boolean>`(need_id, depends_on_id) in (
		select * from unnest(${needIds}::uuid[], ${awaitedIds}::uuid[]))`;
}

export async function deletePairs(db: Db, pairs: readonly Dependency[]): Promise<number> {
	const answer = await db.deleteFrom('need_dependency_said').where(isOneOf(pairs)).executeTakeFirst();
	return Number(answer.numDeletedRows);
}

export function listSaid(db: Db, pairs: readonly Dependency[]): Promise<Dependency[]> {
	return db
		.selectFrom('need_dependency_said')
		.select(['need_id as needId', 'depends_on_id as dependsOnId'])
		.where(isOneOf(pairs))
		.execute();
}
