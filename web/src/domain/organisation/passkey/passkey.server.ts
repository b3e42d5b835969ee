import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { runtime } from '#platform/runtime.server.ts';
import * as challenge from '#platform/session/challenge.server.ts';
import * as session from '#platform/session/session.server.ts';
import * as throttle from '#platform/session/throttle.server.ts';
import * as accounts from '../account/account.server.ts';
import type { Passkey, PasskeyAsk, PasskeyDraft, PasskeySignIn } from './passkey.ts';
import * as store from './passkey.store.server.ts';

// EdDSA, ES256 and RS256 by their COSE numbers: what today's devices have.
const ALGORITHMS = [-8, -7, -257];

/** A passkey belongs to the host name; to none other will the browser show it. */
function site() {
	const { origin } = runtime().env;
	return { origin, host: new URL(origin).hostname };
}

export function list(actor: Actor): Promise<Passkey[]> {
	actor.must('account.manage');
	return actor.read((db) => store.listOf(db, actor.person));
}

/** What the browser needs for making a passkey for the signed-in person, who first shows to be the same still. */
export async function beginAdding(actor: Actor, { password }: PasskeyAsk, from: accounts.Origin) {
	actor.must('account.manage');
	await accounts.confirm(actor, password, from);
	const owner = found(await actor.read((db) => store.findOwner(db, actor.person)), 'person');
	const made = await challenge.make(actor.tenantId, actor.person);
	const options = await generateRegistrationOptions({
		rpName: `Luotsi, ${owner.municipality}`,
		rpID: site().host,
		userID: new Uint8Array(Buffer.from(actor.person)),
		userName: owner.email,
		userDisplayName: owner.name,
		challenge: new Uint8Array(Buffer.from(made.challenge, 'base64url')),
		excludeCredentials: owner.passkeys.map(({ credential_id, transports }) => ({
			id: credential_id,
			transports,
		})),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		supportedAlgorithmIDs: ALGORITHMS,
	});
	return { challengeId: made.id, options };
}

export async function add(actor: Actor, draft: PasskeyDraft): Promise<string> {
	actor.must('account.manage');
	const expected = await challenge.take(actor.tenantId, draft.challengeId, actor.person);
	if (!expected) refuse('passkey_expired');
	const { response, ...rest } = draft.answer;
	const checked = await verifyRegistrationResponse({
		response: { ...rest, response },
		expectedChallenge: expected,
		expectedOrigin: site().origin,
		expectedRPID: site().host,
		supportedAlgorithmIDs: ALGORITHMS,
	}).catch(() => null);
	if (!checked?.verified) refuse('passkey_not_accepted');
	const { id: credentialId, publicKey, counter } = checked.registrationInfo.credential;
	return actor.change(async (db, record) => {
		const passkey = {
			id: newId(),
			person_id: actor.person,
			credential_id: credentialId,
			public_key: Buffer.from(publicKey),
			counter,
			transports: response.transports,
			name: draft.name,
		};
		if (!(await store.insert(db, passkey))) refuse('passkey_not_accepted');
		record('passkey.added', { type: 'person', id: actor.person }, { name: draft.name });
		return passkey.id;
	});
}

export async function remove(actor: Actor, id: string): Promise<void> {
	actor.must('account.manage');
	await actor.change(async (db, record) => {
		const name = found(await store.remove(db, id, actor.person), 'passkey');
		record('passkey.removed', { type: 'person', id: actor.person }, { name });
	});
}

/** No name is asked: the browser shows the passkeys it has for this site. */
export async function beginSignIn(visitor: Actor) {
	visitor.must('public.read');
	const made = await challenge.make(visitor.tenantId, null);
	const options = await generateAuthenticationOptions({
		rpID: site().host,
		challenge: new Uint8Array(Buffer.from(made.challenge, 'base64url')),
		userVerification: 'required',
	});
	return { challengeId: made.id, options };
}

type Known = NonNullable<Awaited<ReturnType<typeof store.findByCredential>>>;

/** The counter after this use, or null; a counter that did not grow tells of a copied key. */
async function verify(
	known: Known,
	expected: string,
	{ response, ...rest }: PasskeySignIn['answer'],
): Promise<number | null> {
	if (response.userHandle && Buffer.from(response.userHandle, 'base64url').toString() !== known.personId)
		return null;
	const { userHandle, ...signed } = response;
	const checked = await verifyAuthenticationResponse({
		response: { ...rest, response: { ...signed, ...(userHandle && { userHandle }) } },
		expectedChallenge: expected,
		expectedOrigin: site().origin,
		expectedRPID: site().host,
		credential: {
			id: known.credentialId,
			publicKey: new Uint8Array(known.publicKey),
			counter: known.counter,
		},
	}).catch(() => null);
	return checked?.verified ? checked.authenticationInfo.newCounter : null;
}

/** Opens a session for the owner of the passkey. */
export async function signIn(visitor: Actor, given: PasskeySignIn, address: string): Promise<string> {
	visitor.must('public.read');
	const account = `${visitor.tenantId} ${given.answer.id}`;
	const attempt = await throttle.begin(visitor.tenantId, { account, address });
	const known = await visitor.read((db) => store.findByCredential(db, given.answer.id));
	const expected = await challenge.take(visitor.tenantId, given.challengeId, null);
	const counter = known && expected ? await verify(known, expected, given.answer) : null;
	const token = await visitor.change(async (db, record) => {
		const isIn = known !== undefined && counter !== null && (await store.noteUse(db, known, counter));
		if (isIn) await throttle.succeed(db, attempt);
		record(isIn ? 'session.opened' : 'session.refused', {
			type: 'person',
			id: known?.personId ?? visitor.tenantId,
		});
		return isIn ? session.open(db, known.personId) : null;
	});
	return token ?? refuse(expected ? 'passkey_not_accepted' : 'passkey_expired');
}
