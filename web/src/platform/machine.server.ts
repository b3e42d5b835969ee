import type { Actor } from './actor.server.ts';
import { inTenant, type Db } from './db.server.ts';
import { runtime } from './runtime.server.ts';

/** Writes of the machine's own progress: nobody decided anything, so the audit trail gets no event of it. */
export function writeProgress<T>(actor: Actor, work: (db: Db) => Promise<T>): Promise<T> {
	return inTenant(runtime().db, actor.tenantId, 'change', work);
}
