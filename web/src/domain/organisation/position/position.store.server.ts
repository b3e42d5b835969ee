import type { Db } from '#platform/db.server.ts';
import type { Position } from './position.ts';

export function list(db: Db): Promise<Position[]> {
	return db
		.selectFrom('position')
		.innerJoin('role', (join) =>
			join.onRef('role.tenant_id', '=', 'position.tenant_id').onRef('role.id', '=', 'position.role_id'),
		)
		.leftJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'position.tenant_id').onRef('person.id', '=', 'position.person_id'),
		)
		.select([
			'position.id',
			'position.title',
			'position.role_id as roleId',
			'role.name as role',
			'position.service_area_id as serviceAreaId',
			'position.person_id as personId',
			'person.name as person',
			'position.tenure',
			'position.days_per_month as daysPerMonth',
			'position.valid_from as validFrom',
			'position.valid_to as validTo',
			'position.version',
		])
		.orderBy('role.name')
		.orderBy('position.title')
		.execute();
}
