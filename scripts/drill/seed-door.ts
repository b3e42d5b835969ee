import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';

/** A municipality with one unit and a signed-in coordinator, written by the database's owner. */
export async function seedDoor(ownerUrl: string): Promise<{ slug: string; cookie: string; unitId: string }> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	const [tenant, area, unitId, person, token] = Array.from({ length: 5 }, () => randomUUID());
	const put = (text: string, values: unknown[]) => client.query(text, values);
	await put(`insert into gate.tenant_address (slug, tenant_id) values ('koe', $1)`, [tenant]);
	await put(`insert into tenant (tenant_id, name) values ($1, 'Koe')`, [tenant]);
	await put('insert into audit_head (tenant_id) values ($1)', [tenant]);
	await put('insert into need_counter (tenant_id) values ($1)', [tenant]);
	await put(
		`insert into service_area (tenant_id, id, name, governance_model) values ($1, $2, 'Kirjasto', 'own_strategy')`,
		[tenant, area],
	);
	await put(
		`insert into service_unit (tenant_id, id, service_area_id, name, kind, link_token) values ($1, $2, $3, 'Pääkirjasto', 'main_library', $4)`,
		[tenant, unitId, area, randomUUID()],
	);
	await put(`insert into person (tenant_id, id, name, email) values ($1, $2, 'Aino', 'aino@example.org')`, [
		tenant,
		person,
	]);
	await put(
		`insert into access_grant (tenant_id, id, person_id, access_role) values ($1, $2, $3, 'coordinator')`,
		[tenant, randomUUID(), person],
	);
	await put(
		`insert into session (tenant_id, token_hash, person_id, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
		[tenant, createHash('sha256').update(token!).digest(), person],
	);
	await client.end();
	return { slug: 'koe', cookie: `luotsi-koe=${token}`, unitId: unitId! };
}
