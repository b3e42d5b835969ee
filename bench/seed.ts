import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';

export interface Seeded {
	slug: string;
	token: string;
	tenantId: string;
	needId: string;
}

const NEEDS = `
	insert into need (tenant_id, id, number, title, state, service_unit_id, channel, kind, cost_one_off)
	select $1, ($2 || lpad(to_hex(n), 12, '0'))::uuid, n, 'Lainausautomaatin uusiminen ' || n,
		(array['new', 'accepted', 'accepted', 'rejected', 'planned'])[1 + n % 5], $3, 'form', 'laitteet', n * 10
	from generate_series(1, $4::int) n`;
const WORDINGS = `
	insert into wording (tenant_id, id, need_id, base_need_id, origin_need_id, service_unit_id, text, why)
	select tenant_id, gen_random_uuid(), id, id, id, service_unit_id, title || ' ennen kesää', 'Asiakkaat jonottavat.'
	from need where tenant_id = $1`;

/** Fifty municipalities of 500 needs each, written by the owner, and an open session in the first. */
export async function seed(ownerUrl: string, tenants: number, needs: number): Promise<Seeded> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	let first: Seeded | undefined;
	for (let index = 0; index < tenants; index++) {
		const made = await seedOne(client, `kunta-${index}`, needs);
		first ??= made;
	}
	await client.query('analyze');
	await client.end();
	return first!;
}

async function seedOne(client: pg.Client, slug: string, needs: number): Promise<Seeded> {
	const tenantId = randomUUID();
	const unit = randomUUID();
	const area = randomUUID();
	const person = randomUUID();
	const token = randomUUID();
	const prefix = `${randomUUID().slice(0, 24)}`;
	const put = (text: string, values: unknown[]) => client.query(text, values);
	await put('insert into gate.tenant_address (slug, tenant_id) values ($1, $2)', [slug, tenantId]);
	await put('insert into tenant (tenant_id, name) values ($1, $2)', [tenantId, slug]);
	await put('insert into audit_head (tenant_id) values ($1)', [tenantId]);
	await put('insert into need_counter (tenant_id, last_number) values ($1, $2)', [tenantId, needs]);
	await put(
		`insert into service_area (tenant_id, id, name, governance_model) values ($1, $2, 'Kirjasto', 'own_strategy')`,
		[tenantId, area],
	);
	await put(
		`insert into service_unit (tenant_id, id, service_area_id, name, kind, link_token) values ($1, $2, $3, 'Pääkirjasto', 'main_library', $4)`,
		[tenantId, unit, area, randomUUID()],
	);
	await put(`insert into person (tenant_id, id, name, email) values ($1, $2, 'Aino', 'aino@example.org')`, [
		tenantId,
		person,
	]);
	for (const role of ['administrator', 'director', 'coordinator'])
		await put('insert into access_grant (tenant_id, id, person_id, access_role) values ($1, $2, $3, $4)', [
			tenantId,
			randomUUID(),
			person,
			role,
		]);
	await put(
		`insert into session (tenant_id, token_hash, person_id, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
		[tenantId, createHash('sha256').update(token).digest(), person],
	);
	await put(NEEDS, [tenantId, prefix, unit, needs]);
	await put(WORDINGS, [tenantId]);
	return { slug, token, tenantId, needId: `${prefix}${(7).toString(16).padStart(12, '0')}` };
}
