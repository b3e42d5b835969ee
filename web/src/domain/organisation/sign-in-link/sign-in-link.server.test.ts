import pg from 'pg';
import { expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { actorOf } from '#platform/session/session.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as accounts from '../account/account.server.ts';
import * as people from '../person/person.server.ts';
import * as signInLinks from './sign-in-link.server.ts';

const database = useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const fresh = { password: 'aivan uusi salasana' };

/** One who has an account and has forgotten the password. */
async function forgetful(place: TestMunicipality) {
	const { person: id } = await place.as('coordinator');
	const { email, version } = await people.get(place.actor, id);
	const signIn = (password: string) => people.signIn(place.visitor, { email, password }, '192.0.2.1');
	return { id, email, version, signIn };
}

const live = ({ actor: { tenantId, tenantSlug } }: TestMunicipality, token: string) =>
	actorOf({ id: tenantId, slug: tenantSlug }, token);

/** As if this much time had gone by. */
async function grow(id: string, older: string): Promise<void> {
	const client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
	await client.query('update sign_in_link set expires_at = expires_at - $2::interval where id = $1', [
		id,
		older,
	]);
	await client.end();
}

test('a link sets a new password once, and every session the person had ends', async () => {
	const place = await foundMunicipality();
	const { id, email, signIn } = await forgetful(place);
	const first = await signInLinks.make(place.actor, id);
	const earlier = await signInLinks.use(place.visitor, first.token, { password: 'entinen salasana' });

	const { token } = await signInLinks.make(place.actor, id);
	expect(await signInLinks.open(place.visitor, token)).toEqual({ name: 'Testaaja coordinator', email });
	const session = await signInLinks.use(place.visitor, token, fresh);
	expect((await live(place, session))?.personId).toBe(id);
	expect(await live(place, earlier)).toBeUndefined();
	await expect(signIn('entinen salasana')).rejects.toEqual(refusal('wrong_credentials'));
	expect(await signIn(fresh.password)).toEqual(expect.any(String));

	await expect(signInLinks.open(place.visitor, token)).rejects.toEqual(refusal('link_not_valid'));
	await expect(signInLinks.use(place.visitor, token, fresh)).rejects.toEqual(refusal('link_not_valid'));
});

test('two uses at the same moment are one use', async () => {
	const place = await foundMunicipality();
	const { id } = await forgetful(place);
	const { token } = await signInLinks.make(place.actor, id);
	const tries = await Promise.allSettled([1, 2, 3].map(() => signInLinks.use(place.visitor, token, fresh)));
	expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a link older than three days or replaced, and one made before the password was changed, open nothing', async () => {
	const place = await foundMunicipality();
	const { id } = await forgetful(place);
	const replaced = await signInLinks.make(place.actor, id);
	const old = await signInLinks.make(place.actor, id);
	await grow(old.id, '71 hours');
	expect(await signInLinks.open(place.visitor, old.token)).toBeDefined();
	await grow(old.id, '1 hour');
	for (const { token } of [replaced, old]) {
		await expect(signInLinks.open(place.visitor, token)).rejects.toEqual(refusal('link_not_valid'));
		await expect(signInLinks.use(place.visitor, token, fresh)).rejects.toEqual(refusal('link_not_valid'));
	}
	const used = await signInLinks.make(place.actor, id);
	const session = await signInLinks.use(place.visitor, used.token, fresh);
	const unused = await signInLinks.make(place.actor, id);
	const self = (await live(place, session))!;
	const change = { current_password: fresh.password, new_password: 'vielä uudempi salasana' };
	await accounts.changePassword(self, change, { address: '192.0.2.1', token: session });
	await expect(signInLinks.open(place.visitor, unused.token)).rejects.toEqual(refusal('link_not_valid'));
});

test('the link of a disabled person opens nothing, not even after the account is opened again', async () => {
	const place = await foundMunicipality();
	const { id, version } = await forgetful(place);
	const { token } = await signInLinks.make(place.actor, id);
	await people.disable(place.actor, { id, version });
	await expect(signInLinks.open(place.visitor, token)).rejects.toEqual(refusal('link_not_valid'));
	await expect(signInLinks.use(place.visitor, token, fresh)).rejects.toEqual(refusal('link_not_valid'));
	await expect(signInLinks.make(place.actor, id)).rejects.toEqual(refusal('person_disabled'));
	await people.enable(place.actor, { id, version: version + 1 });
	await expect(signInLinks.use(place.visitor, token, fresh)).rejects.toEqual(refusal('link_not_valid'));
});

test('only an administrator makes links, for people of the same municipality and not for oneself', async () => {
	const place = await foundMunicipality();
	const other = await foundMunicipality();
	const { id } = await forgetful(place);
	await expect(signInLinks.make(place.actor, place.actor.person)).rejects.toEqual(
		refusal('own_sign_in_link'),
	);
	await expect(signInLinks.make(await place.as('director'), id)).rejects.toEqual(refusal('forbidden'));
	await expect(signInLinks.make(place.visitor, id)).rejects.toEqual(refusal('sign_in_first'));
	await expect(signInLinks.make(other.actor, id)).rejects.toEqual(refusal('not_found'));
	await expect(signInLinks.make(place.actor, newId())).rejects.toEqual(refusal('not_found'));
	const { token } = await signInLinks.make(place.actor, id);
	await expect(signInLinks.use(other.visitor, token, fresh)).rejects.toEqual(refusal('link_not_valid'));
	expect(await signInLinks.use(place.visitor, token, fresh)).toEqual(expect.any(String));
});
