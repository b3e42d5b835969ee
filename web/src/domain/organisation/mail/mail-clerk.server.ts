import { Actor } from '#platform/actor.server.ts';

/** Who sends, gathers and receives letters: the municipality's own mail, in nobody's name. */
export function mailClerk({ tenantId, tenantSlug }: { tenantId: string; tenantSlug: string }): Actor {
	return new Actor({
		tenantId,
		tenantSlug,
		personId: null,
		name: 'Luotsi',
		standings: ['administrator'],
		unitIds: null,
		locale: 'fi',
	});
}
