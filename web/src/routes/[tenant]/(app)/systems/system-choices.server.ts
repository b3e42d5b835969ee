import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { postChoices } from '../year/post-choices.server.ts';

interface Option {
	value: string;
	label: string;
}

export interface SystemChoices {
	posts: Option[];
	units: Option[];
}

/** Posts that have not ended, and open units with those already chosen. */
export async function systemChoices(actor: Actor, chosen: readonly string[] = []): Promise<SystemChoices> {
	const [posts, all] = await Promise.all([postChoices(actor), units.list(actor)]);
	return {
		posts,
		units: all
			.filter(({ id, closedOn }) => closedOn === null || chosen.includes(id))
			.map(({ id, name }) => ({ value: id, label: name })),
	};
}
