import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { Actor } from '../actor.server.ts';
import { inTenant, type Db } from '../db.server.ts';
import type { AccessRole } from '../permission/permissions.ts';
import { Reading } from '../reading.server.ts';
import { runtime } from '../runtime.server.ts';

const IDLE = '12 hours';
const ABSOLUTE = '14 days';
/** Roles whose rights reach every unit of the tenant. */
const TENANT_WIDE: readonly AccessRole[] = ['administrator', 'director', 'coordinator', 'rater', 'reader'];

export interface TenantAddress {
	id: string;
	slug: string;
}

export function hashToken(token: string): Buffer {
	return createHash('sha256').update(token).digest();
}

/** A new session for a person; the token is shown once and only its hash is kept. */
export async function open(db: Db, personId: string): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await db
		.insertInto('session')
		.values({
			token_hash: hashToken(token),
			person_id: personId,
			expires_at: sql<Date>`now() + ${ABSOLUTE}::interval`,
		})
		.execute();
	return token;
}

export async function close(db: Db, token: string): Promise<void> {
	await db.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute();
}

/** Ends every session of a person: after a change of password, of rights, or on disabling. */
export async function closeAllOf(db: Db, personId: string, exceptToken?: string): Promise<void> {
	let query = db.deleteFrom('session').where('person_id', '=', personId);
	if (exceptToken) query = query.where('token_hash', '!=', hashToken(exceptToken));
	await query.execute();
}

function liveSession(db: Db, token: string) {
	return db
		.selectFrom('session')
		.innerJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'session.tenant_id').onRef('person.id', '=', 'session.person_id'),
		)
		.select([
			'person.id',
			'person.name',
			'person.locale',
			sql<boolean>`session.seen_at < now() - interval '5 minutes'`.as('is_stale'),
			sql<{ role: AccessRole; unit: string | null }[]>`(
				select coalesce(json_agg(json_build_object('role', access_role, 'unit', service_unit_id)), '[]')
				from access_grant where access_grant.tenant_id = person.tenant_id and person_id = person.id)`.as(
				'grants',
			),
		])
		.where('session.token_hash', '=', hashToken(token))
		.where('session.expires_at', '>', sql<Date>`now()`)
		.where('session.seen_at', '>', sql<Date>`now() - ${IDLE}::interval`)
		.where('person.disabled_at', 'is', null)
		.executeTakeFirst();
}

async function touch(tenant: TenantAddress, token: string): Promise<void> {
	await inTenant(runtime().db, tenant.id, 'change', (db) =>
		db
			.updateTable('session')
			.set({ seen_at: sql<Date>`now()` })
			.where('token_hash', '=', hashToken(token))
			.execute(),
	);
}

/** The signed-in person as an actor, or undefined when the token opens nothing here. */
export async function actorOf(tenant: TenantAddress, token: string): Promise<Actor | undefined> {
	const reading = new Reading(tenant.id);
	const row = await reading.read((db) => liveSession(db, token));
	if (!row) return undefined;
	if (row.is_stale) await touch(tenant, token);
	const isWide = row.grants.some((grant) => TENANT_WIDE.includes(grant.role) || grant.unit === null);
	const who = {
		tenantId: tenant.id,
		tenantSlug: tenant.slug,
		personId: row.id,
		name: row.name,
		standings: row.grants.map((grant) => grant.role),
		unitIds: isWide ? null : row.grants.flatMap((grant) => grant.unit ?? []),
		locale: row.locale,
	};
	return new Actor(who, reading);
}

/** Anyone without an account, looking at what is public. */
export function visitor(tenant: TenantAddress, locale: Actor['locale']): Actor {
	return new Actor({
		tenantId: tenant.id,
		tenantSlug: tenant.slug,
		personId: null,
		name: 'visitor',
		standings: ['visitor'],
		unitIds: [],
		locale,
	});
}
