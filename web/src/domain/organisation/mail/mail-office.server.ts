import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import { runtime } from '#platform/runtime.server.ts';
import {
	statesShown,
	type DigestHour,
	type ListedMail,
	type MailOverview,
	type ShownList,
} from './mail-office.ts';
import * as store from './mail-office.store.server.ts';
import { post } from './mail.server.ts';
import { posted } from './wake.server.ts';

/** Whether letters go, from where and how many wait; passwords are not told. */
export function overview(actor: Actor): Promise<MailOverview> {
	actor.must('mail.manage');
	const { relay, receiving } = runtime().env.mail;
	return actor.read(async (db) => {
		const setting = await store.setting(db);
		return {
			canSend: relay !== undefined,
			relay: relay ? `${relay.host}:${relay.port}` : null,
			from: relay?.from ?? null,
			replyDomain: receiving?.domain ?? null,
			digestHour: setting?.digest_hour ?? 7,
			version: setting?.version ?? 0,
			counts: await store.counts(db),
		};
	});
}

export function latest(
	actor: Actor,
	{ list, offset, limit }: { list: ShownList; offset: number; limit: number },
): Promise<ListedMail[]> {
	actor.must('mail.manage');
	const states = list === 'all' ? null : statesShown[list];
	return actor.read((db) => store.latest(db, { states, offset, limit }));
}

/** A letter to the one who presses. */
export async function sendTest(actor: Actor): Promise<void> {
	actor.must('mail.manage');
	if (!runtime().env.mail.relay) refuse('mail_not_set_up');
	await actor.change(async (db, record) => {
		const id = newId();
		const to = { personId: actor.person };
		await post(db, [{ to, kind: 'test', values: {}, path: '/settings/mail', onceKey: `test:${id}` }]);
		record('mail.tested', { type: 'person', id: actor.person });
	});
}

/** For letters that failed, or of which nobody knows whether they arrived: only a person decides to risk a double. */
export async function sendAgain(actor: Actor, id: string): Promise<void> {
	actor.must('mail.manage');
	await actor.change(async (db, record) => {
		if (!(await store.sendAgain(db, id))) refuse('mail_not_to_send_again');
		record('mail.sent_again', { type: 'outgoing_mail', id });
		posted(actor.tenantId);
	});
}

/** After the server has been put right nobody waits for the next try. */
export async function tryNow(actor: Actor): Promise<void> {
	actor.must('mail.manage');
	await actor.change(async (db, record) => {
		await store.tryNow(db);
		record('mail.tried_now', { type: 'tenant', id: actor.tenantId });
		posted(actor.tenantId);
	});
}

export async function setDigestHour(actor: Actor, { hour, version }: DigestHour): Promise<void> {
	actor.must('mail.manage');
	await actor.change(async (db, record) => {
		if (!(await store.setHour(db, hour, version))) refuse('conflict');
		record('mail.digest_hour_set', { type: 'tenant', id: actor.tenantId }, { after: { hour } });
	});
}
