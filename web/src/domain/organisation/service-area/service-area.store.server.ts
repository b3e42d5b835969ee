import type { Db } from '#platform/db.server.ts';
import type { ServiceArea } from './service-area.ts';

export function list(db: Db): Promise<ServiceArea[]> {
	return db
		.selectFrom('service_area')
		.select(['id', 'name', 'governance_model as governanceModel', 'position', 'version'])
		.orderBy('position')
		.orderBy('name')
		.execute();
}
