import type { Actor } from '#platform/actor.server.ts';
import { found } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { standingOf, type RoleRelease, type RoleRequirement, type Standing } from './required-role.ts';
import * as store from './required-role.store.server.ts';

interface Asked {
	/** One strategy; all without it. */
	strategyId?: string | null;
	/** Its edition of another day than today. */
	editionId?: string | null;
	day?: string;
}

/** What the strategies ask for, against the posts that are. */
export function standings(
	actor: Actor,
	{ strategyId = null, editionId = null, day = today() }: Asked = {},
): Promise<Standing[]> {
	actor.must('strategy.read');
	return actor.read(async (db) => {
		const required = await store.required(db, { strategyId, editionId });
		const posts = await store.posts(
			db,
			required.map(({ roleId }) => roleId),
		);
		return required.map((one) => standingOf(one, posts, day));
	});
}

/** The clause asks for posts of the role. */
export function requireRole(actor: Actor, requirement: RoleRequirement): Promise<string> {
	actor.must('strategy.manage');
	const { strategyId, lineageId, roleId, isPermanent, posts = 1, leastPercent = null, key } = requirement;
	return actor.change(
		async (db, record) => {
			const number = found(await store.hasClause(db, strategyId, lineageId), 'clause');
			const role = found(await store.findRole(db, roleId), 'role');
			const place = { strategy_id: strategyId, lineage_id: lineageId, role_id: roleId };
			const asked = { is_permanent: isPermanent, posts, least_percent: leastPercent };
			await store.requireRole(db, { ...place, ...asked, tied_by: actor.personId });
			const told = { number, role, isPermanent, posts, leastPercent };
			record('clause.role_required', { type: 'strategy', id: strategyId }, told);
			return roleId;
		},
		{ verb: 'clause.require_role', key },
	);
}

export async function releaseRole(actor: Actor, { lineageId, roleId }: RoleRelease): Promise<void> {
	actor.must('strategy.manage');
	await actor.change(async (db, record) => {
		const role = found(await store.findRole(db, roleId), 'role');
		const strategyId = found(await store.releaseRole(db, lineageId, roleId), 'role');
		record('clause.role_released', { type: 'strategy', id: strategyId }, { role });
	});
}
