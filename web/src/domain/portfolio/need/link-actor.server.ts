import { Actor } from '#platform/actor.server.ts';

/** Whoever holds a unit's link: no account, and rights only to say needs for that unit. */
export class LinkActor extends Actor {
	/** Network address of the visitor, by which a flood is told from a busy staff. */
	readonly address: string;

	constructor(visitor: Actor, unit: { id: string; name: string }, address: string) {
		super({
			tenantId: visitor.tenantId,
			tenantSlug: visitor.tenantSlug,
			personId: null,
			name: unit.name,
			standings: ['unit_link'],
			unitIds: [unit.id],
			locale: visitor.locale,
		});
		this.address = address;
	}
}
