import { Actor } from '#platform/actor.server.ts';

/** Whoever holds a unit's link: no account, and rights only to say needs for that unit. */
export function linkActor(visitor: Actor, unit: { id: string; name: string }): Actor {
	return new Actor({
		tenantId: visitor.tenantId,
		tenantSlug: visitor.tenantSlug,
		personId: null,
		name: unit.name,
		standings: ['unit_link'],
		unitIds: [unit.id],
		locale: visitor.locale,
	});
}
