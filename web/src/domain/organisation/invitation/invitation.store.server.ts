import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { AccessRole } from '#platform/permission/permissions.ts';
import type { Invitation } from './invitation.ts';

const VALID_FOR = '14 days';
const expiry = () => sql<Date>`now() + ${VALID_FOR}::interval`;

export interface NewInvitation {
	id: string;
	token_hash: Buffer;
	email: string;
	name: string;
	access_role: AccessRole;
	service_unit_id: string | null;
	invited_by: string;
}

/** Invitations that can still be accepted. */
export function listOpen(db: Db): Promise<Invitation[]> {
	return db
		.selectFrom('invitation')
		.innerJoin('person', (join) =>
			join
				.onRef('person.tenant_id', '=', 'invitation.tenant_id')
				.onRef('person.id', '=', 'invitation.invited_by'),
		)
		.leftJoin('service_unit', (join) =>
			join
				.onRef('service_unit.tenant_id', '=', 'invitation.tenant_id')
				.onRef('service_unit.id', '=', 'invitation.service_unit_id'),
		)
		.select([
			'invitation.id',
			'invitation.name',
			'invitation.email',
			sql<AccessRole>`invitation.access_role`.as('accessRole'),
			'service_unit.name as unit',
			'person.name as invitedBy',
			'invitation.created_at as createdAt',
			'invitation.expires_at as expiresAt',
		])
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.where('invitation.expires_at', '>', sql<Date>`now()`)
		.orderBy('invitation.created_at', 'desc')
		.execute();
}

export function findOpen(db: Db, tokenHash: Buffer) {
	return db
		.selectFrom('invitation')
		.select(['id', 'name', 'email'])
		.where('token_hash', '=', tokenHash)
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.where('expires_at', '>', sql<Date>`now()`)
		.executeTakeFirst();
}

/** What the given names and this municipality does not allow: a person's e-mail, or a unit that is not there. */
export async function obstacle(
	db: Db,
	email: string,
	unitId: string | null,
): Promise<'email' | 'unit' | undefined> {
	const { rows } = await sql<{ is_taken: boolean; has_unit: boolean }>`
		select exists (select from person where email = ${email}) as is_taken,
			${unitId}::uuid is null or exists (select from service_unit where id = ${unitId}) as has_unit`.execute(
		db,
	);
	if (rows[0]?.is_taken) return 'email';
	return rows[0]?.has_unit ? undefined : 'unit';
}

export async function insert(db: Db, invitation: NewInvitation): Promise<void> {
	await db
		.insertInto('invitation')
		.values({ ...invitation, expires_at: expiry() })
		.execute();
}

function open(db: Db) {
	return db.updateTable('invitation').where('accepted_at', 'is', null).where('withdrawn_at', 'is', null);
}

export async function withdrawEarlier(db: Db, email: string): Promise<void> {
	await open(db)
		.set({ withdrawn_at: sql<Date>`now()` })
		.where('email', '=', email)
		.execute();
}

export async function withdraw(db: Db, id: string): Promise<boolean> {
	const row = await open(db)
		.set({ withdrawn_at: sql<Date>`now()` })
		.where('id', '=', id)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function renew(db: Db, id: string, tokenHash: Buffer): Promise<boolean> {
	const row = await open(db)
		.set({ token_hash: tokenHash, expires_at: expiry() })
		.where('id', '=', id)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Marks the invitation used; undefined when the token opens nothing any more. */
export function accept(db: Db, tokenHash: Buffer) {
	return open(db)
		.set({ accepted_at: sql<Date>`now()` })
		.where('token_hash', '=', tokenHash)
		.where('expires_at', '>', sql<Date>`now()`)
		.returning(['id', 'email', 'service_unit_id', sql<AccessRole>`access_role`.as('access_role')])
		.executeTakeFirst();
}
