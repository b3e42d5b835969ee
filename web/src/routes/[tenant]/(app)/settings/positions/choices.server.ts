import * as people from '#domain/organisation/person/person.server.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import * as serviceAreas from '#domain/organisation/service-area/service-area.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';

/** What a post can be of, whose and where. */
export async function choices(actor: Actor) {
	const [allRoles, allPeople, areas, allPosts] = await Promise.all([
		roles.list(actor),
		people.list(actor),
		serviceAreas.list(actor),
		positions.list(actor),
	]);
	const active = allPeople.filter(({ disabledAt }) => disabledAt === null);
	return {
		roles: allRoles,
		people: active.map(({ id, name }) => ({ id, name })),
		areas,
		posts: allPosts.map(({ id, title }) => ({ id, title })),
		today: today(),
	};
}
