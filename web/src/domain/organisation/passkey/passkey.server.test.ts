import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { actorOf, open } from '#platform/session/session.server.ts';
import { Authenticator } from '../../../testing/authenticator.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as people from '../person/person.server.ts';
import * as passkeys from './passkey.server.ts';

const database = useDatabase();

const SITE = { origin: 'http://localhost:3000', host: 'localhost' };
const refusal = (code: string) => expect.objectContaining({ code });

const signedIn = (actor: Actor) =>
	actor.change((db, record) => {
		record('session.opened', { type: 'person', id: actor.person });
		return open(db, actor.person);
	});

/** As one who has just signed in. */
async function beginAdding(actor: Actor) {
	return passkeys.beginAdding(
		actor,
		{ password: '' },
		{ address: '192.0.2.1', token: await signedIn(actor) },
	);
}

async function register({ actor }: TestMunicipality, name = 'Työpuhelin') {
	const authenticator = new Authenticator();
	const { challengeId, options } = await beginAdding(actor);
	const draft = {
		challengeId,
		name,
		answer: authenticator.create({ ...SITE, challenge: options.challenge }),
	};
	await passkeys.add(actor, draft);
	return { authenticator, draft, userHandle: options.user.id };
}

async function signIn(
	{ visitor }: TestMunicipality,
	authenticator: Authenticator,
	site = SITE,
	userHandle?: string,
) {
	const { challengeId, options } = await passkeys.beginSignIn(visitor);
	const answer = authenticator.get({ ...site, challenge: options.challenge }, userHandle);
	return passkeys.signIn(visitor, { challengeId, answer }, '192.0.2.1');
}

describe('a passkey', () => {
	test('is made, listed and signs its owner in', async () => {
		const place = await foundMunicipality();
		const { authenticator, userHandle } = await register(place);
		const token = await signIn(place, authenticator, SITE, userHandle);
		const { tenantId: id, tenantSlug: slug, personId } = place.actor;
		expect((await actorOf({ id, slug }, token))?.personId).toBe(personId);
		expect(await passkeys.list(place.actor)).toEqual([
			expect.objectContaining({ name: 'Työpuhelin', lastUsedAt: expect.any(Date) }),
		]);
	});

	test('cannot be made twice, nor with the same challenge', async () => {
		const place = await foundMunicipality();
		const { authenticator, draft } = await register(place);
		await expect(passkeys.add(place.actor, draft)).rejects.toEqual(refusal('passkey_expired'));
		const { challengeId, options } = await beginAdding(place.actor);
		expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([draft.answer.id]);
		const answer = authenticator.create({ ...SITE, challenge: options.challenge });
		const again = passkeys.add(place.actor, { challengeId, name: 'Toinen', answer });
		await expect(again).rejects.toEqual(refusal('passkey_not_accepted'));
	});

	test('of another origin, host or challenge is refused', async () => {
		const { actor } = await foundMunicipality();
		const wrong = [
			{ origin: 'http://evil.example:3000' },
			{ host: 'evil.example' },
			{ challenge: Buffer.alloc(32).toString('base64url') },
		];
		for (const change of wrong) {
			const { challengeId, options } = await beginAdding(actor);
			const answer = new Authenticator().create({ ...SITE, challenge: options.challenge, ...change });
			const added = passkeys.add(actor, { challengeId, name: 'Väärä', answer });
			await expect(added).rejects.toEqual(refusal('passkey_not_accepted'));
		}
		expect(await passkeys.list(actor)).toEqual([]);
	});

	test('made with somebody else’s challenge is refused', async () => {
		const place = await foundMunicipality();
		const { challengeId, options } = await beginAdding(place.actor);
		const other = await place.as('reader');
		const answer = new Authenticator().create({ ...SITE, challenge: options.challenge });
		const added = passkeys.add(other, { challengeId, name: 'Vieras', answer });
		await expect(added).rejects.toEqual(refusal('passkey_expired'));
	});
});

describe('adding a passkey a while after signing in', () => {
	const password = 'aivan oma salasana';

	async function signedInLongAgo({ actor }: TestMunicipality) {
		await actor.change((db, record) => {
			record('password.changed', { type: 'person', id: actor.person });
			return people.setPassword(db, actor.person, password);
		});
		const token = await signedIn(actor);
		const client = new pg.Client({ connectionString: database.ownerUrl() });
		await client.connect();
		const earlier = `update session set created_at = now() - interval '11 minutes' where tenant_id = $1`;
		await client.query(earlier, [actor.tenantId]);
		await client.end();
		return { address: '192.0.2.1', token };
	}

	test('asks for the password and takes no other', async () => {
		const place = await foundMunicipality();
		const from = await signedInLongAgo(place);
		const ask = (given: string) => passkeys.beginAdding(place.actor, { password: given }, from);
		await expect(ask('')).rejects.toEqual(refusal('password_needed'));
		await expect(ask('jokin muu salasana')).rejects.toEqual(refusal('wrong_password'));
		expect(await ask(password)).toEqual({ challengeId: expect.any(String), options: expect.any(Object) });
	});

	test('cannot be used for guessing the password', async () => {
		const place = await foundMunicipality();
		const from = await signedInLongAgo(place);
		const guess = () => passkeys.beginAdding(place.actor, { password: 'arvaus' }, from);
		for (let time = 0; time < 10; time++) await expect(guess()).rejects.toEqual(refusal('wrong_password'));
		const right = passkeys.beginAdding(place.actor, { password }, from);
		await expect(right).rejects.toEqual(refusal('too_many_attempts'));
	});

	test('another person’s fresh session proves nothing', async () => {
		const place = await foundMunicipality();
		await signedInLongAgo(place);
		const token = await signedIn(await place.as('reader'));
		const tried = passkeys.beginAdding(place.actor, { password: '' }, { address: '192.0.2.1', token });
		await expect(tried).rejects.toEqual(refusal('password_needed'));
	});
});

describe('signing in with a passkey', () => {
	test('refuses a counter that has not grown, a replay and a wrong origin', async () => {
		const place = await foundMunicipality();
		const { authenticator } = await register(place);
		await signIn(place, authenticator);
		await signIn(place, authenticator);
		authenticator.counter = 0;
		await expect(signIn(place, authenticator)).rejects.toEqual(refusal('passkey_not_accepted'));
		authenticator.counter = 10;
		const wrong = { ...SITE, origin: 'http://evil.example' };
		await expect(signIn(place, authenticator, wrong)).rejects.toEqual(refusal('passkey_not_accepted'));

		const { challengeId, options } = await passkeys.beginSignIn(place.visitor);
		const answer = authenticator.get({ ...SITE, challenge: options.challenge });
		await passkeys.signIn(place.visitor, { challengeId, answer }, '192.0.2.1');
		const replay = passkeys.signIn(place.visitor, { challengeId, answer }, '192.0.2.1');
		await expect(replay).rejects.toEqual(refusal('passkey_expired'));
	});

	test('refuses a forged signature and another person’s handle', async () => {
		const place = await foundMunicipality();
		const { authenticator } = await register(place);
		const { challengeId, options } = await passkeys.beginSignIn(place.visitor);
		const answer = authenticator.get({ ...SITE, challenge: options.challenge });
		const forged = { ...answer, response: { ...answer.response, signature: 'AAAA' } };
		const tried = passkeys.signIn(place.visitor, { challengeId, answer: forged }, '192.0.2.1');
		await expect(tried).rejects.toEqual(refusal('passkey_not_accepted'));
		const handle = Buffer.from('somebody else').toString('base64url');
		await expect(signIn(place, authenticator, SITE, handle)).rejects.toEqual(refusal('passkey_not_accepted'));
	});

	test('opens nothing in another municipality, for a disabled person, or after removal', async () => {
		const place = await foundMunicipality();
		const elsewhere = await foundMunicipality();
		const { authenticator } = await register(place);
		await expect(signIn(elsewhere, authenticator)).rejects.toEqual(refusal('passkey_not_accepted'));

		const reader = await place.as('reader');
		const own = await register({ ...place, actor: reader });
		const { id, version } = await people.get(place.actor, reader.person);
		await people.disable(place.actor, { id, version });
		await expect(signIn(place, own.authenticator)).rejects.toEqual(refusal('passkey_not_accepted'));

		const [kept] = await passkeys.list(place.actor);
		await expect(passkeys.remove(reader, kept!.id)).rejects.toEqual(refusal('not_found'));
		await passkeys.remove(place.actor, kept!.id);
		await expect(signIn(place, authenticator)).rejects.toEqual(refusal('passkey_not_accepted'));
	});

	test('is throttled: the eleventh failure in a row is refused before it is looked at', async () => {
		const place = await foundMunicipality();
		const { authenticator } = await register(place);
		const wrong = { ...SITE, origin: 'http://evil.example' };
		for (let time = 0; time < 10; time++)
			await expect(signIn(place, authenticator, wrong)).rejects.toEqual(refusal('passkey_not_accepted'));
		await expect(signIn(place, authenticator)).rejects.toEqual(refusal('too_many_attempts'));
	});

	test('adding needs an account', async () => {
		const { visitor } = await foundMunicipality();
		await expect(
			passkeys.beginAdding(visitor, { password: '' }, { address: '::1', token: '' }),
		).rejects.toEqual(refusal('sign_in_first'));
	});
});
