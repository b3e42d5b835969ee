import pg from 'pg';
import { expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { actorOf } from '#platform/session/session.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as grants from '../grant/grant.server.ts';
import * as people from '../person/person.server.ts';
import type { InvitationDraft } from './invitation.ts';
import * as invitations from './invitation.server.ts';

const database = useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const draft = (change: Partial<InvitationDraft> = {}): InvitationDraft => ({
	name: 'Bertta Kutsuttu',
	email: 'bertta@testila.example',
	accessRole: 'coordinator',
	unitId: null,
	key: undefined,
	...change,
});
const acceptance = { name: 'Bertta K.', password: 'aivan oma salasana', locale: 'sv' } as const;

test('an invitation becomes an account with the given right, once', async () => {
	const { actor, visitor } = await foundMunicipality();
	const { token } = await invitations.send(actor, draft());
	expect(await invitations.open(visitor, token!)).toEqual(
		expect.objectContaining({ name: 'Bertta Kutsuttu', email: 'bertta@testila.example' }),
	);
	const session = await invitations.accept(visitor, token!, acceptance);
	const signedIn = await actorOf({ id: actor.tenantId, slug: actor.tenantSlug }, session);
	expect(signedIn).toMatchObject({ name: 'Bertta K.', standings: ['coordinator'], locale: 'sv' });
	await expect(invitations.accept(visitor, token!, acceptance)).rejects.toEqual(refusal('link_not_valid'));
	await expect(invitations.open(visitor, token!)).rejects.toEqual(refusal('link_not_valid'));
	expect(await invitations.list(actor)).toEqual([]);
	const again = people.signIn(
		visitor,
		{ email: 'bertta@testila.example', password: acceptance.password },
		'::1',
	);
	expect(await again).toEqual(expect.any(String));
});

test('two acceptances at the same moment make one account', async () => {
	const { actor, visitor } = await foundMunicipality();
	const { token } = await invitations.send(actor, draft());
	const tries = await Promise.allSettled(
		[1, 2, 3].map(() => invitations.accept(visitor, token!, acceptance)),
	);
	expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	expect(await people.list(actor)).toHaveLength(2);
});

test('an expired, withdrawn, renewed or replaced link opens nothing', async () => {
	const { actor, visitor } = await foundMunicipality();
	const first = await invitations.send(actor, draft());
	const second = await invitations.send(actor, draft());
	await expect(invitations.open(visitor, first.token!)).rejects.toEqual(refusal('link_not_valid'));
	const renewed = await invitations.renew(actor, second.id);
	await expect(invitations.open(visitor, second.token!)).rejects.toEqual(refusal('link_not_valid'));
	expect(await invitations.open(visitor, renewed.token!)).toBeDefined();

	const client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
	await client.query(`update invitation set expires_at = now() - interval '1 second' where id = $1`, [
		second.id,
	]);
	await client.end();
	await expect(invitations.accept(visitor, renewed.token!, acceptance)).rejects.toEqual(
		refusal('link_not_valid'),
	);

	const third = await invitations.send(actor, draft());
	await invitations.withdraw(actor, third.id);
	await expect(invitations.accept(visitor, third.token!, acceptance)).rejects.toEqual(
		refusal('link_not_valid'),
	);
	await expect(invitations.renew(actor, third.id)).rejects.toEqual(refusal('not_found'));
});

test('the same form sent twice makes one invitation, and the link is told once', async () => {
	const { actor } = await foundMunicipality();
	const key = newId();
	const once = await invitations.send(actor, draft({ key }));
	const twice = await invitations.send(actor, draft({ key }));
	expect(twice).toEqual({ id: once.id, token: null });
	expect(await invitations.list(actor)).toHaveLength(1);
});

test('refuses a known e-mail, an unknown unit, and those who may not invite', async () => {
	const place = await foundMunicipality();
	const [self] = await people.list(place.actor);
	await expect(invitations.send(place.actor, draft({ email: self!.email }))).rejects.toEqual(
		refusal('email_taken'),
	);
	const unit = draft({ accessRole: 'unit_editor', unitId: newId() });
	await expect(invitations.send(place.actor, unit)).rejects.toEqual(refusal('not_found'));
	const coordinator = await place.as('coordinator');
	expect(() => invitations.list(coordinator)).toThrow(refusal('forbidden'));
	await expect(invitations.send(coordinator, draft())).rejects.toEqual(refusal('forbidden'));
	await expect(invitations.send(place.visitor, draft())).rejects.toEqual(refusal('sign_in_first'));
});

test('an invitation of another municipality is not there', async () => {
	const place = await foundMunicipality();
	const other = await foundMunicipality();
	const { id, token } = await invitations.send(place.actor, draft());
	await expect(invitations.withdraw(other.actor, id)).rejects.toEqual(refusal('not_found'));
	await expect(invitations.renew(other.actor, id)).rejects.toEqual(refusal('not_found'));
	await expect(invitations.accept(other.visitor, token!, acceptance)).rejects.toEqual(
		refusal('link_not_valid'),
	);
	expect(await invitations.accept(place.visitor, token!, acceptance)).toBeDefined();
	expect(await grants.listOf(other.actor, id)).toEqual([]);
});
