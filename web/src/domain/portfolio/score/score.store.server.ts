import { sql } from 'kysely';
import { permissions } from '#platform/permission/permissions.ts';
import type { Db } from '#platform/db.server.ts';
import type { Cell, OwnScore, RaterProgress, SheetNeed } from './score.ts';

function needs(db: Db) {
	return db
		.selectFrom('need')
		.innerJoin('service_unit', (join) =>
			join
				.onRef('service_unit.tenant_id', '=', 'need.tenant_id')
				.onRef('service_unit.id', '=', 'need.service_unit_id'),
		)
		.select(['need.id', 'need.number', 'need.title', 'need.state', 'service_unit.name as unit']);
}

/** Scores on criteria in use only: a retired criterion leaves no gap. */
function liveScores(db: Db) {
	return db
		.selectFrom('score')
		.innerJoin('criterion', (join) =>
			join
				.onRef('criterion.tenant_id', '=', 'score.tenant_id')
				.onRef('criterion.id', '=', 'score.criterion_id')
				.on('criterion.retired_at', 'is', null),
		);
}

export async function needsToScore(db: Db, personId: string): Promise<SheetNeed[]> {
	const own = await liveScores(db)
		.where('score.person_id', '=', personId)
		.select((e) => ['score.need_id', e.fn.countAll<number>().as('count')])
		.groupBy('score.need_id')
		.execute();
	const counts = new Map(own.map(({ need_id, count }) => [need_id, count]));
	const rows = await needs(db).where('need.state', '=', 'accepted').orderBy('need.number').execute();
	return rows.map(({ id, number, title, unit }) => ({
		id,
		number,
		title,
		unit,
		scored: counts.get(id) ?? 0,
	}));
}

export function ownScores(
	db: Db,
	personId: string,
	needIds: readonly string[],
): Promise<(OwnScore & { needId: string })[]> {
	if (needIds.length === 0) return Promise.resolve([]);
	return db
		.selectFrom('score')
		.select(['need_id as needId', 'criterion_id as criterionId', 'value', 'comment', 'version'])
		.where('person_id', '=', personId)
		.where('need_id', 'in', needIds)
		.execute();
}

export function findNeed(db: Db, id: string) {
	return needs(db).where('need.id', '=', id).executeTakeFirst();
}

export function wordings(db: Db, needId: string) {
	return db
		.selectFrom('wording')
		.innerJoin('service_unit', (join) =>
			join
				.onRef('service_unit.tenant_id', '=', 'wording.tenant_id')
				.onRef('service_unit.id', '=', 'wording.service_unit_id'),
		)
		.where('wording.need_id', '=', needId)
		.select(['service_unit.name as unit', 'wording.text', 'wording.place', 'wording.why'])
		.orderBy('wording.said_at')
		.orderBy('wording.id')
		.execute();
}

export function statesOf(db: Db, needIds: readonly string[]) {
	return db.selectFrom('need').select(['number', 'state']).where('id', 'in', needIds).execute();
}

/** How many were written: a cell whose version has moved on is not. */
export async function put(
	db: Db,
	personId: string,
	cells: readonly (Cell & { value: number })[],
): Promise<number> {
	if (cells.length === 0) return 0;
	const rows = cells.map(({ needId, criterionId, value, comment, seen }) => ({
		need_id: needId,
		criterion_id: criterionId,
		person_id: personId,
		value,
		comment: comment ?? '',
		version: seen + 1,
	}));
	const written = await db
		.insertInto('score')
		.values(rows)
		.onConflict((conflict) =>
			conflict
				.columns(['tenant_id', 'need_id', 'criterion_id', 'person_id'])
				.doUpdateSet((e) => ({
					value: e.ref('excluded.value'),
					comment: e.ref('excluded.comment'),
					version: e.ref('excluded.version'),
					scored_at: sql<Date>`now()`,
				}))
				.where(sql<boolean>`score.version = excluded.version - 1`),
		)
		.returning('need_id')
		.execute();
	return written.length;
}

export async function remove(db: Db, personId: string, cells: readonly Cell[]): Promise<number> {
	let count = 0;
	for (const { needId, criterionId, seen } of cells) {
		const { numDeletedRows } = await db
			.deleteFrom('score')
			.where('person_id', '=', personId)
			.where('need_id', '=', needId)
			.where('criterion_id', '=', criterionId)
			.where('version', '=', seen)
			.executeTakeFirstOrThrow();
		count += Number(numDeletedRows);
	}
	return count;
}

export async function countAccepted(db: Db): Promise<number> {
	const { count } = await db
		.selectFrom('need')
		.select((e) => e.fn.countAll<number>().as('count'))
		.where('state', '=', 'accepted')
		.executeTakeFirstOrThrow();
	return count;
}

/** One row for each rater and accepted need with any score. */
function perNeed(db: Db) {
	return liveScores(db)
		.innerJoin('need', (join) =>
			join
				.onRef('need.tenant_id', '=', 'score.tenant_id')
				.onRef('need.id', '=', 'score.need_id')
				.on('need.state', '=', 'accepted'),
		)
		.select((e) => [
			'score.person_id',
			e.fn.countAll<number>().as('given'),
			e.fn.max('score.scored_at').as('last_at'),
		])
		.groupBy(['score.person_id', 'score.need_id']);
}

function mayScore(db: Db) {
	return db
		.selectFrom('access_grant')
		.select('person_id')
		.where('access_role', 'in', [...permissions['score.give']]);
}

/** Everyone who may score, and everyone who has. */
export function progress(db: Db): Promise<RaterProgress[]> {
	const inUse = sql<number>`(select count(*) from criterion where retired_at is null)`;
	return db
		.with(
			(name) => name('per_need').materialized(),
			() => perNeed(db),
		)
		.selectFrom('person')
		.leftJoin('per_need', 'per_need.person_id', 'person.id')
		.where('person.disabled_at', 'is', null)
		.where((e) => e.or([e('per_need.person_id', 'is not', null), e('person.id', 'in', mayScore(db))]))
		.groupBy(['person.id', 'person.name'])
		.select((e) => [
			'person.id',
			'person.name',
			sql<number>`count(*) filter (where given >= ${inUse})`.as('complete'),
			sql<number>`count(*) filter (where given < ${inUse})`.as('partial'),
			e.fn.max('per_need.last_at').as('lastAt'),
		])
		.orderBy('person.name')
		.execute();
}
