import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { ClauseKind } from '../strategy/clause-draft.ts';
import type { ClauseWords, Edition, EditionClause } from './edition.ts';

/** Adopted after the one that is read, and no later decision comes in force by its day. */
const isAhead = sql`(edition.number > coalesce(read.number, 0) and not exists (
	select from edition later join edition_adoption over on over.tenant_id = later.tenant_id and over.edition_id = later.id
	where later.tenant_id = edition.tenant_id and later.strategy_id = edition.strategy_id
		and later.number > edition.number and over.in_force_from <= adoption.in_force_from))`;

const summary = sql`
	edition.id, edition.strategy_id as "strategyId", edition.number, edition.name, edition.source_name as "sourceName",
	edition.made_at as "madeAt", maker.name as "madeBy", edition.version,
	adoption.adopted_on as "adoptedOn", adoption.in_force_from as "inForceFrom", adoption.decision,
	decider.name as "decidedBy", edition.id is not distinct from strategy.edition_id as "isCurrent",
	entry.entered_on as "enteredOn",
	case when adoption.edition_id is null then 'draft' when edition.id = strategy.edition_id then 'in_force'
		when entry.edition_id is not null then 'earlier' when ${isAhead} then 'coming' else 'replaced' end as state,
	(select count(*) from clause where clause.tenant_id = edition.tenant_id and clause.edition_id = edition.id)::int as "clauseCount"
	from edition
	join strategy on strategy.tenant_id = edition.tenant_id and strategy.id = edition.strategy_id
	left join edition_adoption adoption on adoption.tenant_id = edition.tenant_id and adoption.edition_id = edition.id
	left join edition_entry entry on entry.tenant_id = edition.tenant_id and entry.edition_id = edition.id
	left join edition read on read.tenant_id = strategy.tenant_id and read.id = strategy.edition_id
	left join person maker on maker.tenant_id = edition.tenant_id and maker.id = edition.made_by
	left join person decider on decider.tenant_id = adoption.tenant_id and decider.id = adoption.decided_by`;

/** Newest first: the draft, then the adopted ones. */
export async function list(db: Db, strategyId: string): Promise<Edition[]> {
	const { rows } = await sql<Edition>`select ${summary} where edition.strategy_id = ${strategyId}
		order by edition.number desc`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<Edition | undefined> {
	const { rows } = await sql<Edition>`select ${summary} where edition.id = ${id}`.execute(db);
	return rows[0];
}

export async function clausesOf(db: Db, editionId: string): Promise<EditionClause[]> {
	const rows = await db
		.selectFrom('clause')
		.select([
			'id',
			'lineage_id as lineageId',
			'number',
			'kind',
			'level',
			'text',
			'is_obligation as isObligation',
		])
		.where('edition_id', '=', editionId)
		.orderBy('ordinal')
		.execute();
	return rows.map((row) => ({ ...row, kind: row.kind as ClauseKind }));
}

/** Editions of a strategy are made and adopted one at a time. */
export function lockStrategy(db: Db, id: string) {
	return db
		.selectFrom('strategy')
		.select(['id', 'title', 'edition_id as editionId'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
}

export interface NewEdition {
	id: string;
	strategy_id: string;
	number: number;
	name: string;
	source_name: string | null;
	made_by: string | null;
}

export async function insert(db: Db, edition: NewEdition): Promise<void> {
	await db.insertInto('edition').values(edition).execute();
}

interface Place {
	strategyId: string;
	editionId: string;
}

type Row = ClauseWords & { id: string };

const rowOf = (
	{ strategyId, editionId }: Place,
	{ lineageId, isObligation, ...clause }: Row,
	ordinal: number,
) => ({
	...clause,
	strategy_id: strategyId,
	edition_id: editionId,
	lineage_id: lineageId,
	is_obligation: isObligation,
	ordinal,
});

export async function insertClauses(db: Db, place: Place, clauses: readonly Row[]): Promise<void> {
	if (clauses.length === 0) return;
	await db
		.insertInto('clause')
		.values(clauses.map((clause, ordinal) => rowOf(place, clause, ordinal)))
		.execute();
}

/** From one text to the next: what is in both only moves. */
export async function rewrite(
	db: Db,
	place: Place,
	before: readonly Row[],
	after: readonly Row[],
): Promise<void> {
	const stays = new Set(after.map(({ id }) => id));
	const known = new Map(before.map(({ id }, ordinal) => [id, ordinal]));
	const gone = before.filter(({ id }) => !stays.has(id)).map(({ id }) => id);
	if (gone.length > 0) await db.deleteFrom('clause').where('id', 'in', gone).execute();
	const moved = after.flatMap(({ id }, ordinal) =>
		known.has(id) && known.get(id) !== ordinal ? [{ id, ordinal }] : [],
	);
	await sql`update clause set ordinal = moved.ordinal
		from unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ ordinal }) => ordinal)}::int[]) as moved (id, ordinal)
		where clause.edition_id = ${place.editionId} and clause.id = moved.id`.execute(db);
	const fresh = after.flatMap((clause, ordinal) =>
		known.has(clause.id) ? [] : [rowOf(place, clause, ordinal)],
	);
	if (fresh.length > 0) await db.insertInto('clause').values(fresh).execute();
}

async function deleteClauses(db: Db, editionId: string): Promise<void> {
	await db.deleteFrom('clause').where('edition_id', '=', editionId).execute();
}

export async function remove(db: Db, editionId: string): Promise<void> {
	await db.deleteFrom('section_amendment').where('edition_id', '=', editionId).execute();
	await deleteClauses(db, editionId);
	await db.deleteFrom('edition').where('id', '=', editionId).execute();
}

/** False when somebody else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: { name?: string } = {},
): Promise<boolean> {
	const row = await db
		.updateTable('edition')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export interface NewAdoption {
	edition_id: string;
	adopted_on: string;
	in_force_from: string;
	decision: string;
	decided_by: string | null;
	content: string;
	text_hash: string;
}

/** From here on the database itself keeps the words of the edition. */
export async function adopt(db: Db, adoption: NewAdoption): Promise<void> {
	await db.insertInto('edition_adoption').values(adoption).execute();
}

/** From here on it is the edition that is read. */
export async function enter(db: Db, { strategyId, editionId }: Place, day: string): Promise<void> {
	await db.insertInto('edition_entry').values({ edition_id: editionId, entered_on: day }).execute();
	await db.updateTable('strategy').set({ edition_id: editionId }).where('id', '=', strategyId).execute();
}

/** Strategies with an adopted edition whose day has come, and that is not read yet. */
export async function strategiesDue(db: Db, day: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select distinct edition.strategy_id as id
		from edition
		join edition_adoption adoption on adoption.tenant_id = edition.tenant_id and adoption.edition_id = edition.id
		join strategy on strategy.tenant_id = edition.tenant_id and strategy.id = edition.strategy_id
		left join edition read on read.tenant_id = strategy.tenant_id and read.id = strategy.edition_id
		where ${isAhead} and adoption.in_force_from <= ${day}::date order by 1`.execute(db);
	return rows.map(({ id }) => id);
}
