import type { Db } from './db.server.ts';
import { refuse } from './refusal.ts';

/**
 * Runs work once per key. A second call waits for the first one's commit on the primary key, then gets its answer.
 * The answer must survive JSON.
 */
export async function once<T>(
	db: Db,
	call: { verb: string; key: string },
	work: () => Promise<T>,
): Promise<T> {
	const claimed = await db
		.insertInto('idempotency_key')
		.values({ key: call.key, verb: call.verb })
		.onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
		.returning('key')
		.executeTakeFirst();
	if (!claimed) {
		const earlier = await db
			.selectFrom('idempotency_key')
			.select(['verb', 'answer'])
			.where('key', '=', call.key)
			.executeTakeFirstOrThrow();
		if (earlier.verb !== call.verb) refuse('key_used_elsewhere');
		return (earlier.answer as { value: T }).value;
	}
	const answer = await work();
	await db
		.updateTable('idempotency_key')
		.set({ answer: JSON.stringify({ value: answer ?? null }) })
		.where('key', '=', call.key)
		.execute();
	return answer;
}
