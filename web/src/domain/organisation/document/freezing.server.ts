import type { Actor } from '#platform/actor.server.ts';
import { runtime } from '#platform/runtime.server.ts';

export const freezeQueue = 'freeze-documents';

/**
 * Asks for the documents of what has just been decided, when its transaction is over. What is not asked for, or is lost,
 * the job finds by itself.
 */
export async function askFreezing({ tenantId, tenantSlug }: Actor): Promise<void> {
	const { jobs, log } = runtime();
	try {
		await jobs?.send(freezeQueue, { tenantId, tenantSlug });
	} catch (error) {
		log.warn({ err: error, tenant: tenantId }, 'documents not queued');
	}
}

/** The answer of an act that decides something, after asking for its documents. */
export async function andFreeze<T>(actor: Actor, act: Promise<T>): Promise<T> {
	const answer = await act;
	await askFreezing(actor);
	return answer;
}
