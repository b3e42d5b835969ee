import type { Actor } from '#platform/actor.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { hashPassword, verifyPassword } from '#platform/session/password.server.ts';
import * as session from '#platform/session/session.server.ts';
import * as throttle from '#platform/session/throttle.server.ts';
import type { Account, AccountChange, PasswordChange } from './account.ts';
import * as store from './account.store.server.ts';

export function get(actor: Actor, token: string): Promise<Account> {
	actor.must('account.manage');
	return actor.read(async (db) => {
		const { hash, ...account } = found(
			await store.find(db, actor.person, session.hashToken(token)),
			'person',
		);
		return { ...account, hasPassword: hash !== null };
	});
}

export async function amend(actor: Actor, change: AccountChange): Promise<void> {
	actor.must('account.manage');
	const { version, ...values } = change;
	await actor.change(async (db, record) => {
		if (!(await store.update(db, actor.person, version, values))) refuse('conflict');
		record('person.amended', { type: 'person', id: actor.person }, { after: values });
	});
}

/** Where a request comes from: its address, and the token of the session it came by. */
export interface Origin {
	address: string;
	token: string;
}

async function check(actor: Actor, password: string, from: Origin) {
	const who = { account: `${actor.tenantId} ${actor.person}`, address: from.address };
	const attempt = await throttle.begin(actor.tenantId, who);
	const account = await actor.read((db) => store.find(db, actor.person, session.hashToken(from.token)));
	return { attempt, isRight: await verifyPassword(account?.hash ?? undefined, password) };
}

/**
 * Asks again who is there before a new way in is made. Ten minutes from signing in that is enough by itself: so one
 * who signs in by a passkey and has forgotten the password can still add another.
 */
export async function confirm(actor: Actor, password: string, from: Origin): Promise<void> {
	if ((await get(actor, from.token)).isFresh) return;
	if (password === '') refuse('password_needed');
	const { attempt, isRight } = await check(actor, password, from);
	await actor.change(async (db, record) => {
		if (isRight) await throttle.succeed(db, attempt);
		record(isRight ? 'password.confirmed' : 'password.refused', { type: 'person', id: actor.person });
	});
	if (!isRight) refuse('wrong_password');
}

/** Asks for the current password first; every other session ends. */
export async function changePassword(actor: Actor, given: PasswordChange, from: Origin): Promise<void> {
	actor.must('account.manage');
	const { attempt, isRight } = await check(actor, given.current_password, from);
	const hash = isRight ? await hashPassword(given.new_password) : null;
	await actor.change(async (db, record) => {
		if (isRight) await throttle.succeed(db, attempt);
		record(hash ? 'password.changed' : 'password.refused', { type: 'person', id: actor.person });
		if (!hash) return;
		await store.putPassword(db, actor.person, hash);
		await store.withdrawSignInLinks(db, actor.person);
		await session.closeAllOf(db, actor.person, from.token);
	});
	if (!hash) refuse('wrong_password');
}

export async function endOtherSessions(actor: Actor, token: string): Promise<void> {
	actor.must('account.manage');
	await actor.change(async (db, record) => {
		await session.closeAllOf(db, actor.person, token);
		record('session.others_closed', { type: 'person', id: actor.person });
	});
}
