import type { Db } from '#platform/db.server.ts';
import type { Criterion, Direction } from './criterion.ts';

export interface CriterionColumns {
	name: string;
	question: string;
	weight: number;
	scale_min: number;
	scale_max: number;
	direction: Direction;
	anchors: string;
}

function criteria(db: Db) {
	return db
		.selectFrom('criterion')
		.select([
			'id',
			'name',
			'question',
			'weight',
			'scale_min as scaleMin',
			'scale_max as scaleMax',
			'direction',
			'anchors',
			'position',
			'retired_at as retiredAt',
			'version',
		]);
}

const typed = (row: { direction: string; anchors: unknown }) => ({
	direction: row.direction as Direction,
	anchors: row.anchors as Record<string, string>,
});

export async function list(db: Db, withRetired: boolean): Promise<Criterion[]> {
	const rows = await criteria(db)
		.$if(!withRetired, (q) => q.where('retired_at', 'is', null))
		.orderBy('position')
		.orderBy('name')
		.execute();
	return rows.map((row) => ({ ...row, ...typed(row) }));
}

export async function find(db: Db, id: string): Promise<Criterion | undefined> {
	const row = await criteria(db).where('id', '=', id).executeTakeFirst();
	return row && { ...row, ...typed(row) };
}

export async function nextPosition(db: Db): Promise<number> {
	const row = await db
		.selectFrom('criterion')
		.select((e) => e.fn.coalesce(e.fn.max('position'), e.lit(0)).as('last'))
		.executeTakeFirstOrThrow();
	return row.last + 1;
}

/** False when a criterion in use has the name. */
export async function insert(
	db: Db,
	row: CriterionColumns & { id: string; position: number },
): Promise<boolean> {
	const inserted = await db
		.insertInto('criterion')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return inserted !== undefined;
}

export async function isNameFree(db: Db, name: string, exceptId: string): Promise<boolean> {
	const other = await db
		.selectFrom('criterion')
		.select('id')
		.where('name', '=', name)
		.where('retired_at', 'is', null)
		.where('id', '!=', exceptId)
		.executeTakeFirst();
	return other === undefined;
}

export async function scoresOutside(db: Db, id: string, min: number, max: number): Promise<number> {
	const { count } = await db
		.selectFrom('score')
		.select((e) => e.fn.countAll<number>().as('count'))
		.where('criterion_id', '=', id)
		.where((e) => e.or([e('value', '<', min), e('value', '>', max)]))
		.executeTakeFirstOrThrow();
	return count;
}

export async function update(
	db: Db,
	id: string,
	version: number,
	values: Partial<CriterionColumns> & { retired_at?: Date | null },
): Promise<boolean> {
	const row = await db
		.updateTable('criterion')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
