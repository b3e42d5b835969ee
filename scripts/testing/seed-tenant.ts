import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface SeededTenant {
	tenantId: string;
	slug: string;
	unitId: string;
	/** Of an open session of a coordinator who is administrator and director too. */
	token: string;
}

/** Area, unit, person and session of one tenant: names of the values stand in the order of `$1…`. */
const STATEMENTS: [string, (keyof Values)[]][] = [
	['insert into gate.tenant_address (slug, tenant_id) values ($1, $2)', ['slug', 'tenant']],
	['insert into tenant (tenant_id, name) values ($1, $2)', ['tenant', 'slug']],
	['insert into audit_head (tenant_id) values ($1)', ['tenant']],
	['insert into need_counter (tenant_id) values ($1)', ['tenant']],
	[
		`insert into service_area (tenant_id, id, name, governance_model) values ($1, $2, 'Kirjasto', 'own_strategy')`,
		['tenant', 'area'],
	],
	[
		`insert into service_unit (tenant_id, id, service_area_id, name, kind, link_token)
		values ($1, $2, $3, 'Pääkirjasto', 'main_library', $4)`,
		['tenant', 'unit', 'area', 'link'],
	],
	[
		`insert into person (tenant_id, id, name, email) values ($1, $2, 'Aino', 'aino@example.org')`,
		['tenant', 'person'],
	],
	[
		`insert into access_grant (tenant_id, id, person_id, access_role)
		select $1, gen_random_uuid(), $2, role from unnest(array['administrator', 'director', 'coordinator']) role`,
		['tenant', 'person'],
	],
	[
		`insert into session (tenant_id, token_hash, person_id, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
		['tenant', 'hash', 'person'],
	],
];

interface Values {
	slug: string;
	tenant: string;
	area: string;
	unit: string;
	link: string;
	person: string;
	hash: Buffer;
}

/** A municipality with one unit and one signed-in person, written by the database's owner. */
export async function seedTenant(client: pg.Client, slug: string): Promise<SeededTenant> {
	const token = randomUUID();
	const values: Values = {
		slug,
		tenant: randomUUID(),
		area: randomUUID(),
		unit: randomUUID(),
		link: randomUUID(),
		person: randomUUID(),
		hash: createHash('sha256').update(token).digest(),
	};
	for (const [text, names] of STATEMENTS)
		await client.query(
			text,
			names.map((name) => values[name]),
		);
	return { tenantId: values.tenant, slug, unitId: values.unit, token };
}
