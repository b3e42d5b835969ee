import type { Db } from '#platform/db.server.ts';
import type { KnownUnit } from './judge-units.ts';

/** Closed ones too: their names stay theirs. */
export function listUnits(db: Db): Promise<KnownUnit[]> {
	return db
		.selectFrom('service_unit')
		.select(['id', 'name', 'external_key as externalKey', 'service_area_id as areaId', 'address', 'kind'])
		.execute();
}
