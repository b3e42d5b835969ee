import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Reservation } from './reservation.ts';

export type ReservationSource = 'training';

export function list(db: Db): Promise<Reservation[]> {
	return db
		.selectFrom('capacity_reservation')
		.innerJoin('position', (join) =>
			join
				.onRef('position.tenant_id', '=', 'capacity_reservation.tenant_id')
				.onRef('position.id', '=', 'capacity_reservation.position_id'),
		)
		.select([
			'capacity_reservation.position_id as positionId',
			'position.role_id as roleId',
			'capacity_reservation.title',
			'capacity_reservation.starts_on as startsOn',
			'capacity_reservation.ends_on as endsOn',
			sql<number>`capacity_reservation.days::float8`.as('days'),
		])
		.orderBy('capacity_reservation.starts_on')
		.orderBy('capacity_reservation.title')
		.orderBy('capacity_reservation.position_id')
		.execute();
}

export async function removeOf(db: Db, kind: ReservationSource, sourceId: string): Promise<void> {
	await db
		.deleteFrom('capacity_reservation')
		.where('source_kind', '=', kind)
		.where('source_id', '=', sourceId)
		.execute();
}

export async function insertAll(
	db: Db,
	rows: readonly Insertable<Database['capacity_reservation']>[],
): Promise<void> {
	if (rows.length > 0)
		await db
			.insertInto('capacity_reservation')
			.values([...rows])
			.execute();
}
