import type { Db } from '#platform/db.server.ts';
import type { Role } from './role.ts';

export function list(db: Db): Promise<Role[]> {
	return db.selectFrom('role').select(['id', 'name', 'external_key as externalKey', 'version']).orderBy('name').execute();
}
