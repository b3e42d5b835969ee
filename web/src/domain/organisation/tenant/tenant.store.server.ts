import type { Db } from '#platform/db.server.ts';

export interface NewTenant {
	tenant_id: string;
	name: string;
	is_demonstration: boolean;
	locale: 'fi' | 'sv' | 'en';
}

export async function insertAddress(
	db: Db,
	slug: string,
	tenantId: string,
	isDemonstration: boolean,
): Promise<boolean> {
	const row = await db
		.insertInto('gate.tenant_address')
		.values({ slug, tenant_id: tenantId, is_demonstration: isDemonstration })
		.onConflict((conflict) => conflict.doNothing())
		.returning('slug')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insert(db: Db, tenant: NewTenant): Promise<void> {
	await db.insertInto('tenant').values(tenant).execute();
	await db.insertInto('audit_head').values({ tenant_id: tenant.tenant_id }).execute();
	await db.insertInto('need_counter').values({ tenant_id: tenant.tenant_id }).execute();
}

export function find(db: Db) {
	return db
		.selectFrom('tenant')
		.select(['tenant_id', 'name', 'colour', 'locale', 'contact', 'is_demonstration', 'version'])
		.executeTakeFirst();
}

export async function update(
	db: Db,
	version: number,
	values: { name: string; colour: string; locale: 'fi' | 'sv' | 'en'; contact: string },
): Promise<boolean> {
	const row = await db
		.updateTable('tenant')
		.set({ ...values, version: version + 1 })
		.where('version', '=', version)
		.returning('version')
		.executeTakeFirst();
	return row !== undefined;
}
