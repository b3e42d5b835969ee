import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import { LinkActor } from '#domain/portfolio/need/link-actor.server.ts';
import type { Actor } from '#platform/actor.server.ts';

/** Whoever opens the link speaks for the unit and for nothing else, signed in or not. */
export async function linkHolder(visitor: Actor, token: string | undefined, address: string) {
	const unit = await units.byLink(visitor, token ?? '');
	return { unit, actor: new LinkActor(visitor, unit, address) };
}
