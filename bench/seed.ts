import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { seedTenant, type SeededTenant } from '../scripts/testing/seed-tenant.ts';

export interface Seeded extends SeededTenant {
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
const COUNT = 'update need_counter set last_number = $2 where tenant_id = $1';

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
	const tenant = await seedTenant(client, slug);
	const prefix = randomUUID().slice(0, 24);
	await client.query(NEEDS, [tenant.tenantId, prefix, tenant.unitId, needs]);
	await client.query(WORDINGS, [tenant.tenantId]);
	await client.query(COUNT, [tenant.tenantId, needs]);
	return { ...tenant, needId: `${prefix}${(7).toString(16).padStart(12, '0')}` };
}
