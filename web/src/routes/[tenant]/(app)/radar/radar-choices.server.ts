import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { postChoices } from '../year/post-choices.server.ts';

interface Option {
	value: string;
	label: string;
}

export interface RadarChoices {
	posts: Option[];
	/** Activities of culture and sports, and whatever is chosen already. */
	activities: Option[];
	units: Option[];
}

/** What technologies and pilots may name: posts that have not ended, other activities, open units. */
export async function radarChoices(actor: Actor, chosen: readonly string[] = []): Promise<RadarChoices> {
	const [posts, all, unitList] = await Promise.all([
		postChoices(actor),
		measures.list(actor, { withRetired: chosen.length > 0 }),
		units.list(actor),
	]);
	return {
		posts,
		activities: all
			.filter(({ id, hostActivity, retiredOn }) => chosen.includes(id) || (hostActivity && !retiredOn))
			.map(({ id, hostActivity, title }) => ({
				value: id,
				label: hostActivity ? `${hostActivity}: ${title}` : title,
			})),
		units: unitList
			.filter(({ closedOn }) => closedOn === null)
			.map(({ id, name }) => ({ value: id, label: name })),
	};
}
