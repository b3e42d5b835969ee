import { createHash } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { newToken } from '#platform/identifier.server.ts';
import { actorOf } from '#platform/session/session.server.ts';
import { useDatabase } from '../../../testing/municipality.server.ts';
import * as auditTrail from '../audit-trail/audit-trail.server.ts';
import * as people from '../person/person.server.ts';
import * as roles from '../role/role.server.ts';
import * as serviceAreas from '../service-area/service-area.server.ts';
import * as start from '../start/start.server.ts';
import { firstUndone } from '../start/start.ts';
import { addressFor } from '../tenant/tenant.ts';
import * as tenants from '../tenant/tenant.server.ts';
import * as foundings from './founding.server.ts';

const database = useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

async function freshToken(): Promise<string> {
	const token = newToken();
	const client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
	const hash = createHash('sha256').update(token).digest();
	await client.query('insert into gate.founding_token (token_hash) values ($1)', [hash]);
	await client.end();
	return token;
}

const founding = (name: string) => ({
	name,
	address: addressFor(name),
	administrator: { name: 'Aino Perustaja', email: 'aino@perustaja.example', password: 'perustajan salasana' },
});

test('a municipality is founded with areas, roles and a signed-in administrator', async () => {
	const { actor, session } = await foundings.found(founding('Ensilän kunta'), await freshToken(), 'sv');
	const signedIn = (await actorOf({ id: actor.tenantId, slug: 'ensilan-kunta' }, session))!;
	expect(signedIn.standings.toSorted()).toEqual(['administrator', 'director']);
	expect(await tenants.get(signedIn)).toMatchObject({
		name: 'Ensilän kunta',
		locale: 'sv',
		is_demonstration: false,
	});
	expect((await serviceAreas.list(signedIn)).map(({ name }) => name)).toEqual([
		'Bibliotek',
		'Medborgarinstitut',
		'Kultur',
		'Idrott',
	]);
	const keys = (await roles.list(signedIn)).map(({ externalKey }) => externalKey);
	expect(keys).toHaveLength(12);
	expect(keys).toContain('tvt-tukihenkilo');
	const progress = await start.progress(signedIn);
	expect(progress).toEqual({ units: 0, positions: 0, people: 1, needs: 0, strategies: 0, budgets: 0 });
	expect(firstUndone(progress)).toBe('units');
});

test('the link works once, and a failed founding does not use it up', async () => {
	const token = await freshToken();
	await foundings.found(founding('Toisila'), await freshToken(), 'fi');
	await expect(foundings.found(founding('Toisila'), token, 'fi')).rejects.toEqual(refusal('address_taken'));
	await foundings.found(founding('Kolmasla'), token, 'fi');
	await expect(foundings.found(founding('Neljäslä'), token, 'fi')).rejects.toEqual(refusal('link_not_valid'));
	await expect(foundings.found(founding('Neljäslä'), newToken(), 'fi')).rejects.toEqual(
		refusal('link_not_valid'),
	);
});

test('two foundings with one link at once make one municipality', async () => {
	const token = await freshToken();
	const tries = await Promise.allSettled(
		['Viidesla', 'Kuudesla'].map((name) => foundings.found(founding(name), token, 'fi')),
	);
	expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('the municipality is amended by its administrator with the version that was read', async () => {
	const { actor, session } = await foundings.found(founding('Seitsemäslä'), await freshToken(), 'fi');
	const signedIn = (await actorOf({ id: actor.tenantId, slug: actor.tenantSlug }, session))!;
	const contact = 'kirjaamo@seitsemasla.example';
	const change = {
		name: 'Seitsemäslän kaupunki',
		colour: '#7a1f5c',
		locale: 'sv',
		contact,
		version: 1,
	} as const;
	await tenants.amend(signedIn, change);
	await expect(tenants.amend(signedIn, change)).rejects.toEqual(refusal('conflict'));
	expect(await tenants.get(signedIn)).toMatchObject({ ...change, version: 2 });
	const [self] = await people.list(signedIn);
	expect(self?.lastSeenAt).toBeInstanceOf(Date);
	const all = await auditTrail.list(signedIn, { limit: 10, offset: 0 });
	expect(all.verbs).toEqual(['tenant.amended', 'tenant.founded']);
	expect(all.events[0]).toMatchObject({ verb: 'tenant.amended', person: 'Aino Perustaja', seq: 2 });
});
