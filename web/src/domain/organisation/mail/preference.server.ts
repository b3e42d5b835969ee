import type { Actor } from '#platform/actor.server.ts';
import { chosenKinds, usualDelivery } from './letter-kinds.ts';
import type { MailChoices, Preferences } from './preference.ts';
import * as store from './preference.store.server.ts';
import * as recipients from './recipient.store.server.ts';

/** What I get by mail and how. */
export function get(actor: Actor): Promise<MailChoices> {
	actor.must('account.manage');
	return actor.read(async (db) => {
		const chosen = await store.listOf(db, actor.person);
		const recipient = await recipients.find(db, { personId: actor.person });
		const kinds = chosenKinds.map((kind) => ({ kind, delivery: chosen.get(kind) ?? usualDelivery(kind) }));
		return { isUnsubscribed: recipient?.isUnsubscribed ?? false, kinds };
	});
}

/** Choosing anything is asking for letters again. */
export async function choose(actor: Actor, preferences: Preferences): Promise<void> {
	actor.must('account.manage');
	const chosen = chosenKinds.flatMap((kind) => {
		const delivery = preferences[kind];
		return delivery && delivery !== usualDelivery(kind) ? [{ kind, delivery }] : [];
	});
	await actor.change(async (db, record) => {
		await store.replaceAll(db, actor.person, chosen);
		const recipient = await recipients.find(db, { personId: actor.person });
		if (recipient?.isUnsubscribed) await recipients.setUnsubscribed(db, recipient.id, false);
		record('mail_preference.chosen', { type: 'person', id: actor.person }, { chosen });
	});
}
