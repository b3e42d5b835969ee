import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import type { PlanId } from './plan.ts';
import * as store from './plan.store.server.ts';

/** From now on anybody can read the plan. */
export function publish(actor: Actor, { id, key }: PlanId): Promise<string> {
	actor.must('plan.publish');
	return actor.change(
		async (db, record) => {
			const plan = found(await store.find(db, id), 'plan');
			if (await store.publicationInForce(db, id)) refuse('already_published');
			const publication = newId();
			await store.publish(db, publication, id, actor.person);
			record('plan.published', { type: 'plan', id }, { number: plan.number, title: plan.title });
			return publication;
		},
		{ verb: 'plan.publish', key },
	);
}

export async function withdraw(actor: Actor, { id }: PlanId): Promise<void> {
	actor.must('plan.publish');
	await actor.change(async (db, record) => {
		found(await store.find(db, id), 'plan');
		const publication = (await store.publicationInForce(db, id)) ?? refuse('not_published');
		await store.withdraw(db, publication, actor.person);
		record('plan.publication_withdrawn', { type: 'plan', id });
	});
}
