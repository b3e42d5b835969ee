import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { LevelTarget } from './level-target.ts';

export async function list(db: Db, roleId: string | null = null): Promise<LevelTarget[]> {
	const { rows } = await sql<LevelTarget>`
		select role_id as "roleId", competence_id as "competenceId", level from level_target
		where (${roleId}::uuid is null or role_id = ${roleId})
		order by role_id, competence_id`.execute(db);
	return rows;
}

/** Holds the role until the end of the change. */
export async function lockRole(db: Db, id: string): Promise<{ name: string } | undefined> {
	return db.selectFrom('role').select('name').where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

export async function remove(db: Db, roleId: string, competenceIds: readonly string[]): Promise<void> {
	await db
		.deleteFrom('level_target')
		.where('role_id', '=', roleId)
		.where('competence_id', 'in', competenceIds)
		.execute();
}

export async function insert(db: Db, targets: readonly LevelTarget[]): Promise<void> {
	if (targets.length === 0) return;
	const rows = targets.map(({ roleId, competenceId, level }) => ({
		role_id: roleId,
		competence_id: competenceId,
		level,
	}));
	await db.insertInto('level_target').values(rows).execute();
}
