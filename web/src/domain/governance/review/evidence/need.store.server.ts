import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { FactOf, Ground } from '../fact.ts';

interface OfGoal {
	goalId: string;
	total: number;
	done: number;
	planned: number;
}

interface OfMeasure {
	measureId: string;
	id: string;
	number: number;
	title: string;
	state: string;
}

/** What became of the needs tied to a goal, and of the need a measure was made of. */
export async function needs(db: Db, ground: Ground): Promise<FactOf[]> {
	const ofGoals = await sql<OfGoal>`
		select tied.goal_id as "goalId", count(*)::int as total,
			count(*) filter (where need.state = 'done')::int as done,
			count(*) filter (where need.state = 'planned')::int as planned
		from need_goal tied join need on need.tenant_id = tied.tenant_id and need.id = tied.need_id
		where tied.goal_id = any(${[...ground.goalIds]}::uuid[])
			and need.state not in ('withdrawn', 'merged', 'rejected')
		group by tied.goal_id`.execute(db);
	const ofMeasures = await sql<OfMeasure>`
		select measure.id as "measureId", need.id, need.number, need.title, need.state from measure
		join need on need.tenant_id = measure.tenant_id and need.id = measure.need_id
		where measure.id = any(${[...ground.measureIds]}::uuid[])`.execute(db);
	return [
		...ofGoals.rows.map(({ goalId, ...values }): FactOf => ({
			...{ of: { goalId }, kind: 'need', said: 'of_goal', tone: 'plain', path: `/strategy/goals/${goalId}` },
			values,
		})),
		...ofMeasures.rows.map(({ measureId, id, state, ...values }): FactOf => ({
			...{ of: { measureId }, kind: 'need', values, path: `/needs/${id}` },
			said: state === 'done' || state === 'planned' ? state : 'open',
			tone: state === 'done' ? 'good' : 'plain',
		})),
	];
}
