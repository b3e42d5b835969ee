import type { Actor } from '#platform/actor.server.ts';
import { found } from '#platform/refusal.ts';
import * as store from './recipient.store.server.ts';

export interface Subscription {
	isUnsubscribed: boolean;
	hasAccount: boolean;
}

/** What the link of a letter is about; it tells nobody's name or address. */
export function open(visitor: Actor, token: string): Promise<Subscription> {
	visitor.must('public.read');
	return visitor.read(async (db) => {
		const { isUnsubscribed, personId } = found(await store.find(db, { token }), 'letter_link');
		return { isUnsubscribed, hasAccount: personId !== null };
	});
}

/** Stops or begins again all letters to one recipient; done twice it is done once. */
export async function set(visitor: Actor, token: string, isUnsubscribed: boolean): Promise<void> {
	visitor.must('public.read');
	const recipient = found(await visitor.read((db) => store.find(db, { token })), 'letter_link');
	if (recipient.isUnsubscribed === isUnsubscribed) return;
	await visitor.change(async (db, record) => {
		await store.setUnsubscribed(db, recipient.id, isUnsubscribed);
		record(isUnsubscribed ? 'mail.unsubscribed' : 'mail.subscribed', {
			type: 'mail_recipient',
			id: recipient.id,
		});
	});
}
