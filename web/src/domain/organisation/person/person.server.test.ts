import { describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { actorOf } from '#platform/session/session.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as accounts from '../account/account.server.ts';
import * as grants from '../grant/grant.server.ts';
import * as people from './person.server.ts';

useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const PASSWORD = 'muistettava salasana';

async function newcomer({ actor, visitor }: TestMunicipality) {
	const email = `${newId()}@testila.example`;
	const id = await actor.change(async (db, record) => {
		const added = await people.add(db, actor, {
			name: 'Kerttu Tulokas',
			email,
			password: PASSWORD,
			locale: 'fi',
			unitId: null,
			roles: [{ role: 'reader', unitId: null }],
		});
		record('person.added', { type: 'person', id: added });
		return added;
	});
	const signIn = (password = PASSWORD) => people.signIn(visitor, { email, password }, '192.0.2.7');
	return { id, email, signIn };
}

const live = (actor: Actor, token: string) => actorOf({ id: actor.tenantId, slug: actor.tenantSlug }, token);

describe('signing in', () => {
	test('the eleventh failure is refused, also with the right password', async () => {
		const place = await foundMunicipality();
		const { signIn } = await newcomer(place);
		for (let time = 0; time < 10; time++)
			await expect(signIn('väärä salasana')).rejects.toEqual(refusal('wrong_credentials'));
		await expect(signIn()).rejects.toEqual(refusal('too_many_attempts'));
	});

	test('another municipality knows nothing of the person', async () => {
		const place = await foundMunicipality();
		const other = await foundMunicipality();
		const { email } = await newcomer(place);
		const tried = people.signIn(other.visitor, { email, password: PASSWORD }, '192.0.2.8');
		await expect(tried).rejects.toEqual(refusal('wrong_credentials'));
	});
});

describe('rights', () => {
	test('giving and taking a right ends every session of the person', async () => {
		const place = await foundMunicipality();
		const { id, signIn } = await newcomer(place);
		const before = await signIn();
		expect(await live(place.actor, before)).toBeDefined();
		const draft = { personId: id, accessRole: 'coordinator', unitId: null, key: newId() } as const;
		const grant = await grants.give(place.actor, draft);
		expect(await live(place.actor, before)).toBeUndefined();
		const after = await signIn();
		expect((await live(place.actor, after))?.standings).toContain('coordinator');
		expect(await grants.give(place.actor, draft)).toBe(grant);
		await expect(grants.give(place.actor, { ...draft, key: newId() })).rejects.toEqual(
			refusal('already_granted'),
		);
		await grants.take(place.actor, grant);
		expect(await live(place.actor, after)).toBeUndefined();
		await expect(grants.take(place.actor, grant)).rejects.toEqual(refusal('not_found'));
	});

	test('the last administrator stays, also when two remove each other at once', async () => {
		const place = await foundMunicipality();
		const mine = await grants.listOf(place.actor, place.actor.person);
		const own = mine.find(({ accessRole }) => accessRole === 'administrator')!;
		await expect(grants.take(place.actor, own.id)).rejects.toEqual(refusal('last_administrator'));
		const self = await people.get(place.actor, place.actor.person);
		await expect(people.disable(place.actor, self)).rejects.toEqual(refusal('last_administrator'));
		expect((await people.get(place.actor, self.id)).disabledAt).toBeNull();

		const second = await place.as('administrator');
		const [theirs] = await grants.listOf(place.actor, second.person);
		const tries = await Promise.allSettled([
			grants.take(place.actor, theirs!.id),
			grants.take(second, own.id),
		]);
		expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	});

	test('a disabled administrator does not count', async () => {
		const place = await foundMunicipality();
		const second = await place.as('administrator');
		const { id, version } = await people.get(place.actor, second.person);
		await people.disable(place.actor, { id, version });
		const mine = await grants.listOf(place.actor, place.actor.person);
		const own = mine.find(({ accessRole }) => accessRole === 'administrator')!;
		await expect(grants.take(place.actor, own.id)).rejects.toEqual(refusal('last_administrator'));
		await people.enable(place.actor, { id, version: version + 1 });
		await grants.take(place.actor, own.id);
	});

	test('only an administrator manages; another municipality’s people are not there', async () => {
		const place = await foundMunicipality();
		const other = await foundMunicipality();
		const { id } = await newcomer(place);
		const draft = { personId: id, accessRole: 'reader', unitId: null, key: undefined } as const;
		await expect(grants.give(await place.as('director'), draft)).rejects.toEqual(refusal('forbidden'));
		await expect(grants.give(other.actor, draft)).rejects.toEqual(refusal('not_found'));
		await expect(people.get(other.actor, id)).rejects.toEqual(refusal('not_found'));
		await expect(people.disable(other.actor, { id, version: 1 })).rejects.toEqual(refusal('not_found'));
		await expect(people.disable(await place.as('reader'), { id, version: 1 })).rejects.toEqual(
			refusal('forbidden'),
		);
	});
});

describe('a person', () => {
	test('who is disabled is out at once and cannot come back in until enabled', async () => {
		const place = await foundMunicipality();
		const { id, signIn } = await newcomer(place);
		const token = await signIn();
		await people.disable(place.actor, { id, version: 1 });
		expect(await live(place.actor, token)).toBeUndefined();
		await expect(signIn()).rejects.toEqual(refusal('wrong_credentials'));
		await expect(people.enable(place.actor, { id, version: 1 })).rejects.toEqual(refusal('conflict'));
		await people.enable(place.actor, { id, version: 2 });
		expect(await live(place.actor, await signIn())).toBeDefined();
	});

	test('is amended by an administrator; a stale form is refused', async () => {
		const { actor } = await foundMunicipality();
		const [self] = await people.list(actor);
		const change = { id: self!.id, version: self!.version, name: 'Aino Uusi', unitId: null };
		await people.amend(actor, change);
		await expect(people.amend(actor, change)).rejects.toEqual(refusal('conflict'));
		const missing = { ...change, version: 2, unitId: newId() };
		await expect(people.amend(actor, missing)).rejects.toEqual(refusal('not_found'));
		expect((await people.list(actor))[0]).toMatchObject({
			name: 'Aino Uusi',
			roles: ['administrator', 'director'],
		});
	});
});

describe('an own account', () => {
	test('changes name and language', async () => {
		const place = await foundMunicipality();
		const { signIn } = await newcomer(place);
		const token = await signIn();
		const self = (await live(place.actor, token))!;
		await accounts.amend(self, { name: 'Kerttu Uusi', locale: 'sv', version: 1 });
		expect(await accounts.get(self, token)).toMatchObject({
			name: 'Kerttu Uusi',
			locale: 'sv',
			version: 2,
			otherSessions: 0,
		});
		const stale = { name: 'Kerttu', locale: 'fi', version: 1 } as const;
		await expect(accounts.amend(self, stale)).rejects.toEqual(refusal('conflict'));
	});

	test('changes the password after giving the current one, and other sessions end', async () => {
		const place = await foundMunicipality();
		const { signIn } = await newcomer(place);
		const [token, other] = [await signIn(), await signIn()];
		const self = (await live(place.actor, token))!;
		const from = { address: '192.0.2.7', token };
		const wrong = { current_password: 'ei tämä', new_password: 'uusi pitkä salasana' };
		await expect(accounts.changePassword(self, wrong, from)).rejects.toEqual(refusal('wrong_password'));
		expect((await accounts.get(self, token)).otherSessions).toBe(1);
		await accounts.changePassword(self, { ...wrong, current_password: PASSWORD }, from);
		expect(await live(place.actor, token)).toBeDefined();
		expect(await live(place.actor, other)).toBeUndefined();
		await expect(signIn()).rejects.toEqual(refusal('wrong_credentials'));
		expect(await signIn('uusi pitkä salasana')).toBeDefined();
	});

	test('guessing the current password is throttled', async () => {
		const place = await foundMunicipality();
		const { signIn } = await newcomer(place);
		const token = await signIn();
		const self = (await live(place.actor, token))!;
		const given = { current_password: 'arvaus', new_password: 'uusi pitkä salasana' };
		const from = { address: '192.0.2.9', token };
		for (let time = 0; time < 10; time++)
			await expect(accounts.changePassword(self, given, from)).rejects.toEqual(refusal('wrong_password'));
		const eleventh = accounts.changePassword(self, { ...given, current_password: PASSWORD }, from);
		await expect(eleventh).rejects.toEqual(refusal('too_many_attempts'));
	});

	test('ends its other sessions', async () => {
		const place = await foundMunicipality();
		const { signIn } = await newcomer(place);
		const [token, other] = [await signIn(), await signIn()];
		await accounts.endOtherSessions((await live(place.actor, token))!, token);
		expect(await live(place.actor, token)).toBeDefined();
		expect(await live(place.actor, other)).toBeUndefined();
	});
});
