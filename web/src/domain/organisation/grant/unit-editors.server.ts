import type { Db } from '#platform/db.server.ts';
import * as store from './grant.store.server.ts';

export interface UnitEditor {
	personId: string;
	unitId: string;
}

/** Who speaks for the units: letters that ask a unit something go to them. */
export function unitEditors(db: Db, unitIds: readonly string[]): Promise<UnitEditor[]> {
	return unitIds.length === 0 ? Promise.resolve([]) : store.listEditors(db, unitIds);
}
