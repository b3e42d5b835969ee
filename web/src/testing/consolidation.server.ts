import type { GroupMerge } from '#domain/portfolio/consolidation/consolidation-act.ts';
import type { Actor } from '#platform/actor.server.ts';

/** What the form of a group sends when nothing was chosen otherwise. */
export const group = (into: string, members: string[], chosen = members): GroupMerge => ({
	into,
	members,
	chosen,
	versions: {},
	key: undefined,
	title: '',
	facts: {},
	remember: '',
});

/** All that consolidating may touch, but for versions and the times of the acts themselves. */
export function picture(by: Actor) {
	return by.read(async (db) => ({
		needs: (await db.selectFrom('need').selectAll().orderBy('id').execute()).map((row) => ({
			...row,
			version: 0,
		})),
		wordings: await db.selectFrom('wording').selectAll().orderBy('id').execute(),
		efforts: await db.selectFrom('need_effort').selectAll().orderBy('need_id').orderBy('role_id').execute(),
		said: await db
			.selectFrom('need_dependency_said')
			.selectAll()
			.orderBy('need_id')
			.orderBy('depends_on_id')
			.execute(),
		waits: await db
			.selectFrom('need_dependency')
			.selectAll()
			.orderBy('need_id')
			.orderBy('depends_on_id')
			.execute(),
		parts: await db.selectFrom('need_part').selectAll().orderBy('part_id').orderBy('whole_id').execute(),
		differences: await db
			.selectFrom('need_difference')
			.selectAll()
			.orderBy('need_id')
			.orderBy('other_id')
			.execute(),
		live: await db
			.selectFrom('need_merger')
			.select(['from_need_id', 'into_need_id'])
			.where('undone_at', 'is', null)
			.orderBy('from_need_id')
			.execute(),
	}));
}
