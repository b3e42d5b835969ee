import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as frameworks from '../framework/framework.server.ts';
import type { LevelTarget, LevelTargets } from './level-target.ts';
import * as store from './level-target.store.server.ts';

export function list(actor: Actor): Promise<LevelTarget[]> {
	actor.must('competence.read');
	return actor.read((db) => store.list(db));
}

/** Of one role, within the work of another verb. */
export function ofRoleIn(db: Db, roleId: string): Promise<LevelTarget[]> {
	return store.list(db, roleId);
}

/** The given competences of a role anew; those not given stay as they are. */
export async function set(actor: Actor, { roleId, levels }: LevelTargets): Promise<void> {
	actor.must('competence.manage');
	const given = Object.keys(levels);
	if (given.length === 0) return;
	await actor.change(async (db, record) => {
		const { name } = found(await store.lockRole(db, roleId), 'role');
		const known = await frameworks.competencesIn(db, null);
		const codes = new Map(known.map(({ id, code }) => [id, code]));
		if (given.some((id) => !codes.has(id))) refuse('not_found', { subject: 'competence' });
		const before = (await store.list(db, roleId)).filter(({ competenceId }) => given.includes(competenceId));
		const after = given.flatMap((competenceId) => {
			const level = levels[competenceId];
			return level ? [{ roleId, competenceId, level }] : [];
		});
		await store.remove(db, roleId, given);
		await store.insert(db, after);
		const told = (targets: readonly LevelTarget[]) =>
			Object.fromEntries(targets.map(({ competenceId, level }) => [codes.get(competenceId)!, level]));
		record(
			'level_target.set',
			{ type: 'role', id: roleId },
			{ role: name, before: told(before), after: told(after) },
		);
	});
}
