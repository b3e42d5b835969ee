import pg from 'pg';
import { expect, test } from 'vitest';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as serviceAreas from '../service-area/service-area.server.ts';
import * as auditTrail from './audit-trail.server.ts';

const database = useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const page = { limit: 20, offset: 0 };

async function placeWithHistory() {
	const place = await foundMunicipality();
	const draft = { name: 'Kirjasto', governanceModel: 'own_strategy', key: undefined } as const;
	const id = await serviceAreas.add(place.actor, draft);
	await serviceAreas.amend(place.actor, { ...draft, id, version: 1, name: 'Kirjastopalvelut' });
	return { ...place, id };
}

test('the trail is narrowed by subject, verb, person and day, newest first', async () => {
	const { actor, id } = await placeWithHistory();
	const verbs = async (filter: object) => {
		const { events, total } = await auditTrail.list(actor, { ...page, ...filter });
		return [total, events.map(({ verb }) => verb)];
	};
	expect(await verbs({ subjectId: id })).toEqual([2, ['service_area.amended', 'service_area.added']]);
	expect(await verbs({ subjectType: 'service_area', verb: 'service_area.added' })).toEqual([
		1,
		['service_area.added'],
	]);
	expect(await verbs({ personId: actor.person, limit: 1, offset: 1 })).toEqual([2, ['service_area.added']]);
	const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(new Date());
	expect(await verbs({ from: today, to: today, subjectId: id })).toEqual([2, expect.anything()]);
	expect(await verbs({ to: '2020-01-01' })).toEqual([0, []]);
});

test('the chain holds, and a changed event is found', async () => {
	const { actor } = await placeWithHistory();
	expect(await auditTrail.firstBroken(actor)).toBeNull();
	const client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
	await client.query(`update audit_event set person_name = 'Joku muu' where tenant_id = $1 and seq = 2`, [
		actor.tenantId,
	]);
	await client.end();
	expect(await auditTrail.firstBroken(actor)).toBe(2);
});

test('the trail is for administrators and directors of its own municipality', async () => {
	const place = await placeWithHistory();
	const other = await foundMunicipality();
	expect((await auditTrail.list(await place.as('director'), page)).total).toBeGreaterThan(2);
	const coordinator = await place.as('coordinator');
	expect(() => auditTrail.list(coordinator, page)).toThrow(refusal('forbidden'));
	expect(() => auditTrail.firstBroken(coordinator)).toThrow(refusal('forbidden'));
	expect((await auditTrail.list(other.actor, { ...page, subjectId: place.id })).total).toBe(0);
});
