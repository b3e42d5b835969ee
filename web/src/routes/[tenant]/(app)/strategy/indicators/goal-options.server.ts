import * as goals from '#domain/strategy/goal/goal.server.ts';
import type { Actor } from '#platform/actor.server.ts';

/** Goals in use, and the one that was chosen, whatever became of it. */
export async function goalOptions(actor: Actor, own?: string): Promise<{ value: string; label: string }[]> {
	const all = await goals.list(actor, { withRetired: own !== undefined });
	return all
		.filter(({ id, retiredAt }) => retiredAt === null || id === own)
		.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }));
}
