import { runtime } from './runtime.server.ts';

// An address never changes its tenant, so a hit may be kept; a miss may not.
const known = new Map<string, string>();

export async function tenantIdOf(slug: string): Promise<string | undefined> {
	const kept = known.get(slug);
	if (kept) return kept;
	const row = await runtime()
		.db.selectFrom('gate.tenant_address')
		.select('tenant_id')
		.where('slug', '=', slug)
		.executeTakeFirst();
	if (row && known.size < 10_000) known.set(slug, row.tenant_id);
	return row?.tenant_id;
}

export function listAddresses(limit: number): Promise<{ slug: string; tenant_id: string }[]> {
	return runtime()
		.db.selectFrom('gate.tenant_address')
		.select(['slug', 'tenant_id'])
		.orderBy('created_at')
		.limit(limit)
		.execute();
}

/** The address of a tenant that something other than its address names. */
export async function slugOf(tenantId: string): Promise<string | undefined> {
	const row = await runtime()
		.db.selectFrom('gate.tenant_address')
		.select('slug')
		.where('tenant_id', '=', tenantId)
		.executeTakeFirst();
	return row?.slug;
}
