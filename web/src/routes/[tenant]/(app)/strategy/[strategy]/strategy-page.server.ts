import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { knownId } from '#platform/known-id.ts';

/** The strategy that a page under it is about, without its clauses. */
export async function strategyOf(actor: Actor, id: string) {
	const { clauses: _, ...strategy } = await strategies.get(actor, knownId(id, 'strategy'));
	return strategy;
}
