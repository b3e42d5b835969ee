import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { postChoices } from '../../year/post-choices.server.ts';

interface Option {
	value: string;
	label: string;
	group?: string;
}

export interface MeasureFormChoices {
	goals: Option[];
	areas: Option[];
	units: Option[];
	posts: Option[];
}

/** What a measure may name: goals in use, posts that have not ended, units that are open. */
export async function measureChoices(actor: Actor, goalId?: string): Promise<MeasureFormChoices> {
	const [goalList, areaList, unitList, posts] = await Promise.all([
		goals.list(actor, { withRetired: goalId !== undefined }),
		areas.list(actor),
		units.list(actor),
		postChoices(actor),
	]);
	const strategies = new Set(goalList.map(({ strategyId }) => strategyId)).size;
	return {
		goals: goalList
			.filter(({ id, retiredAt }) => retiredAt === null || id === goalId)
			.map(({ id, code, title, strategy }) => ({
				value: id,
				label: `${code} ${title}`,
				...(strategies > 1 && { group: strategy }),
			})),
		areas: areaList.map(({ id, name }) => ({ value: id, label: name })),
		units: unitList
			.filter(({ closedOn }) => closedOn === null)
			.map(({ id, name }) => ({ value: id, label: name })),
		posts,
	};
}
