import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Direction } from '../criterion/criterion.ts';
import { rankedStates, type RankedState } from './priority.ts';
import type { ScoredNeed, ScoreTriple, WeightedCriterion } from './ranking.ts';

export interface Rater {
	id: string;
	name: string;
}

export interface NeedRow extends ScoredNeed {
	title: string;
	state: RankedState;
	unitId: string;
	unit: string;
	areaId: string;
}

export interface Comment {
	personId: string;
	criterionId: string;
	comment: string;
}

export async function criteria(db: Db): Promise<WeightedCriterion[]> {
	const rows = await db
		.selectFrom('criterion')
		.select(['id', 'weight', 'scale_min as scaleMin', 'scale_max as scaleMax', 'direction'])
		.where('retired_at', 'is', null)
		.orderBy('position')
		.orderBy('name')
		.execute();
	return rows.map((row) => ({ ...row, direction: row.direction as Direction }));
}

function raters(db: Db): Promise<Rater[]> {
	return db
		.selectFrom('person')
		.select(['id', 'name'])
		.where((e) =>
			e.exists(
				e.selectFrom('score').select('score.value').whereRef('score.person_id', '=', 'person.id').limit(1),
			),
		)
		.orderBy('name')
		.orderBy('id')
		.execute();
}

/** Scores travel as places in two short lists: 500 needs of 30 scores each are 15 000 of them. */
async function scoresByNeed(db: Db, criterionIds: string[], personIds: string[]) {
	const rows = await db
		.selectFrom('score')
		.where(sql<boolean>`criterion_id = any(${criterionIds}::uuid[])`)
		.groupBy('need_id')
		.select([
			'need_id',
			sql<ScoreTriple[]>`json_agg(json_build_array(
				array_position(${criterionIds}::uuid[], criterion_id) - 1,
				array_position(${personIds}::uuid[], person_id) - 1, value))`.as('scores'),
		])
		.execute();
	return new Map(rows.map(({ need_id, scores }) => [need_id, scores]));
}

function rankedNeeds(db: Db) {
	return db
		.selectFrom('need')
		.innerJoin('service_unit', (join) =>
			join
				.onRef('service_unit.tenant_id', '=', 'need.tenant_id')
				.onRef('service_unit.id', '=', 'need.service_unit_id'),
		)
		.where('need.state', 'in', [...rankedStates])
		.select([
			'need.id',
			'need.number',
			'need.title',
			'need.state',
			'service_unit.id as unitId',
			'service_unit.name as unit',
			'service_unit.service_area_id as areaId',
		])
		.execute();
}

/** Needs and scores are joined here: without statistics PostgreSQL would gather the scores anew for each need. */
export async function scoredNeeds(
	db: Db,
	criteria: readonly Pick<WeightedCriterion, 'id'>[],
): Promise<{ needs: NeedRow[]; raters: Rater[] }> {
	const people = await raters(db);
	const scores = await scoresByNeed(
		db,
		criteria.map(({ id }) => id),
		people.map(({ id }) => id),
	);
	const rows = await rankedNeeds(db);
	const needs = rows.map((row) => ({
		...row,
		state: row.state as RankedState,
		scores: scores.get(row.id) ?? [],
	}));
	return { needs, raters: people };
}

export function comments(db: Db, needId: string): Promise<Comment[]> {
	return db
		.selectFrom('score')
		.select(['person_id as personId', 'criterion_id as criterionId', 'comment'])
		.where('need_id', '=', needId)
		.where('comment', '!=', '')
		.execute();
}
