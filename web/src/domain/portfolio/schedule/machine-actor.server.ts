import { Actor } from '#platform/actor.server.ts';

/** The solver works for a municipality in nobody's name. */
export function machine({ tenantId, tenantSlug }: { tenantId: string; tenantSlug: string }): Actor {
	return new Actor({
		tenantId,
		tenantSlug,
		personId: null,
		name: 'Luotsi',
		standings: ['coordinator'],
		unitIds: null,
		locale: 'fi',
	});
}
