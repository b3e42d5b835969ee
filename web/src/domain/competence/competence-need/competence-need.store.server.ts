import type { Db } from '#platform/db.server.ts';
import type { LinkedNeed } from '../group-result/gap.ts';

const waiting = ['new', 'clarifying', 'accepted', 'planned'] as const;

/** Needs that are still waited for. */
export function list(db: Db): Promise<LinkedNeed[]> {
	return db
		.selectFrom('competence_need')
		.innerJoin('need', (join) =>
			join
				.onRef('need.tenant_id', '=', 'competence_need.tenant_id')
				.onRef('need.id', '=', 'competence_need.need_id'),
		)
		.select([
			'competence_need.competence_id as competenceId',
			'need.id as needId',
			'need.number',
			'need.title',
		])
		.where('need.state', 'in', waiting)
		.orderBy('need.number')
		.execute();
}

export function findNeed(db: Db, number: number): Promise<{ id: string; title: string } | undefined> {
	return db.selectFrom('need').select(['id', 'title']).where('number', '=', number).executeTakeFirst();
}

/** False where they were together already. */
export async function insert(db: Db, competenceId: string, needId: string): Promise<boolean> {
	const row = await db
		.insertInto('competence_need')
		.values({ competence_id: competenceId, need_id: needId })
		.onConflict((conflict) => conflict.doNothing())
		.returning('need_id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function remove(db: Db, competenceId: string, needId: string): Promise<boolean> {
	const row = await db
		.deleteFrom('competence_need')
		.where('competence_id', '=', competenceId)
		.where('need_id', '=', needId)
		.returning('need_id')
		.executeTakeFirst();
	return row !== undefined;
}
