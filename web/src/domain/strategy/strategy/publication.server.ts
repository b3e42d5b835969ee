import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import type { StrategyId } from './strategy.ts';
import * as store from './strategy.store.server.ts';

/** From now on anybody can read the strategy and its goals. */
export function publish(actor: Actor, { id, key }: StrategyId): Promise<string> {
	actor.must('strategy.publish');
	return actor.change(
		async (db, record) => {
			const { title } = found(await store.find(db, id), 'strategy');
			const publication = newId();
			const row = { id: publication, strategy_id: id, published_by: actor.person };
			if (!(await store.publish(db, row))) refuse('strategy_already_published');
			record('strategy.published', { type: 'strategy', id }, { title });
			return publication;
		},
		{ verb: 'strategy.publish', key },
	);
}

/** It leaves the public pages at once. */
export async function withdraw(actor: Actor, { id }: Pick<StrategyId, 'id'>): Promise<void> {
	actor.must('strategy.publish');
	await actor.change(async (db, record) => {
		const { title } = found(await store.find(db, id), 'strategy');
		if (!(await store.withdraw(db, id, actor.person))) refuse('strategy_not_published');
		record('strategy.publication_withdrawn', { type: 'strategy', id }, { title });
	});
}
