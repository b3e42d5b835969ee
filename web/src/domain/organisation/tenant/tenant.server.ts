import { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import type { Db } from '#platform/db.server.ts';
import { useToken } from '#platform/founding.server.ts';
import type { TenantChange } from './tenant.ts';
import * as store from './tenant.store.server.ts';

/** The one who founds has no account yet; the one-time token stands for the right. */
function founder(tenantId: string, slug: string, locale: Actor['locale']): Actor {
	return new Actor({
		tenantId,
		tenantSlug: slug,
		personId: null,
		name: 'founder',
		standings: ['administrator'],
		unitIds: null,
		locale,
	});
}

/**
 * Founds a municipality and what its first administrator needs, in one transaction.
 * Without a token only the demonstration municipality can be founded.
 */
export function establish<T>(
	wanted: {
		name: string;
		address: string;
		token: string | null;
		isDemonstration?: boolean;
		locale: Actor['locale'];
	},
	furnish: (db: Db, actor: Actor) => Promise<T>,
): Promise<{ actor: Actor; answer: T }> {
	const actor = founder(newId(), wanted.address, wanted.locale);
	return actor.change(async (db, record) => {
		if (wanted.token !== null && !(await useToken(db, wanted.token))) refuse('link_not_valid');
		if (!(await store.insertAddress(db, wanted.address, actor.tenantId, wanted.isDemonstration ?? false)))
			refuse('address_taken');
		await store.insert(db, {
			tenant_id: actor.tenantId,
			name: wanted.name,
			is_demonstration: wanted.isDemonstration ?? false,
			locale: wanted.locale,
		});
		const answer = await furnish(db, actor);
		record(
			'tenant.founded',
			{ type: 'tenant', id: actor.tenantId },
			{ name: wanted.name, address: wanted.address },
		);
		return { actor, answer };
	});
}

export function get(actor: Actor) {
	actor.must('public.read');
	return actor.read(async (db) => found(await store.find(db), 'municipality'));
}

export async function amend(actor: Actor, change: TenantChange): Promise<void> {
	actor.must('organisation.manage');
	const { version, ...values } = change;
	await actor.change(async (db, record) => {
		const before = found(await store.find(db), 'municipality');
		if (!(await store.update(db, version, values))) refuse('conflict');
		const { name, colour, locale, contact } = before;
		record(
			'tenant.amended',
			{ type: 'tenant', id: actor.tenantId },
			{ before: { name, colour, locale, contact }, after: values },
		);
	});
}
