import * as bodies from '#domain/governance/body/body.server.ts';
import type { Actor } from '#platform/actor.server.ts';

/** Bodies at work, and the one that is chosen; a management team is the first guess. */
export async function bodyChoices(actor: Actor, chosen: string | null = null) {
	const all = (await bodies.list(actor)).filter(({ id, retiredAt }) => retiredAt === null || id === chosen);
	return {
		bodies: all.map(({ id, name }) => ({ value: id, label: name })),
		usualBody: all.find(({ kind }) => kind === 'management_team')?.id ?? all[0]?.id,
	};
}
