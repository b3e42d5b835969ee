import * as bodies from '#domain/governance/body/body.server.ts';
import * as duties from '#domain/governance/duty/duty.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { postChoices } from '../post-choices.server.ts';
import type { DutyChoices } from './duty-choices.ts';

/** Bodies at work, and the one the duty is of, whatever became of it. */
export async function dutyChoices(actor: Actor, bodyId: string | null = null): Promise<DutyChoices> {
	const [all, posts, clauses] = await Promise.all([
		bodies.list(actor),
		postChoices(actor),
		duties.clauseChoices(actor),
	]);
	return {
		bodies: all
			.filter(({ id, retiredAt }) => retiredAt === null || id === bodyId)
			.map(({ id, name }) => ({ value: id, label: name })),
		posts,
		clauses: clauses.map(({ id, number, text, strategy }) => ({
			value: id,
			label: `${number} ${text}`,
			group: strategy,
		})),
	};
}
