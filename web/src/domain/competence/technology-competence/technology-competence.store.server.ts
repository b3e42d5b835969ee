import type { Db } from '#platform/db.server.ts';

export async function idsOf(db: Db, technologyId: string): Promise<Set<string>> {
	const rows = await db
		.selectFrom('technology_competence')
		.select('competence_id as id')
		.where('technology_id', '=', technologyId)
		.execute();
	return new Set(rows.map(({ id }) => id));
}

/** False where they were together already. */
export async function insert(db: Db, technologyId: string, competenceId: string): Promise<boolean> {
	const row = await db
		.insertInto('technology_competence')
		.values({ technology_id: technologyId, competence_id: competenceId })
		.onConflict((conflict) => conflict.doNothing())
		.returning('competence_id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function remove(db: Db, technologyId: string, competenceId: string): Promise<boolean> {
	const row = await db
		.deleteFrom('technology_competence')
		.where('technology_id', '=', technologyId)
		.where('competence_id', '=', competenceId)
		.returning('competence_id')
		.executeTakeFirst();
	return row !== undefined;
}
